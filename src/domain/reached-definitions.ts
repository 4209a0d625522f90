/** The part of the definitions that some goods rest on: their sets, units, recipes with sub-recipes, and ingredients. */
import { invariant } from '../shared/invariant.ts';
import type { FinishedGoodId, RecipeId } from './ids.ts';
import type { PlanDefinitions } from './plan.ts';

type Mutable<M> = M extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never;
type GrowingDefinitions = { [K in keyof PlanDefinitions]: Mutable<PlanDefinitions[K]> };

export function emptyDefinitions(): GrowingDefinitions {
  return { recipes: new Map(), finishedUnits: new Map(), finishedGoods: new Map(), ingredients: new Map() };
}

/** Takes definitions that hold everything the goods reach; gives just that, the goods themselves included. */
export function definitionsReachedBy(definitions: PlanDefinitions, goods: Iterable<FinishedGoodId>): PlanDefinitions {
  const reached = emptyDefinitions();
  const carry = <K extends keyof PlanDefinitions>(kind: K, id: Parameters<PlanDefinitions[K]['get']>[0]): boolean => {
    const target = reached[kind] as Map<unknown, unknown>; // a cast: the two maps are of one kind, which the compiler cannot follow
    if (target.has(id)) return false;
    const definition = (definitions[kind] as ReadonlyMap<unknown, unknown>).get(id);
    invariant(definition, `${kind} ${String(id)} is defined in its plan`);
    target.set(id, definition);
    return true;
  };
  const addRecipe = (id: RecipeId): void => {
    if (!carry('recipes', id)) return;
    const recipe = reached.recipes.get(id);
    for (const line of recipe?.ingredients ?? []) carry('ingredients', line.ingredientId);
    for (const component of recipe?.components ?? []) addRecipe(component.recipeId);
  };
  const addGood = (id: FinishedGoodId): void => {
    if (!carry('finishedGoods', id)) return;
    for (const line of reached.finishedGoods.get(id)?.components ?? []) {
      if (line.kind === 'good') addGood(line.finishedGoodId);
      else if (line.kind === 'packaging') carry('ingredients', line.ingredientId);
      else if (carry('finishedUnits', line.finishedUnitId)) {
        const unit = reached.finishedUnits.get(line.finishedUnitId);
        if (unit) addRecipe(unit.recipeId);
      }
    }
  };
  for (const id of goods) addGood(id);
  return reached;
}

/** Both together; where they name the same id, what was frozen first stays. */
export function withDefinitions(first: PlanDefinitions, more: PlanDefinitions): PlanDefinitions {
  return {
    recipes: new Map([...more.recipes, ...first.recipes]),
    finishedUnits: new Map([...more.finishedUnits, ...first.finishedUnits]),
    finishedGoods: new Map([...more.finishedGoods, ...first.finishedGoods]),
    ingredients: new Map([...more.ingredients, ...first.ingredients]),
  };
}

/** Those of the second that the first does not hold. */
export function definitionsBeyond(held: PlanDefinitions, more: PlanDefinitions): PlanDefinitions {
  const beyond = <Id, V>(has: ReadonlyMap<Id, V>, wants: ReadonlyMap<Id, V>): Map<Id, V> =>
    new Map([...wants].filter(([id]) => !has.has(id)));
  return {
    recipes: beyond(held.recipes, more.recipes),
    finishedUnits: beyond(held.finishedUnits, more.finishedUnits),
    finishedGoods: beyond(held.finishedGoods, more.finishedGoods),
    ingredients: beyond(held.ingredients, more.ingredients),
  };
}
