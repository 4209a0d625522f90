/** What an event needs against what is in the pantry, and the pantry as a list. */
import type { Connection } from '../database/connection.ts';
import { ingredientOutlines, type IngredientOutline } from '../database/model.ts';
import type { EventId, IngredientId } from '../domain/ids.ts';
import { NOTHING_KNOWN, type WeighingFacts } from '../domain/measures.ts';
import { undecidedNames } from '../domain/plan-units.ts';
import { inShelfOrder } from '../domain/shelves.ts';
import type { CountedStock } from '../domain/pantry-use.ts';
import { shopNeeds } from '../domain/shop-needs.ts';
import { restToTick, shoppingList, writeOf, type ShoppingLine } from '../domain/shopping-list.ts';
import type { Refusal } from '../domain/refusals.ts';
import { ok, type Result } from '../shared/result.ts';
import { headerOf } from './event-queries.ts';
import { readPantry, stockView, weighingOf } from './pantry.ts';
import type { PantryRow, ShopLine } from './pantry-views.ts';
import { planOfEvent, progressOf, type PlanOfEvent } from './plan-of-event.ts';
import type { Query } from './query.ts';
import { lineKey, shopTicks, type StoredTick } from './shop-ticks.ts';

export const pantryRows: Query<'pantry.list'> = (connection) => {
  const ingredients = ingredientOutlines(connection);
  const known = new Map(ingredients.map((row) => [row.id, weighingOf(row)]));
  const { stock } = readPantry(connection, (id) => known.get(id) ?? NOTHING_KNOWN);
  return ok(ingredients.map((row) => ({ ...pantryRow(row, stock(row.id)), isArchived: row.archivedAt !== null })));
};

export const shopView: Query<'shop.list'> = (connection, { eventId }) => {
  const shopping = shoppingOf(connection, eventId);
  if (!shopping.ok) return shopping;
  const { found, lines, shelved, stock } = shopping.value;
  const { definitions } = found.plan;
  const views = lines.map((line): ShopLine => {
    const row = shelved.get(line.ingredientId);
    const frozen = definitions.ingredients.get(line.ingredientId);
    const name = frozen?.name ?? row?.name ?? '';
    const counted = row ? pantryRow(row, stock(line.ingredientId)) : { category: null, unit: '', stock: [] };
    const kind = frozen?.kind ?? 'food';
    const nameToday = row && row.name !== name ? row.name : null;
    return { ...shopLine(line), ...counted, ingredientId: line.ingredientId, name, nameToday, kind };
  });
  return ok({
    event: headerOf(found),
    isOfRest: found.started !== null,
    undecided: undecidedNames(found.plan),
    lines: inShelfOrder(views),
  });
};

interface Shopping {
  readonly found: PlanOfEvent;
  readonly lines: readonly ShoppingLine[];
  readonly weighing: (id: IngredientId) => WeighingFacts;
  readonly ticks: (id: IngredientId) => readonly StoredTick[];
  readonly stock: (id: IngredientId) => readonly CountedStock[];
  /** Today's ingredients: their shelves move with the shop. */
  readonly shelved: ReadonlyMap<IngredientId, IngredientOutline>;
}

/**
 * The shopping list of an event. What a started plan needs is as it was frozen; a density that was not known then helps to compare it
 * with the pantry of today.
 */
export function shoppingOf(connection: Connection, eventId: EventId): Result<Shopping, Refusal> {
  const found = planOfEvent(connection, eventId);
  if (!found.ok) return found;
  const { plan } = found.value;
  const shelved = new Map(ingredientOutlines(connection).map((row) => [row.id, row]));
  const weighingInPlan = (id: IngredientId): WeighingFacts => plan.definitions.ingredients.get(id) ?? NOTHING_KNOWN;
  const weighing = (id: IngredientId): WeighingFacts => {
    const [row, inPlan] = [shelved.get(id), weighingInPlan(id)];
    const today = row ? weighingOf(row) : NOTHING_KNOWN;
    return {
      densityGramsPerMl: inPlan.densityGramsPerMl ?? today.densityGramsPerMl,
      pieceGrams: inPlan.pieceGrams ?? today.pieceGrams,
    };
  };
  const needs = shopNeeds(plan, progressOf(connection, found.value.event));
  const { ticks, moments } = shopTicks(connection, eventId);
  const pantry = readPantry(connection, weighing, moments);
  const { stock } = pantry;
  const uses = pantry.uses.filter((use) => use.eventId === eventId);
  const lines = shoppingList(needs, { weighing, weighingInPlan, stock, ticks, uses });
  return ok({ found: found.value, lines, weighing, ticks, stock, shelved });
}

function pantryRow(row: IngredientOutline, stock: readonly CountedStock[]): PantryRow {
  const { id: ingredientId, name, kind, category, stockUnit } = row;
  return {
    ingredientId,
    name,
    kind,
    category,
    unit: stock[0]?.unit.text ?? stockUnit ?? '',
    stock: stock.map(stockView),
  };
}

function shopLine(line: ShoppingLine): Omit<ShopLine, keyof PantryRow | 'nameToday'> {
  const { need, unit, have, verdict, ticked, isDone, standsApart, andToTaste } = line;
  const say = (amount: Parameters<typeof writeOf>[1]) => writeOf(line, amount);
  const isSaidAsTyped = need !== null && need.asTyped !== null && unit === need.unit;
  const rest = ticked && !isDone ? restToTick(line) : null;
  return {
    key: lineKey(line),
    needed: need && (isSaidAsTyped ? { text: need.asTyped, roundedFrom: null } : say(need.total)),
    have: have && say(have).text,
    verdict: verdict.type,
    buy: verdict.type === 'buy' ? say(verdict.amount) : null,
    rest: rest && say(rest),
    ticked: ticked && say(ticked).text,
    isDone,
    apart: line.apart.map((row) => stockView(row).left),
    standsApart,
    andToTaste,
    missing: line.missing,
  };
}
