/** A kitchen with 40 of everything, and names as long as people write them: where a screen is too small, it shows here. */
import { listGoods } from '../../src/database/model.ts';
import { dayAfter, type PlainDate } from '../../src/domain/event-date.ts';
import type { RecipeId } from '../../src/domain/ids.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { longNames } from './long-lists.ts';
import {
  addBox,
  addRecipe,
  bake,
  makeKitchen,
  makeBatches,
  packSome,
  unitsOf,
  type FilledKitchen,
} from './made-kitchen.ts';

const ROWS = 40;

/** “Almond babka with apricot and cardamom, …”: the first words tell rows apart, as a kitchen's own names do. */
const names = Array.from({ length: ROWS }, (_, place) => {
  const [name = '', other = '', third = ''] = [47, 451, 907].map(
    (step) => longNames[(place * step + step) % longNames.length],
  );
  return `${name}, half of them with ${other.toLowerCase()} and half with ${third.toLowerCase()} on top`;
});

export const fullEvents = {
  draft: 'Christmas market on the square before the old town hall, both days, with the stall next to the fountain',
  locked: 'Golden wedding in the community hall, coffee and cake for all who come, boxes to take home afterwards',
  in_production: 'Advent bazaar of the school, the kindergarten and the music school, main hall and both corridors',
  completed: 'Harvest festival with the farmers’ market, the raffle for the new roof and the long table in the street',
} as const;

const REASON =
  'Guests changed: the choir called in the afternoon and asked for one more for each of the singers who come straight from the train';
const NOTES =
  'The key to the hall is at the bakery on the corner. Bring both long tables, the warm lights, and the boxes from last year.\nThe van comes at seven.';

export function fullKitchen(today: PlainDate): Promise<FilledKitchen> {
  return makeKitchen(today, (context) => {
    stock(context);
    const stocked = listGoods(context.connection);
    const goods = stocked.flatMap(({ good }) => (good.finishedUnitId === null ? [good.id] : []));
    const event = (state: keyof typeof fullEvents, days: number) => {
      const facts = { name: fullEvents[state], date: dayAfter(today, days), reason: REASON, notes: NOTES };
      return bake(context, { ...facts, goods, changes: ROWS }, state);
    };
    event('completed', -30);
    const running = event('in_production', 1);
    for (const finishedUnitId of unitsOf(context, running)) makeBatches(context, running, finishedUnitId, 4);
    for (const finishedGoodId of goods.slice(0, 5)) packSome(context, running, finishedGoodId, 2);
    event('locked', 9);
    event('draft', 30);
  });
}

/** So many of them go into all that come after. */
const GO_INTO_OTHERS = 3;

function stock(context: CommandContext): void {
  const recipes: RecipeId[] = [];
  for (const [place, name] of names.entries()) {
    const recipeId = addRecipe(context, {
      name,
      lines: 12,
      ingredient: (line) =>
        `${longNames[(place * 5 + line * 7) % 120] ?? ''} paste, unsweetened, from the jar on the upper shelf`,
      note: 'sifted twice, and warmed to the temperature of the room',
      others: place < GO_INTO_OTHERS ? [] : recipes.slice(0, GO_INTO_OTHERS),
      method: Array.from({ length: 8 }, () => 'Rest the dough for 30 minutes in the cold, else it spreads.'),
      gives: [
        { name: '', perBatch: '24' },
        { name: `${name}, large ones, for the plates`.slice(0, 190), perBatch: '10' },
      ],
    });
    recipes.push(recipeId);
  }
  const bare = listGoods(context.connection).map(({ good }) => good.id);
  for (const [place, name] of names.entries()) {
    const contents = [0, 1, 2, 3, 4].map((line) => [bare[(place * 2 + line * 17) % bare.length], 2 + line] as const);
    addBox(context, `Box of ${name}`, contents, [
      'Paper bag with the window, large',
      'Ribbon, red and white, by the metre',
    ]);
  }
}
