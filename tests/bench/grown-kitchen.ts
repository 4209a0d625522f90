/**
 * A kitchen that has baked for years, made through the store's own commands: what fills it is what fills a real one, the sealed
 * plans of all that was baked. A market every week, each with its recorded changes, until the size is reached; four more are coming, and one
 * with very many changes is being baked.
 */
import * as v from 'valibot';
import type { Connection } from '../../src/database/connection.ts';
import { countRows } from '../../src/database/dump.ts';
import { listGoods } from '../../src/database/model.ts';
import { dayAfter, type PlainDate } from '../../src/domain/event-date.ts';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { saveGood } from '../../src/store/good-commands.ts';
import { saveRecipe } from '../../src/store/recipe-commands.ts';
import { longNames } from '../e2e/long-lists.ts';
import { bake, done, makeKitchen, newUuid } from '../e2e/made-kitchen.ts';
import type { MadeKitchen } from '../e2e/placed-kitchen.ts';

/** The event that is being baked. */
export const BAKING = 'Winter fair';

const RECIPES = 300;
const BOXES = 150;
const GOODS_PER_EVENT = 8;

export interface GrownKitchen extends MadeKitchen {
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A kitchen whose database file has at least so many bytes, as it stands on that day. */
export async function grownKitchen(bytes: number, today: PlainDate): Promise<GrownKitchen> {
  const { seen, ...kitchen } = await makeKitchen(today, (context) => bakeForYears(context, bytes, today), countRows);
  return { ...kitchen, rows: seen };
}

function bakeForYears(context: CommandContext, bytes: number, today: PlainDate): void {
  const { connection } = context;
  stockCatalog(context);
  const boxes = listGoods(connection).flatMap(({ good }) => (good.finishedUnitId === null ? [good.id] : []));
  const chosen = (place: number): FinishedGoodId[] =>
    Array.from({ length: GOODS_PER_EVENT }, (_, row) => boxes[(place * 13 + row * 17) % boxes.length] ?? []).flat();
  const reason = 'Guests changed: one more was asked for at the stall';
  for (const [place, state] of (['draft', 'draft', 'draft', 'locked'] as const).entries()) {
    const date = dayAfter(today, 28 - place * 7);
    bake(context, { name: `Coming market ${place + 1}`, date, goods: chosen(place), changes: 0, reason }, state);
  }
  const fair = { name: BAKING, date: dayAfter(today, 1), goods: chosen(5), changes: 80, reason };
  bake(context, fair, 'in_production');
  for (let week = 1; size(connection) < bytes; week += 1) {
    const date = dayAfter(today, -7 * week);
    bake(context, { name: `Market ${week}`, date, goods: chosen(5 + week), changes: 6, reason }, 'completed');
  }
}

function stockCatalog(context: CommandContext): void {
  const names = longNames.filter((_, place) => place % 6 === 0).slice(0, RECIPES);
  for (const [place, name] of names.entries()) {
    const lines = Array.from({ length: 9 }, (_, line) => ({
      amount: `${1 + (line % 3)} 1/2`,
      unit: line % 2 ? 'cups' : 'tbsp',
      ingredient: `Ingredient ${(place * 5 + line * 7) % 120}`,
      note: line === 3 ? 'sifted' : '',
    }));
    const method = METHOD.join('\n');
    const units = [{ finishedUnitId: null, name: '', perBatch: String(12 + (place % 5) * 12) }];
    done(
      saveRecipe(context, {
        commandId: newUuid(),
        recipeId: null,
        draft: { name, batchStep: 0.5, lines, units, method },
      }),
    );
  }
  const bare = listGoods(context.connection).map(({ good }) => good.id);
  for (let box = 0; box < BOXES; box += 1) {
    const components = [0, 1, 2].flatMap((line) => {
      const finishedGoodId = bare[(box * 2 + line * 41) % bare.length];
      return finishedGoodId === undefined
        ? []
        : [{ kind: 'good' as const, finishedGoodId, quantity: String(2 + line * 2) }];
    });
    const packaging = ['Paper bag', 'Ribbon'].map((item) => ({
      kind: 'packaging' as const,
      name: item,
      quantity: '1',
    }));
    const draft = { name: `Box ${box + 1}`, components: [...components, ...packaging] };
    done(saveGood(context, { commandId: newUuid(), finishedGoodId: null, draft }));
  }
}

const METHOD = [
  'Take the butter out of the cold an hour before. Line three trays, and heat the oven to 180 °C.',
  'Cream the butter and the sugar until pale, then beat in the eggs one after the other.',
  'Sift the flour with the baking powder and the salt, and fold it in by thirds, without beating.',
  'Rest the dough for 30 minutes in the cold, else it spreads.',
  'Portion by the small scoop, two fingers apart, and bake for 11 minutes; turn the tray once.',
  'Cool on the tray for 5 minutes, then on a rack. Pack when cold; keeps for a week in a tin.',
];

/** Of its file, also while it is being written. */
function size(connection: Connection): number {
  const sql = 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size';
  return connection.get(sql, {}, v.object({ bytes: v.number() }))?.bytes ?? 0;
}
