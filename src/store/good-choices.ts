/** The goods of a plan, and those that could be added to it. */
import type { Connection } from '../database/connection.ts';
import { listRecipes, type Good, type WholeGood } from '../database/model.ts';
import type { FinishedGoodId, RecipeId } from '../domain/ids.ts';
import { isNamedAfter } from '../domain/names.ts';
import type { PlanComponent, PlanGood } from '../domain/plan.ts';
import { recipeOfBare } from '../domain/plan-units.ts';
import { boxContents } from './box-contents.ts';
import { archivedAmong } from './plan-commands.ts';
import type { OutlineOfEvent, StartedPlan } from './plan-of-event.ts';
import type { GoodChoice } from './views.ts';

/** Chosen goods as the plan defines them, in its order; then what the catalog offers besides, by name. */
export function goodChoices(
  connection: Connection,
  catalog: readonly WholeGood[],
  { plan, started }: OutlineOfEvent,
): GoodChoice[] {
  const contentsOf = boxContents(connection, catalog, plan);
  const choice = (
    id: FinishedGoodId,
    good: Pick<GoodChoice, 'name' | 'isBare' | 'recipeName' | 'isArchived'>,
    lines: readonly PlanComponent[],
    quantity: number,
  ) => ({
    finishedGoodId: id,
    ...good,
    contents: contentsOf(lines),
    quantity,
  });
  const archived = archivedAmong(catalog);
  const recipes = recipeNames(connection);
  const named = (good: PlanGood) => {
    const { name, isBare } = good;
    return { name, isBare, recipeName: recipeBeside(name, recipeOfBare(plan.definitions, good)) };
  };
  const chosen = plan.selection.flatMap(({ finishedGoodId, quantity }) => {
    const good = plan.definitions.finishedGoods.get(finishedGoodId);
    if (!good) return [];
    const { components } = good;
    return [choice(finishedGoodId, { ...named(good), isArchived: archived.has(finishedGoodId) }, components, quantity)];
  });
  const inPlan = new Set(chosen.map((good) => good.finishedGoodId));
  /** What a change dropped comes back by one, though the catalog has it in the archive today. */
  const known = started ? goodsOnRecord(started) : new Set();
  const others = catalog
    .filter(({ good }) => !inPlan.has(good.id) && (good.archivedAt === null || known.has(good.id)))
    .map(({ good, components }) => {
      // What the plan holds already it would take as it holds it, whatever it is called today.
      const held = plan.definitions.finishedGoods.get(good.id);
      if (held) return choice(good.id, { ...named(held), isArchived: archived.has(good.id) }, held.components, 0);
      const isBare = good.finishedUnitId !== null;
      const recipeName = recipeNameOf(good, recipes);
      return choice(good.id, { name: good.name, isBare, recipeName, isArchived: false }, components, 0);
    });
  return [...chosen, ...others];
}

/** Every good that the plan began with, or that a change was about. */
function goodsOnRecord({ original, amendments }: StartedPlan['started']): ReadonlySet<FinishedGoodId> {
  return new Set([
    ...original.plan.selection.map((row) => row.finishedGoodId),
    ...amendments.flatMap(({ change }) => ('fg_id' in change.data ? [change.data.fg_id] : [])),
  ]);
}

export function recipeNames(connection: Connection): ReadonlyMap<RecipeId | null, string> {
  return new Map(listRecipes(connection).map(({ id, name }) => [id, name]));
}

/** The recipe of a bare good that is not called like it: two recipes may each give a small and a large one. */
export function recipeNameOf(
  { recipeId, name }: Pick<Good, 'recipeId' | 'name'>,
  recipes: ReadonlyMap<RecipeId | null, string>,
): string | null {
  return recipeBeside(name, recipes.get(recipeId));
}

function recipeBeside(name: string, recipeName: string | undefined): string | null {
  return recipeName === undefined || isNamedAfter(name, recipeName) ? null : recipeName;
}
