/**
 * A plan as a value: what is to be made, how many batches of it, and the catalog facts both rest on. A draft's plan is put
 * together from the catalog, a started one from its snapshot and amendments; every rule works on this one shape, so that
 * it gives the same numbers before and after production starts.
 */
import type { Amount } from './amount.ts';
import type { FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from './ids.ts';
import type { BatchStep, FrozenYield } from './yields.ts';

export interface PlanIngredient {
  readonly id: IngredientId;
  readonly name: string;
  readonly kind: 'food' | 'packaging';
  readonly densityGramsPerMl: number | null;
  readonly pieceGrams: number | null;
  readonly allergens: readonly string[];
}

/** One line of a recipe: the amount as typed and exactly (null: “to taste”), the unit as typed and as known (null: unknown). */
export interface RecipeLine {
  readonly ingredientId: IngredientId;
  readonly amountText: string;
  readonly amount: Amount | null;
  readonly unitText: string;
  readonly unit: string | null;
  readonly note: string;
}

/** A sub-recipe: how many of its batches one batch of the parent takes. */
export interface RecipeComponent {
  readonly recipeId: RecipeId;
  readonly batchesText: string;
  readonly batches: Amount;
  readonly note: string;
}

/** What the numbers of a plan need of a recipe. */
export interface RecipeOutline {
  readonly id: RecipeId;
  readonly name: string;
  readonly slug: string;
  readonly batchStep: BatchStep;
}

export interface PlanRecipe extends RecipeOutline {
  readonly ingredients: readonly RecipeLine[];
  readonly components: readonly RecipeComponent[];
  readonly method: string;
}

export interface PlanUnit {
  readonly id: FinishedUnitId;
  readonly name: string;
  readonly recipeId: RecipeId;
  readonly yield: FrozenYield;
}

/** One line of a good. Quantities are whole numbers from 1. */
export type PlanComponent =
  | { readonly kind: 'unit'; readonly finishedUnitId: FinishedUnitId; readonly quantity: number }
  | { readonly kind: 'good'; readonly finishedGoodId: FinishedGoodId; readonly quantity: number }
  | { readonly kind: 'packaging'; readonly ingredientId: IngredientId; readonly quantity: number };

/**
 * What is handed over. A bare good is one unit under its unit's name: its only component is that unit, once. Inside a set a
 * bare good stands as its unit, so that `kind: 'good'` always names a set.
 */
export interface PlanGood {
  readonly id: FinishedGoodId;
  readonly name: string;
  readonly slug: string;
  readonly isBare: boolean;
  readonly components: readonly PlanComponent[];
}

/** The catalog facts a plan rests on, by id. */
export interface PlanDefinitions {
  readonly recipes: ReadonlyMap<RecipeId, PlanRecipe>;
  readonly finishedUnits: ReadonlyMap<FinishedUnitId, PlanUnit>;
  readonly finishedGoods: ReadonlyMap<FinishedGoodId, PlanGood>;
  readonly ingredients: ReadonlyMap<IngredientId, PlanIngredient>;
}

export type OutlineDefinitions = Omit<PlanDefinitions, 'recipes'> & {
  readonly recipes: ReadonlyMap<RecipeId, RecipeOutline>;
};

export interface SelectedGood {
  readonly finishedGoodId: FinishedGoodId;
  readonly quantity: number;
}

/** The chosen batches of one unit, and by how many units a person agreed to be short. */
export interface BatchDecision {
  readonly batches: number;
  readonly acceptedShortfall: number;
}

export interface Plan extends PlanOutline {
  readonly definitions: PlanDefinitions;
}

/** A plan without what its recipes are made of: enough for every number but ingredients, and too little to be frozen. */
export interface PlanOutline {
  readonly definitions: OutlineDefinitions;
  /** In the order the user chose; each good once. */
  readonly selection: readonly SelectedGood[];
  readonly decisions: ReadonlyMap<FinishedUnitId, BatchDecision>;
}
