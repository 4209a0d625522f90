/** What is in the pantry: what was counted, less what batches recorded since have used, as far as that can be compared. */
import type { Connection } from '../database/connection.ts';
import { batchesMadeSince, listStock, type Ingredient, type PantryStock } from '../database/model.ts';
import type { EventId, IngredientId } from '../domain/ids.ts';
import { ingredientNeeds } from '../domain/ingredient-needs.ts';
import { betweenBases, unitOfMeasure, type WeighingFacts } from '../domain/measures.ts';
import { countedStock, type Count, type Use } from '../domain/pantry-use.ts';
import { leftIn, type CountedStock } from '../domain/shopping-list.ts';
import { grouped } from '../shared/grouped.ts';
import { planOfEvent, type PlanOfEvent } from './plan-of-event.ts';
import type { StockView } from './pantry-views.ts';

/** What of it weighs what, as the kitchen knows it today. */
export function weighingOf({ densityGPerMl, pieceGrams }: Ingredient): WeighingFacts {
  return { densityGramsPerMl: densityGPerMl, pieceGrams };
}

/** Whether what is counted in one unit, as typed, is counted in the other as well. */
export function isComparable(unit: string, other: string, ingredient: Ingredient): boolean {
  return betweenBases(unitOfMeasure(unit).base, unitOfMeasure(other).base, weighingOf(ingredient)) !== null;
}

/** Everything that was counted, by ingredient. Takes what is known of each ingredient. */
export function pantryStock(
  connection: Connection,
  weighing: (id: IngredientId) => WeighingFacts,
): (id: IngredientId) => readonly CountedStock[] {
  const rows = listStock(connection);
  const uses = usesSince(connection, rows);
  const byIngredient = grouped(rows, (row) => row.ingredientId);
  return (id) => (byIngredient.get(id) ?? []).map((row) => countedStock(countFrom(row), uses, weighing(id)));
}

export function stockView(stock: CountedStock): StockView {
  const { amountText, unit, countedAt, batchesSince } = stock;
  return { amount: amountText, unit: unit.text, countedAt, batchesSince, left: leftIn(stock) };
}

/** By the frozen recipes of the plans that the batches were made for. */
function usesSince(connection: Connection, stock: readonly PantryStock[]): readonly Use[] {
  const first = stock.map((row) => row.countedAt).toSorted()[0];
  if (first === undefined) return [];
  const plans = new Map<EventId, PlanOfEvent | null>();
  const planOf = (eventId: EventId): PlanOfEvent | null => {
    const known = plans.get(eventId);
    if (known !== undefined) return known;
    const found = planOfEvent(connection, eventId);
    plans.set(eventId, found.ok ? found.value : null);
    return found.ok ? found.value : null;
  };
  return batchesMadeSince(connection, first).flatMap(({ eventId, finishedUnitId, batches, createdAt }) => {
    const definitions = planOf(eventId)?.plan.definitions;
    if (!definitions?.finishedUnits.has(finishedUnitId)) return [];
    return [{ at: createdAt, batches, needs: ingredientNeeds(definitions, new Map([[finishedUnitId, batches]])) }];
  });
}

function countFrom({ ingredientId, amountText, amountNum: num, amountDen: den, unit, countedAt }: PantryStock): Count {
  return { ingredientId, amountText, amount: { num, den }, unit, countedAt };
}
