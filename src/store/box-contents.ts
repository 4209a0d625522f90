/** What is in a box, by name: as the plan defines it, else as the catalog has it today. */
import type { Connection } from '../database/connection.ts';
import { namesOfIngredients, type GoodOutline, type WholeGood } from '../database/model.ts';
import type { PlanComponent, PlanOutline } from '../domain/plan.ts';
import type { BoxContent } from './views.ts';

/** Gives what reads the lines of a box, and of the boxes in it. Takes the boxes of the catalog that the plan does not hold. */
export function boxContents(
  catalog: readonly WholeGood<GoodOutline>[],
  nameOf: (line: PlanComponent) => string,
  plan?: PlanOutline,
): (lines: readonly PlanComponent[]) => BoxContent[] {
  const held = plan?.definitions.finishedGoods;
  const boxes = new Map(
    catalog.map(({ good, components }) => [good.id, good.finishedUnitId === null ? components : []]),
  );
  const inside = (line: PlanComponent): readonly PlanComponent[] => {
    if (line.kind !== 'good') return [];
    const good = held?.get(line.finishedGoodId);
    if (good) return good.isBare ? [] : good.components;
    return boxes.get(line.finishedGoodId) ?? [];
  };
  const contents = (lines: readonly PlanComponent[]): BoxContent[] =>
    lines.map((line) => ({ name: nameOf(line), quantity: line.quantity, inside: contents(inside(line)) }));
  return contents;
}

/** Names of what is in a box: as the plan defines them, else as the catalog has them today. */
export function componentNames(
  connection: Connection,
  catalog: readonly GoodOutline[],
  plan?: PlanOutline,
): (line: PlanComponent) => string {
  const goods = new Map(catalog.map((good) => [good.id, good.name]));
  const units = new Map(
    catalog.flatMap((good) => (good.finishedUnitId === null ? [] : [[good.finishedUnitId, good.name]])),
  );
  let ingredients: ReturnType<typeof namesOfIngredients> | undefined;
  /** Read only where the plan does not tell: a started one holds all that is in its boxes. */
  const ofToday = () => (ingredients ??= namesOfIngredients(connection));
  const held = plan?.definitions;
  return (line) => {
    switch (line.kind) {
      case 'unit':
        return held?.finishedUnits.get(line.finishedUnitId)?.name ?? units.get(line.finishedUnitId) ?? '';
      case 'good':
        return held?.finishedGoods.get(line.finishedGoodId)?.name ?? goods.get(line.finishedGoodId) ?? '';
      case 'packaging':
        return held?.ingredients.get(line.ingredientId)?.name ?? ofToday().get(line.ingredientId) ?? '';
    }
  };
}
