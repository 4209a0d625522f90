/**
 * What is seldom done with a recipe, a box or an ingredient: archive it, bring it back, delete it. Each says on its list what was done, and
 * offers to take it back. Asked with plain values, because the screen that asked is gone when it is undone.
 */
import type { FinishedGoodId, IngredientId, RecipeId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Commands } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import { goodForms } from './good-form.svelte.ts';
import { ingredientForms } from './ingredient-form.svelte.ts';
import { sayOn } from './parting-word.ts';
import { recipeForms } from './recipe-form.svelte.ts';
import { hrefOf } from './route.svelte.ts';
import type { StoreClient } from './store-client.svelte.ts';
import { undoOffers, type UndoOffer } from './undo-offers.svelte.ts';

type Done<T> = Promise<Result<T, Refusal | Trouble>>;

/** How one thing is put away. */
interface Ways {
  readonly screen: UndoOffer['screen'];
  readonly archive: (archived: boolean) => Done<undefined>;
  readonly remove: () => Done<Commands['catalog.putBack']['ask']['rows']>;
  /** What was typed of it and not saved goes with it. */
  readonly letGo: () => void;
}

export class PutAway {
  readonly #store: StoreClient;
  readonly #ways: Ways;

  private constructor(store: StoreClient, ways: Ways) {
    this.#store = store;
    this.#ways = ways;
  }

  static ofRecipe(store: StoreClient, recipeId: RecipeId): PutAway {
    return new PutAway(store, {
      screen: 'recipes',
      archive: (archived) => store.do('catalog.archiveRecipe', { recipeId, archived }),
      remove: () => store.do('catalog.deleteRecipe', { recipeId }),
      letGo: () => recipeForms.drop(hrefOf({ screen: 'recipe', recipeId })),
    });
  }

  static ofGood(store: StoreClient, finishedGoodId: FinishedGoodId): PutAway {
    return new PutAway(store, {
      screen: 'goods',
      archive: (archived) => store.do('catalog.archiveGood', { finishedGoodId, archived }),
      remove: () => store.do('catalog.deleteGood', { finishedGoodId }),
      letGo: () => goodForms.drop(hrefOf({ screen: 'good', finishedGoodId })),
    });
  }

  static ofIngredient(store: StoreClient, ingredientId: IngredientId): PutAway {
    return new PutAway(store, {
      screen: 'pantry',
      archive: (archived) => store.do('pantry.archiveIngredient', { ingredientId, archived }),
      remove: () => store.do('pantry.deleteIngredient', { ingredientId }),
      letGo: () => ingredientForms.drop(hrefOf({ screen: 'ingredient', ingredientId })),
    });
  }

  /** The list it stands on. */
  get screen(): UndoOffer['screen'] {
    return this.#ways.screen;
  }

  async archive(name: string): Done<undefined> {
    const { screen, archive } = this.#ways;
    const done = await archive(true);
    if (done.ok) undoOffers.offer({ screen, name, was: 'archived', undo: () => archive(false) });
    return done;
  }

  async bringBack(name: string): Done<undefined> {
    const done = await this.#ways.archive(false);
    if (!done.ok) return done;
    undoOffers.forgetArchived();
    sayOn(this.#ways.screen, `${name} is back.`);
    return done;
  }

  /** Refused while something rests on it. */
  async remove(name: string): Done<unknown> {
    const { screen, letGo } = this.#ways;
    const gone = await this.#ways.remove();
    if (!gone.ok) return gone;
    const rows = gone.value;
    undoOffers.offer({ screen, name, was: 'deleted', undo: () => this.#store.do('catalog.putBack', { rows }), letGo });
    return gone;
  }
}
