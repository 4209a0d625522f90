/** The goods of a plan, and those that could be added to it. */
import type { Connection } from '../database/connection.ts';
import { namesOfRecipes, withComponents, type GoodOutline } from '../database/model.ts';
import type { FinishedGoodId, RecipeId } from '../domain/ids.ts';
import { isNamedAfter } from '../domain/names.ts';
import type { PlanComponent, PlanGood } from '../domain/plan.ts';
import { recipeOfBare } from '../domain/plan-units.ts';
import { boxContents, componentNames } from './box-contents.ts';
import { archivedAmong } from './plan-commands.ts';
import type { OutlineOfEvent, StartedPlan } from './plan-of-event.ts';
import type { GoodChoice } from './views.ts';

/** Chosen goods as the plan defines them, in its order; then what the catalog offers besides, by name. */
export function goodChoices(
  connection: Connection,
  catalog: readonly GoodOutline[],
  { plan, started }: OutlineOfEvent,
): GoodChoice[] {
  const held = plan.definitions.finishedGoods;
  const besides = withComponents(
    connection,
    catalog.filter(({ id }) => !held.has(id)),
  );
  const contentsOf = boxContents(besides, componentNames(connection, catalog, plan), plan);
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
  const recipes = namesOfRecipes(connection);
  const named = (good: PlanGood) => {
    const { name, isBare } = good;
    return { name, isBare, recipeName: recipeBeside(name, recipeOfBare(plan.definitions, good)) };
  };
  const chosen = plan.selection.flatMap(({ finishedGoodId, quantity }) => {
    const good = held.get(finishedGoodId);
    if (!good) return [];
    const { components } = good;
    return [choice(finishedGoodId, { ...named(good), isArchived: archived.has(finishedGoodId) }, components, quantity)];
  });
  const inPlan = new Set(chosen.map((good) => good.finishedGoodId));
  /** What a change dropped comes back by one, though the catalog has it in the archive today. */
  const known = started ? goodsOnRecord(started) : new Set();
  const linesOf = new Map(besides.map(({ good, components }) => [good.id, components]));
  const others = catalog
    .filter((good) => !inPlan.has(good.id) && (good.archivedAt === null || known.has(good.id)))
    .map((good) => {
      // What the plan holds already it would take as it holds it, whatever it is called today.
      const own = held.get(good.id);
      if (own) return choice(good.id, { ...named(own), isArchived: archived.has(good.id) }, own.components, 0);
      const isBare = good.finishedUnitId !== null;
      const recipeName = recipeNameOf(good, recipes);
      return choice(good.id, { name: good.name, isBare, recipeName, isArchived: false }, linesOf.get(good.id) ?? [], 0);
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

/** The recipe of a bare good that is not called like it: two recipes may each give a small and a large one. */
export function recipeNameOf(
  { recipeId, name }: Pick<GoodOutline, 'recipeId' | 'name'>,
  recipes: ReadonlyMap<RecipeId, string>,
): string | null {
  return recipeId && recipeBeside(name, recipes.get(recipeId));
}

function recipeBeside(name: string, recipeName: string | undefined): string | null {
  return recipeName === undefined || isNamedAfter(name, recipeName) ? null : recipeName;
}
