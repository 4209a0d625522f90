/** Counts what the store answers and what a counted kitchen holds in one and the same way, so that they can be compared. */
import { expect } from 'vitest';
import type { OpenStore } from '../../src/store/open-store.ts';
import { madeOf, needsOf, packedOf, planOf, type CountedKitchen, type Counts } from './counted-kitchen.ts';
import { value } from './test-kitchen.ts';

type Pairs = readonly (readonly [string, number])[];

interface SeenEvent {
  readonly name: string;
  readonly notes: string;
  readonly state: string;
  /** In the order they were chosen. */
  readonly goods: Pairs;
  /** By recipe, what is needed of its unit and the batches chosen, 0 for none. */
  readonly units: readonly (readonly [recipe: string, need: number, batches: number])[];
  /** What was sealed: goods, and batches by recipe. */
  readonly original: { readonly goods: Pairs; readonly batches: Pairs } | null;
  /** By recipe, the batches that were made and what is there of them; and what is packed. Without those that are nothing. */
  readonly made: readonly (readonly [recipe: string, batches: number, units: number])[];
  readonly packed: Pairs;
  readonly changes: number;
  readonly entries: number;
}

export interface SeenKitchen {
  readonly recipes: Pairs;
  readonly boxes: readonly (readonly [string, Pairs])[];
  readonly events: readonly SeenEvent[];
}

export function seenOnPaper(kitchen: CountedKitchen): SeenKitchen {
  return {
    recipes: byName(kitchen.recipes),
    boxes: byName([...kitchen.boxes].map(([name, contents]) => [name, byName(contents)] as const)),
    events: kitchen.events.map((event) => {
      const { goods, batches, catalog } = planOf(event, kitchen);
      const needs = needsOf(goods, catalog);
      const recipes = new Set([...needs.keys(), ...batches.keys()]);
      const { original = null, changes = 0 } = event.started ?? {};
      return {
        name: event.name,
        notes: event.notes,
        state: event.state,
        goods: [...goods],
        units: byName([...recipes].map((name) => [name, needs.get(name) ?? 0, batches.get(name) ?? 0] as const)),
        original: original && { goods: [...original.goods], batches: byName(original.batches) },
        made: byName(
          [...(event.started?.catalog.recipes.keys() ?? [])].flatMap((name) => {
            const { batches: done, units } = event.started ? madeOf(event.started, name) : { batches: 0, units: 0 };
            return done === 0 && units === 0 ? [] : [[name, done, units] as const];
          }),
        ),
        packed: byName(
          [...goods.keys()].flatMap((name) => {
            const packed = event.started ? packedOf(event.started, name) : 0;
            return packed === 0 ? [] : [[name, packed] as const];
          }),
        ),
        changes,
        entries: event.entries,
      };
    }),
  };
}

export async function seenInStore(store: OpenStore): Promise<SeenKitchen> {
  const recipes = value(await store.ask('catalog.recipes', undefined));
  const boxes = value(await store.ask('catalog.goods', undefined)).filter((good) => !good.isBare);
  const events: SeenEvent[] = [];
  for (const { eventId } of value(await store.ask('events.list', undefined))) {
    const { event, goods, units } = value(await store.ask('plan.view', { eventId }));
    const isStarted = event.sealedAt !== null;
    const compared = isStarted ? value(await store.ask('plan.comparison', { eventId })) : null;
    const made = isStarted ? value(await store.ask('make.view', { eventId })).units : [];
    const packed = isStarted ? value(await store.ask('pack.view', { eventId })).goods : [];
    for (const row of made) expect(row.made + row.lost + row.missing).toBe(row.promised);
    for (const row of packed) expect(row.packed + row.now + row.later + row.never).toBe(row.quantity);
    events.push({
      name: event.name,
      notes: event.notes,
      state: event.state,
      goods: goods.filter((good) => good.quantity > 0).map((good) => [good.name, good.quantity]),
      units: byName(units.map((unit) => [unit.recipeName, unit.need, unit.batches ?? 0] as const)),
      original: compared && {
        goods: compared.goods.flatMap((row) => (row.original === null ? [] : [[row.name, row.original] as const])),
        batches: byName(
          compared.units.flatMap((row) =>
            row.originalBatches === null ? [] : [[row.name, row.originalBatches] as const],
          ),
        ),
      },
      made: byName(
        made.flatMap((row) =>
          row.done === 0 && row.made === 0 ? [] : [[row.recipeName, row.done, row.made] as const],
        ),
      ),
      packed: byName(packed.flatMap((row) => (row.packed === 0 ? [] : [[row.name, row.packed] as const]))),
      changes: event.changes,
      entries: value(await store.ask('plan.history', { eventId })).length,
    });
  }
  return {
    recipes: byName(recipes.map((recipe) => [recipe.name, recipe.units[0]?.unitsPerBatch ?? 0] as const)),
    boxes: byName(
      boxes.map((box) => [box.name, byName(box.contents.map((line) => [line.name, line.quantity] as const))] as const),
    ),
    events,
  };
}

function byName<Row extends readonly [string, ...unknown[]]>(rows: Iterable<Row> | Counts): Row[] {
  return [...(rows as Iterable<Row>)].sort(([a], [b]) => (a < b ? -1 : 1)); // a cast: counts are pairs too
}
