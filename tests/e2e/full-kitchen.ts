/** A kitchen with 40 of everything, and names as long as people write them: where a screen is too small, it shows here. */
import { listGoods } from '../../src/database/model.ts';
import { dayAfter, type PlainDate } from '../../src/domain/event-date.ts';
import type { CommandContext } from '../../src/store/command.ts';
import { saveGood } from '../../src/store/good-commands.ts';
import { saveRecipe } from '../../src/store/recipe-commands.ts';
import { longNames } from './long-lists.ts';
import { bake, done, makeKitchen, newUuid } from './made-kitchen.ts';
import type { MadeKitchen } from './placed-kitchen.ts';

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

export function fullKitchen(today: PlainDate): Promise<MadeKitchen> {
  return makeKitchen(
    today,
    (context) => {
      stock(context);
      const stocked = listGoods(context.connection);
      const boxes = stocked.flatMap(({ good }) => (good.finishedUnitId === null ? [good.id] : []));
      const event = (state: keyof typeof fullEvents, days: number) =>
        bake(
          context,
          {
            name: fullEvents[state],
            date: dayAfter(today, days),
            goods: boxes,
            changes: ROWS,
            reason: REASON,
            notes: NOTES,
          },
          state,
        );
      event('completed', -30);
      event('in_production', 1);
      event('locked', 9);
      event('draft', 30);
    },
    () => null,
  );
}

function stock(context: CommandContext): void {
  for (const [place, name] of names.entries()) {
    const lines = Array.from({ length: 12 }, (_, line) => ({
      amount: `${1 + (line % 3)} 1/2`,
      unit: line % 2 ? 'cups' : 'tbsp',
      ingredient: `${longNames[(place * 5 + line * 7) % 120] ?? ''} paste, unsweetened, from the jar on the upper shelf`,
      note: line === 3 ? 'sifted twice, and warmed to the temperature of the room' : '',
    }));
    const method = Array.from({ length: 8 }, () => 'Rest the dough for 30 minutes in the cold, else it spreads.').join(
      '\n',
    );
    const units = ['', 'large ones, for the plates'].map((size, row) => ({
      finishedUnitId: null,
      name: size && `${name}, ${size}`.slice(0, 190),
      perBatch: String(row === 0 ? 24 : 10),
    }));
    done(
      saveRecipe(context, {
        commandId: newUuid(),
        recipeId: null,
        draft: { name, batchStep: 0.5, lines, units, method },
      }),
    );
  }
  const bare = listGoods(context.connection).map(({ good }) => good.id);
  for (const [place, name] of names.entries()) {
    const contents = [0, 1, 2, 3, 4].flatMap((line) => {
      const finishedGoodId = bare[(place * 2 + line * 17) % bare.length];
      return finishedGoodId === undefined
        ? []
        : [{ kind: 'good' as const, finishedGoodId, quantity: String(2 + line) }];
    });
    const packaging = ['Paper bag with the window, large', 'Ribbon, red and white, by the metre'].map((item) => ({
      kind: 'packaging' as const,
      name: item,
      quantity: '1',
    }));
    const draft = { name: `Box of ${name}`, components: [...contents, ...packaging] };
    done(saveGood(context, { commandId: newUuid(), finishedGoodId: null, draft }));
  }
}
