/** What sheets to read beside the bowl or on paper answer with: amounts as they are read. The shopping list prints what `shop.list` says. */
import type { FinishedGoodId, RecipeId } from '../domain/ids.ts';
import type { WrittenAmount } from '../domain/written-amounts.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { EventHeader, PackableRow } from './views.ts';

/** A recipe at a number of batches. */
export interface RecipeSheet {
  readonly recipeId: RecipeId;
  readonly name: string;
  readonly batches: number;
  /** What these batches give: one or the other. */
  readonly gives: readonly {
    readonly name: string;
    /** null: a plan of the oldest kind, which did not keep it. */
    readonly units: number | null;
  }[];
  readonly lines: readonly {
    readonly name: string;
    /** Of a line that has a unit alone, that: “a pinch of”. null: “to taste”. */
    readonly amount: WrittenAmount | null;
    /** What stands there for an amount is of one batch: a pinch is not scaled. */
    readonly isOfOne: boolean;
    /** The range as typed for one batch, of which the amount is the larger end; null: none, or it stands as typed. */
    readonly ofRange: string | null;
    readonly note: string;
    /** What of the note measures one batch, and is not in it: “270 g”; '' where nothing does, or it stands as typed. */
    readonly noteOfOne: string;
  }[];
  /** Other recipes that go in. */
  readonly parts: readonly {
    readonly name: string;
    readonly batches: string;
    readonly note: string;
    /** As in a line. */
    readonly noteOfOne: string;
  }[];
  /** The method, one step each. */
  readonly steps: readonly string[];
}

/** A recipe of the catalog as it is today. */
export interface RecipeAt extends RecipeSheet {
  readonly batchStep: BatchStep;
}

export interface PlanRecipes {
  readonly event: EventHeader;
  /** At one batch, and at the part of one where such a one is planned; a recipe comes before those that go into it. */
  readonly recipes: readonly (RecipeSheet & {
    /** How many of it the plan makes, for itself and for others: “3 ½ batches”. */
    readonly planned: string;
    /** Of which things how many of them are made, where the recipe gives several. */
    readonly sizes: readonly { readonly name: string; readonly batches: number }[];
  })[];
  /** Things whose batches are not chosen yet: their recipes are there only where others need them. */
  readonly undecided: readonly string[];
}

/** Boxes and what goes into each. */
export interface PlanBoxes {
  readonly event: EventHeader;
  readonly items: readonly {
    readonly name: string;
    readonly kind: 'unit' | 'good' | 'packaging';
    /** By all boxes together. */
    readonly needed: number;
  }[];
  /** Goods of the plan in its order, then boxes that go into them. */
  readonly rows: readonly {
    readonly finishedGoodId: FinishedGoodId;
    readonly name: string;
    readonly quantity: number;
    /** It goes into other boxes. */
    readonly isInside: boolean;
    /** A thing by itself: what is in it is it. */
    readonly isBare: boolean;
    /** How many of them can be packed in the end, and for want of what the others cannot; null: all of them, or it goes into others. */
    readonly short: Pick<PackableRow, 'inTheEnd' | 'shortOf'> | null;
    /** How many of each item are in one, in the order of the items; 0: none. */
    readonly counts: readonly number[];
  }[];
}

/** A recipe as it is read while it is made, and the recipes that go into it, each after all that take it, at what they take. */
export interface RecipeToMake extends RecipeSheet {
  readonly inside: readonly (Pick<RecipeSheet, 'recipeId' | 'name' | 'lines' | 'parts' | 'steps'> & {
    /** “1 ⅓ batches”. */
    readonly batches: string;
  })[];
}
