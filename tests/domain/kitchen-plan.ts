/** Plans for tests about ingredients: recipes as one writes them, each with one unit called like it. */
import { parseAmount } from '../../src/domain/amount.ts';
import type { FinishedUnitId, IngredientId } from '../../src/domain/ids.ts';
import { ingredientNeeds, recipeBatches, type IngredientNeed } from '../../src/domain/ingredient-needs.ts';
import { knownUnit } from '../../src/domain/kitchen-units.ts';
import type { PlanDefinitions, PlanIngredient, PlanUnit, RecipeComponent, RecipeLine } from '../../src/domain/plan.ts';
import { writeAmount } from '../../src/domain/written-amounts.ts';
import { ingredientId, recipeId, unitId } from './plan-builder.ts';

type Line = readonly [amount: string, unit: string, ingredient: string, note?: string];
interface RecipeWords {
  readonly lines?: readonly Line[];
  readonly parts?: readonly (readonly [batches: string, recipe: string, note?: string])[];
}
export type KnownOf = Readonly<Record<string, Partial<Pick<PlanIngredient, 'densityGramsPerMl' | 'pieceGrams'>>>>;

/** A kitchen of recipes by name; the n-th recipe and its unit have the id n. */
export class KitchenPlan {
  readonly definitions: PlanDefinitions;
  readonly #recipes: readonly string[];
  readonly #ingredients: readonly string[];

  constructor(recipes: Readonly<Record<string, RecipeWords>>, known: KnownOf = {}) {
    this.#recipes = Object.keys(recipes);
    const words = Object.values(recipes);
    this.#ingredients = [...new Set(words.flatMap(({ lines = [] }) => lines.map(([, , name]) => name)))];
    const rows = Object.entries(recipes).map(([name, { lines = [], parts = [] }]) => ({
      id: recipeId(this.#idOf(name)),
      name,
      slug: name,
      batchStep: 0.25 as const,
      ingredients: lines.map((line) => this.#line(line)),
      components: parts.map(([batches, part, note = '']): RecipeComponent => {
        return { recipeId: recipeId(this.#idOf(part)), batchesText: batches, batches: amountOf(batches), note };
      }),
      method: '',
    }));
    this.definitions = {
      recipes: new Map(rows.map((row) => [row.id, row])),
      finishedUnits: new Map(
        rows.map(({ id, name }): [FinishedUnitId, PlanUnit] => [
          unitId(id),
          { id: unitId(id), name, recipeId: id, yield: { kind: 'count', perBatch: 12 } },
        ]),
      ),
      finishedGoods: new Map(),
      ingredients: new Map(
        this.#ingredients.map((name): [IngredientId, PlanIngredient] => {
          const id = this.ingredient(name);
          const facts = { densityGramsPerMl: null, pieceGrams: null, ...known[name] };
          return [id, { id, name, kind: 'food', allergens: [], ...facts }];
        }),
      ),
    };
  }

  ingredient(name: string): IngredientId {
    return ingredientId(this.#ingredients.indexOf(name) + 1);
  }

  needs(batches: Readonly<Record<string, number>>): readonly IngredientNeed[] {
    return ingredientNeeds(this.definitions, this.#toMake(batches));
  }

  /** Batches of each recipe, as fractions. */
  batches(batches: Readonly<Record<string, number>>): Record<string, string> {
    const all = [...recipeBatches(this.definitions, this.#toMake(batches))];
    return Object.fromEntries(all.map(([id, count]) => [this.#recipes[id - 1] ?? '', count.toFraction()]));
  }

  /** What is needed, as one reads it. */
  says(batches: Readonly<Record<string, number>>): Record<string, string[]> {
    const said = this.needs(batches).map(({ ingredientId: id, amounts, isToTaste }) => [
      this.definitions.ingredients.get(id)?.name ?? '',
      [
        ...amounts.map(({ total, unit, asTyped }) => asTyped ?? writeAmount(total, unit).text),
        ...(isToTaste ? ['to taste'] : []),
      ],
    ]);
    return Object.fromEntries(said) as Record<string, string[]>; // a cast: built of such pairs
  }

  #toMake(batches: Readonly<Record<string, number>>): ReadonlyMap<FinishedUnitId, number> {
    return new Map(Object.entries(batches).map(([name, count]) => [unitId(this.#idOf(name)), count]));
  }

  #idOf(recipe: string): number {
    return this.#recipes.indexOf(recipe) + 1;
  }

  #line([amountText, unitText, name, note = '']: Line): RecipeLine {
    const amount = amountText === '' ? null : amountOf(amountText);
    return { ingredientId: this.ingredient(name), amountText, amount, unitText, unit: knownUnit(unitText), note };
  }
}

function amountOf(text: string) {
  const amount = parseAmount(text);
  if (!amount.ok) throw new Error(`${text}: ${amount.error.type}`);
  return amount.value;
}
