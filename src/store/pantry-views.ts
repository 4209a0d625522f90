/** What the pantry and the shopping list answer with: amounts as they are read, and what was counted when. */
import type { FinishedGoodId, IngredientId, Moment, RecipeId } from '../domain/ids.ts';
import type { IngredientDraft } from '../domain/ingredient-draft.ts';
import type { WrittenAmount } from '../domain/written-amounts.ts';
import type { Verdict } from '../domain/shopping-list.ts';
import type { EventHeader } from './views.ts';

/** What was counted of an ingredient in one unit. */
export interface StockView {
  /** As typed: what counting it anew begins with. */
  readonly amount: string;
  readonly unit: string;
  readonly countedAt: Moment;
  /** Batches recorded since the count that take some of it. */
  readonly batchesSince: number;
  /** Goods packed since the count that take some of it. */
  readonly packedSince: number;
  /** What is left of it by now. */
  readonly left: string;
}

export interface PantryRow {
  readonly ingredientId: IngredientId;
  readonly name: string;
  readonly kind: 'food' | 'packaging';
  /** Its shelf in the shop; null: not said. */
  readonly category: string | null;
  /** The unit it is counted in; '' where none was said. */
  readonly unit: string;
  readonly stock: readonly StockView[];
}

/** An ingredient as a row of the pantry. */
export interface IngredientRow extends PantryRow {
  readonly isArchived: boolean;
}

/** An ingredient with its draft as the editor begins with it. */
export interface IngredientView {
  readonly ingredientId: IngredientId;
  readonly draft: IngredientDraft;
  readonly stock: readonly StockView[];
  readonly isArchived: boolean;
  /** What takes it on a line of its own. */
  readonly recipes: readonly { readonly recipeId: RecipeId; readonly name: string }[];
  /** What is packed in it. */
  readonly boxes: readonly { readonly finishedGoodId: FinishedGoodId; readonly name: string }[];
  /** Names of running events that rest on it: what is edited here does not reach them. */
  readonly runningEvents: readonly string[];
}

/** A line of the shopping list. */
export interface ShopLine extends PantryRow {
  /** What the thing is called in the pantry today, where a started plan knows it by another name; else null. */
  readonly nameToday: string | null;
  /** Names the line for `shop.tick`. */
  readonly key: string;
  /** null: “to taste”. */
  readonly needed: WrittenAmount | null;
  /** What is there of it; null when nothing was counted that compares. */
  readonly have: string | null;
  readonly verdict: Verdict['type'];
  /** What is to be bought; null where there is nothing, or nobody can say. */
  readonly buy: WrittenAmount | null;
  /** Of that, what is not ticked off yet; null where nothing was ticked off before. */
  readonly rest: WrittenAmount | null;
  /** What was ticked off so far; null: nothing. */
  readonly ticked: string | null;
  readonly isDone: boolean;
  /** What is there in units that do not compare with the need. */
  readonly apart: readonly string[];
  /** Another line of the same ingredient does not compare with this one. */
  readonly standsApart: boolean;
  readonly andToTaste: boolean;
  /** What would make its lines comparable: what a cup of it weighs, or a piece; null: nothing that is known of. */
  readonly missing: 'density' | 'piece weight' | null;
}

export interface ShopView {
  readonly event: EventHeader;
  /** It is baked already: what is left to make is what counts. */
  readonly isOfRest: boolean;
  /** Things whose batches are not chosen yet: what they take is not on the list. */
  readonly undecided: readonly string[];
  /** By shelf, then by name. */
  readonly lines: readonly ShopLine[];
}
