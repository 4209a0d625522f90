/** What is in the pantry: what was counted, less what batches and packings recorded since have used, as far as that can be compared. */
import type { Connection } from '../database/connection.ts';
import {
  batchesMadeSince,
  listStock,
  packedSince,
  type IngredientOutline,
  type PantryStock,
} from '../database/model.ts';
import type { EventId, IngredientId, Moment } from '../domain/ids.ts';
import { ingredientNeeds } from '../domain/ingredient-needs.ts';
import { betweenBases, unitOfMeasure, type WeighingFacts } from '../domain/measures.ts';
import { countedStock, leftIn, type Count, type CountedStock, type Use } from '../domain/pantry-use.ts';
import type { PlanDefinitions } from '../domain/plan.ts';
import { packagingNeeds } from '../domain/shop-needs.ts';
import { grouped } from '../shared/grouped.ts';
import { planOfEvent } from './plan-of-event.ts';
import type { StockView } from './pantry-views.ts';

/** What of it weighs what, as the kitchen knows it today. */
export function weighingOf({ densityGPerMl, pieceGrams }: IngredientOutline): WeighingFacts {
  return { densityGramsPerMl: densityGPerMl, pieceGrams };
}

/** Whether what is counted in one unit, as typed, is counted in the other as well. */
export function isComparable(unit: string, other: string, ingredient: IngredientOutline): boolean {
  return betweenBases(unitOfMeasure(unit).base, unitOfMeasure(other).base, weighingOf(ingredient)) !== null;
}

export interface Pantry {
  readonly stock: (id: IngredientId) => readonly CountedStock[];
  /** Batches and packings recorded since the first count, or since a moment before it, as they followed. */
  readonly uses: readonly UseOfEvent[];
}

export interface UseOfEvent extends Use {
  readonly eventId: EventId;
}

/** Everything that was counted, by ingredient. Takes what is known of each ingredient, and from when on their use is of interest. */
export function readPantry(
  connection: Connection,
  weighing: (id: IngredientId) => WeighingFacts,
  since: readonly Moment[] = [],
): Pantry {
  const rows = listStock(connection);
  const uses = usesSince(connection, [...rows.map((row) => row.countedAt), ...since].toSorted()[0]);
  const byIngredient = grouped(rows, (row) => row.ingredientId);
  return {
    stock: (id) => countedStock((byIngredient.get(id) ?? []).map(countFrom), uses, weighing(id)),
    uses,
  };
}

export function stockView(stock: CountedStock): StockView {
  const { amountText, unit, countedAt, batchesSince, packedSince } = stock;
  return { amount: amountText, unit: unit.text, countedAt, batchesSince, packedSince, left: leftIn(stock) };
}

/** By the definitions of the plans that were made and packed for, as they were frozen and changed since. */
function usesSince(connection: Connection, first: Moment | undefined): readonly UseOfEvent[] {
  if (first === undefined) return [];
  const plans = new Map<EventId, PlanDefinitions | null>();
  const definitionsOf = (eventId: EventId): PlanDefinitions | null => {
    const known = plans.get(eventId);
    if (known !== undefined) return known;
    const found = planOfEvent(connection, eventId);
    const definitions = found.ok ? found.value.plan.definitions : null;
    plans.set(eventId, definitions);
    return definitions;
  };
  const made = batchesMadeSince(connection, first).flatMap(({ eventId, finishedUnitId, batches, createdAt }) => {
    const definitions = definitionsOf(eventId);
    if (!definitions?.finishedUnits.has(finishedUnitId)) return [];
    const needs = ingredientNeeds(definitions, new Map([[finishedUnitId, batches]]));
    return [{ eventId, at: createdAt, batches, packed: 0, needs }];
  });
  const packed = packedSince(connection, first).flatMap(({ eventId, finishedGoodId, quantity, createdAt }) => {
    const definitions = definitionsOf(eventId);
    if (!definitions?.finishedGoods.has(finishedGoodId)) return [];
    const needs = packagingNeeds(definitions, new Map([[finishedGoodId, quantity]]));
    return [{ eventId, at: createdAt, batches: 0, packed: quantity, needs }];
  });
  return [...made, ...packed].toSorted((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
}

function countFrom({ ingredientId, amountText, amountNum: num, amountDen: den, unit, countedAt }: PantryStock): Count {
  return { ingredientId, amountText, amount: { num, den }, unit, countedAt };
}
