/**
 * A kitchen that has baked for years, made through the store's own commands: what fills it is what fills a real one, the sealed
 * plans of all that was baked. A market every week, each with its recorded changes, until the size is reached; four more are coming, and one
 * with very many changes is being baked.
 */
import * as v from 'valibot';
import type { Connection } from '../../src/database/connection.ts';
import { listGoods } from '../../src/database/model.ts';
import { dayAfter, type PlainDate } from '../../src/domain/event-date.ts';
import type { FinishedGoodId } from '../../src/domain/ids.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { longNames } from '../e2e/long-lists.ts';
import { addBox, addRecipe, bake, makeKitchen, type FilledKitchen } from '../e2e/made-kitchen.ts';

/** The event that is being baked. */
export const BAKING = 'Winter fair';

const BOXES = 150;
const GOODS_PER_EVENT = 8;

/** A kitchen whose database file has at least so many bytes, as it stands on that day, with so many recipes. */
export function grownKitchen(bytes: number, today: PlainDate, recipes = 300): Promise<FilledKitchen> {
  return makeKitchen(today, (context) => {
    stockCatalog(context, recipes);
    bakeForYears(context, bytes, today);
  });
}

function bakeForYears(context: CommandContext, bytes: number, today: PlainDate): void {
  const { connection } = context;
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

function stockCatalog(context: CommandContext, recipes: number): void {
  const some = longNames.filter((_, place) => place % 6 === 0);
  const names = Array.from({ length: recipes }, (_, place) => {
    const [name, round] = [some[place % some.length] ?? '', Math.floor(place / some.length)];
    return round === 0 ? name : `${name} ${round + 1}`;
  });
  for (const [place, name] of names.entries()) {
    addRecipe(context, {
      name,
      lines: 9,
      ingredient: (line) => `Ingredient ${(place * 5 + line * 7) % 120}`,
      note: 'sifted',
      method: METHOD,
      gives: [{ name: '', perBatch: String(12 + (place % 5) * 12) }],
    });
  }
  const bare = listGoods(context.connection).map(({ good }) => good.id);
  for (let box = 0; box < BOXES; box += 1) {
    const contents = [0, 1, 2].map((line) => [bare[(box * 2 + line * 41) % bare.length], 2 + line * 2] as const);
    addBox(context, `Box ${box + 1}`, contents, ['Paper bag', 'Ribbon']);
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
