/** An ingredient while it is typed, and what of it goes to the store. */
import type { IngredientId } from '../domain/ids.ts';
import type { IngredientDraft, IngredientKind } from '../domain/ingredient-draft.ts';
import { DraftForm } from './draft-form.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import type { StoreClient } from './store-client.svelte.ts';

export class IngredientForm extends DraftForm {
  readonly ingredientId: IngredientId | null;
  readonly #before: IngredientDraft | null;
  name = $state('');
  kind = $state<IngredientKind>('food');
  category = $state('');
  stockUnit = $state('');
  density = $state('');
  pieceWeight = $state('');
  allergens = $state('');
  notes = $state('');
  readonly #asBegun: string;

  /** An ingredient that is there and what it begins with, or nulls for a new one. */
  constructor(ingredientId: IngredientId | null, begin: IngredientDraft | null) {
    super();
    this.ingredientId = ingredientId;
    this.#before = begin;
    if (begin) Object.assign(this, begin);
    this.#asBegun = JSON.stringify(this.draft);
  }

  get draft(): IngredientDraft {
    const { name, kind, category, stockUnit, density, pieceWeight, allergens, notes } = this;
    return { name, kind, category, stockUnit, density, pieceWeight, allergens, notes };
  }

  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#asBegun;
  }

  save(store: StoreClient): Promise<boolean> {
    const { commandId, ingredientId, draft } = this;
    return this.send(
      () => store.do('pantry.saveIngredient', { commandId, ingredientId, draft, before: this.#before }),
      {},
    );
  }
}

export const ingredientForms = new KeptForms<IngredientForm>();
