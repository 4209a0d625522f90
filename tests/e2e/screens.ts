/**
 * Every screen of the app, in every state in which it looks different. A screen or a page of an event that is new to the app does
 * not compile until it stands here.
 */
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import type { EventPage, Route } from '../../src/app/route.svelte.ts';
import type { EventId, FinishedGoodId, IngredientId, RecipeId } from '../../src/domain/ids.ts';
import { copyOf, demoKitchen } from '../store/copied-kitchen.ts';
import { button, choice } from './demo-tablet.ts';
import { eventAt, type ScreenState } from './screen-states.ts';

type ScreenName = Exclude<Route['screen'], 'event'> | `${EventPage} of an event`;

const sheet = (page: Page) => page.getByRole('dialog');
const giveNumber = async (page: Page, label: string, number: string) => {
  await page.getByLabel(`How many: ${label}`, { exact: true }).fill(number);
  await page.getByLabel(`How many: ${label}`, { exact: true }).press('Enter');
};
const chooseFile = (page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) =>
  page.locator('input[type=file]').setInputFiles(file);

/** In a narrow window one or the other is shown, by a choice that a wide one does not need. */
const showBatches = (page: Page) =>
  page.locator('input[type=radio][value=units]').evaluate((radio) => (radio as HTMLInputElement).click());

/** In the page: as if another window had handed over a copy then, before the last save. */
function copiedLongAgo(): void {
  const saved = JSON.parse(localStorage.getItem('bakeline.saved') ?? '{}') as object;
  const at = new Date(Date.now() - 30 * 86_400_000).toISOString();
  localStorage.setItem('bakeline.copy', JSON.stringify({ ...saved, generation: 0, at }));
  dispatchEvent(new StorageEvent('storage', { key: 'bakeline.copy' }));
}

/** The demo kitchen. The order matters where a state leaves something behind. */
export const demoScreens: Readonly<Record<ScreenName, readonly ScreenState[]>> = {
  events: [{ state: 'one being baked', at: { screen: 'events' }, shows: 'Keep baking' }],
  'past events': [{ state: 'one', at: { screen: 'past events' }, shows: 'Harvest market' }],
  'new event': [
    { state: 'empty', at: { screen: 'new event' }, shows: 'Save and choose goods' },
    { state: 'refused', act: (page) => button(page, 'Save and choose goods').tap(), shows: 'A date is missing' },
  ],
  'next event': [
    {
      state: 'of one that is done',
      at: ({ event }) => ({ screen: 'next event', eventId: event('Harvest market') }),
      shows: 'What to begin with',
    },
    {
      state: 'refused',
      act: async (page) => {
        await page.getByLabel('Name').fill('');
        await button(page, 'Save as a new draft').tap();
      },
      shows: 'A name is missing',
    },
  ],
  'edit event': [
    {
      state: 'a draft',
      at: ({ event }) => ({ screen: 'edit event', eventId: event('School fair') }),
      shows: 'School fair',
    },
  ],
  'plan of an event': [
    {
      state: 'a draft, with other batches open',
      at: eventAt('School fair', 'plan'),
      act: (page) => button(page, 'Other number of batches: Sugar cookie').tap(),
      shows: 'Batches, as many as you like:',
    },
    { state: 'its batches where goods and batches take turns', act: showBatches, shows: /can be packed/ },
    {
      state: 'refused batches',
      act: (page) => giveNumber(page, 'batches of Sugar cookie', '2,3'),
      shows: 'made in whole batches',
    },
    {
      state: 'a short choice to accept',
      act: (page) => choice(page, 'Fudge brownie', '11 batches').tap(),
      shows: /6 Fudge brownie short/,
    },
    {
      state: 'its menu',
      act: (page) => page.locator('summary').filter({ hasText: 'Event' }).tap(),
      shows: 'Print the shopping list',
    },
    {
      state: 'deleting it',
      act: (page) => button(page, 'Delete this event').tap(),
      shows: 'All of this goes and cannot be brought back.',
    },
    { state: 'locked', at: eventAt('Garden supper', 'plan'), shows: 'Review and start' },
    { state: 'being baked', at: eventAt('Gift boxes', 'plan'), shows: 'Baking' },
    { state: 'its batches', act: showBatches, shows: 'Baking' },
    { state: 'what is left undone', act: (page) => button(page, 'Done baking').tap(), shows: 'What is open' },
    { state: 'done', at: eventAt('Harvest market', 'plan'), shows: 'Done' },
    { state: 'done, its batches', act: showBatches, shows: 'Done' },
    {
      state: 'of no event',
      at: { screen: 'event', eventId: 999 as EventId, page: 'plan' },
      shows: 'Back to the events',
    },
  ],
  'review of an event': [
    { state: 'a draft', at: eventAt('School fair', 'review'), shows: 'to settle first' },
    {
      state: 'led back to what is to settle',
      act: async (page) => {
        await page.getByRole('main').getByRole('link').first().tap();
        await page
          .getByRole('group', { name: /needed$/ })
          .first()
          .waitFor(); // what it shows stood there before
      },
      shows: 'Review and lock',
    },
    { state: 'locked', at: eventAt('Garden supper', 'review'), shows: 'Start baking: seal this plan' },
    { state: 'frozen already', at: eventAt('Gift boxes', 'review'), shows: 'This plan is sealed already.' },
  ],
  'change of an event': [
    { state: 'what changes', at: eventAt('Gift boxes', 'change'), shows: 'What changes?' },
    {
      state: 'one change, and its effect',
      act: async (page) => {
        await sheet(page).getByRole('button', { name: 'Holiday tin' }).tap();
        await button(page, 'Drop it').tap();
      },
      shows: 'Can be packed',
    },
    { state: 'without a reason', act: (page) => button(page, /^Write change/).tap(), shows: 'A reason is missing' },
    {
      state: 'several changes, and what follows',
      act: async (page) => {
        await button(page, 'Add another change').tap();
        await sheet(page)
          .getByRole('button', { name: /^Brownie bag/ })
          .tap();
        await giveNumber(page, 'Brownie bag', '5');
      },
      shows: 'Fudge brownie 9 to 10 batches',
    },
    {
      state: 'what else changes',
      act: (page) => button(page, 'Add another change').tap(),
      shows: 'What else changes?',
    },
    {
      state: 'left and come back to',
      act: async (page) => {
        await button(page, 'Go on later').tap();
        await page.getByRole('link', { name: 'Go on changing' }).tap();
      },
      shows: 'What you typed here before is still here',
    },
    {
      state: 'one taken out',
      act: (page) => button(page, 'Take out Brownie bag').tap(),
      shows: 'Put it back',
    },
    {
      state: 'only a note',
      act: async (page) => {
        await button(page, 'Begin with an empty one').tap();
        await button(page, 'Only a note').tap();
      },
      shows: 'Write a note',
    },
    { state: 'of what is done', at: eventAt('Harvest market', 'change'), shows: /done|closed/i },
  ],
  'shop of an event': [
    { state: 'a draft', at: eventAt('School fair', 'shop'), shows: /ticked off/ },
    {
      state: 'some ticked off, handed over as text',
      act: async (page) => {
        await page.getByRole('main').locator('label').nth(1).tap();
        await page.getByText(/^1 of \d+ ticked off/).waitFor();
        await button(page, 'Share as text').tap();
      },
      shows: /handed over|copied|Take the text/,
    },
    { state: 'being baked', at: eventAt('Gift boxes', 'shop'), shows: /that remain/ },
    {
      state: 'of no event',
      at: { screen: 'event', eventId: 999 as EventId, page: 'shop' },
      shows: 'Back to the events',
    },
  ],
  'make of an event': [
    { state: 'nothing made yet', at: eventAt('Gift boxes', 'make'), shows: /^Batch done/ },
    {
      state: 'some made, and it is said',
      act: (page) => button(page, 'Batch done of Sugar cookie').tap(),
      shows: '48 Sugar cookie made.',
    },
    {
      state: 'other numbers than planned',
      act: async (page) => {
        await button(page, 'Fewer or more? Of Sugar cookie').tap();
        await giveNumber(page, 'good', '30');
      },
      shows: /18 fewer than planned/,
    },
    { state: 'refused', act: (page) => giveNumber(page, 'good', 'many'), shows: '“many” is not one' },
    {
      state: 'a burnt batch',
      act: async (page) => {
        await button(page, 'Leave it').tap();
        await button(page, 'Lost some? Of Sugar cookie').tap();
        await button(page, 'All 48').tap();
      },
      shows: 'Why? A tap records it',
    },
    { state: 'lost', act: (page) => button(page, 'burnt').tap(), shows: /fewer than needed in the end/ },
    {
      state: 'made so far',
      act: (page) => button(page, 'Made so far of Sugar cookie').tap(),
      shows: '0 good, 48 lost',
    },
    {
      state: 'taken back, and all as it was',
      act: async (page) => {
        await button(page, /^Take back 1 batch: 0 good/).tap();
        await page.getByText('taken back', { exact: true }).waitFor();
        await button(page, /^Take back 1 batch: 48 good/).tap();
        await page.getByText('taken back', { exact: true }).nth(1).waitFor();
      },
      shows: 'taken back',
    },
    {
      state: 'the recipe of a batch',
      act: async (page) => {
        await button(page, 'Close').tap();
        await button(page, 'Recipe of Sugar cookie').tap();
        await sheet(page).locator('label').first().tap();
      },
      shows: /^1 batch · Gives/,
    },
    { state: 'done, to read', at: eventAt('Harvest market', 'make'), shows: /^The baking is done/ },
    { state: 'not begun yet', at: eventAt('School fair', 'make'), shows: /^This plan is a draft/ },
  ],
  'pack of an event': [
    { state: 'nothing made yet', at: eventAt('Gift boxes', 'pack'), shows: /after the remaining batches/ },
    {
      state: 'a good opened',
      act: (page) => page.getByRole('main').locator('button[aria-expanded]').first().tap(),
      shows: 'Nothing of it is packed yet.',
    },
    { state: 'done', at: eventAt('Harvest market', 'pack'), shows: /none were packed/ },
    { state: 'nothing sealed yet', at: eventAt('School fair', 'pack'), shows: /^This plan is a draft/ },
  ],
  'compare of an event': [
    {
      state: 'a row opened',
      at: eventAt('Gift boxes', 'compare'),
      act: (page) => page.locator('tr.row button').first().tap(),
      shows: /^Change 1/,
    },
    { state: 'done', at: eventAt('Harvest market', 'compare'), shows: 'Truffle box' },
    { state: 'nothing sealed yet', at: eventAt('School fair', 'compare'), shows: 'This event cannot be shown' },
  ],
  'history of an event': [
    { state: 'a draft', at: eventAt('School fair', 'history'), shows: 'Nothing has happened yet.' },
    {
      state: 'being baked, its seals verified',
      at: eventAt('Gift boxes', 'history'),
      act: (page) => button(page, 'Verify the seals').tap(),
      shows: 'All fits',
    },
    {
      state: 'the plan as it stood',
      act: (page) => button(page, /^Change 1/).tap(),
      shows: /could be packed/,
    },
  ],
  'event paper': [
    {
      state: 'a shopping list',
      at: ({ event }) => ({ screen: 'event paper', eventId: event('School fair'), sheet: 'shop' }),
      shows: /^Shopping list · Draft/,
    },
    {
      state: 'boxes',
      at: ({ event }) => ({ screen: 'event paper', eventId: event('Gift boxes'), sheet: 'boxes' }),
      shows: 'Needed by all',
    },
    {
      state: 'recipes',
      at: ({ event }) => ({ screen: 'event paper', eventId: event('Garden supper'), sheet: 'recipes' }),
      shows: /^1 batch · Gives 36 Ginger star/,
    },
    {
      state: 'of no event',
      at: { screen: 'event paper', eventId: 999 as EventId, sheet: 'shop' },
      shows: 'Back to the events',
    },
  ],
  recipes: [
    { state: 'some', at: { screen: 'recipes' }, shows: 'Cranberry loaves' },
    {
      state: 'one just archived',
      act: async (page) => {
        await page.getByRole('link', { name: 'Cranberry loaves' }).tap();
        await page.getByText('Archive or delete this recipe').tap();
        await button(page, 'Archive').tap();
      },
      shows: 'Cranberry loaves is archived.',
    },
    {
      state: 'one come back',
      act: (page) => page.getByRole('main').getByRole('button', { name: 'Undo' }).tap(),
      shows: 'Cranberry loaves is back.',
    },
  ],
  'new recipe': [
    { state: 'empty', at: { screen: 'new recipe' }, shows: 'Save recipe' },
    {
      state: 'refused',
      act: async (page) => {
        await button(page, 'Another size or shape').tap();
        await page.getByLabel('Amount, line 1', { exact: true }).fill('1/0');
        await button(page, 'Save recipe').tap();
      },
      shows: '“1/0” is not an amount',
    },
    {
      state: 'a line being typed whole, with names to complete it',
      act: (page) => page.getByLabel(/^A line as it is written/).pressSequentially('1 ½ cups b'),
      shows: 'Ingredient',
    },
    {
      state: 'a line that came in',
      act: async (page) => {
        await page.getByLabel(/^A line as it is written/).fill('1 (14 oz) can condensed milk, warm');
        await button(page, 'Put in').tap();
      },
      shows: '1 line is in.',
    },
    {
      state: 'a line that is another recipe',
      act: (page) => page.getByLabel(/^A line as it is written/).fill('½ batch sugar cookies, cold'),
      shows: 'Of the recipe',
    },
    {
      state: 'another recipe that came in by a line',
      act: (page) => button(page, 'Put in').tap(),
      shows: 'Sugar cookies came in as a recipe',
    },
    {
      state: 'nothing to pack',
      at: { screen: 'new recipe' },
      act: async (page) => {
        await page.getByRole('group', { name: 'What comes out, 2' }).getByRole('button').tap();
        await button(page, 'Only goes into other recipes').tap();
      },
      shows: 'Nothing to pack comes out of it',
    },
    {
      state: 'a copy',
      at: ({ recipe }) => ({ screen: 'new recipe', copyOf: recipe('Cranberry loaves') }),
      shows: 'Save recipe',
    },
  ],
  recipe: [
    {
      state: 'one in use',
      at: ({ recipe }) => ({ screen: 'recipe', recipeId: recipe('Sugar cookies') }),
      shows: 'Gift boxes is being baked',
    },
    {
      state: 'not deleted',
      act: async (page) => {
        await page.getByText('Archive or delete this recipe').tap();
        await button(page, 'Delete').tap();
      },
      shows: 'Archive it instead',
    },
    {
      state: 'made with another one, and more to choose from',
      at: ({ recipe }) => ({ screen: 'recipe', recipeId: recipe('Fudge brownies') }),
      act: async (page) => {
        await button(page, 'Add a recipe').tap();
        await button(page, /^Put in Sugar cookies/).tap();
      },
      shows: 'How many of their batches',
    },
    {
      state: 'with a part that is no number, and one taken out',
      act: async (page) => {
        await button(page, /^Put in Ginger stars/).tap();
        await button(page, 'Take out Ginger stars').tap();
        await giveNumber(page, 'batches of Sugar cookies', 'some');
      },
      shows: '“some” is no number of batches',
    },
    { state: 'none', at: { screen: 'recipe', recipeId: 999 as RecipeId }, shows: 'To the recipes' },
  ],
  'recipe paper': [
    {
      state: 'two and a half batches',
      at: ({ recipe }) => ({ screen: 'recipe paper', recipeId: recipe('Ginger stars'), batches: 2.5 }),
      shows: /^2 ½ batches · Gives 90 Ginger star/,
    },
    {
      state: 'half a batch of what is made whole',
      at: ({ recipe }) => ({ screen: 'recipe paper', recipeId: recipe('Sugar cookies'), batches: 0.5 }),
      shows: 'To the recipe',
    },
    { state: 'none', at: { screen: 'recipe paper', recipeId: 999 as RecipeId, batches: 1 }, shows: 'To the recipes' },
  ],
  goods: [{ state: 'some', at: { screen: 'goods' }, shows: 'Holiday tin' }],
  'new good': [
    { state: 'empty', at: { screen: 'new good' }, shows: 'Save box' },
    { state: 'refused', act: (page) => button(page, 'Save box').tap(), shows: 'There is nothing baked in it yet.' },
    {
      state: 'a copy',
      at: ({ good }) => ({ screen: 'new good', copyOf: good('Holiday tin') }),
      shows: 'Save box',
    },
  ],
  good: [
    {
      state: 'a box',
      at: ({ good }) => ({ screen: 'good', finishedGoodId: good('Holiday tin') }),
      shows: 'Archive or delete this box',
    },
    {
      state: 'one baked thing',
      at: { screen: 'good', finishedGoodId: 1 as FinishedGoodId },
      shows: 'Open its recipe',
    },
    { state: 'none', at: { screen: 'good', finishedGoodId: 999 as FinishedGoodId }, shows: 'To the goods' },
  ],
  pantry: [
    { state: 'some', at: { screen: 'pantry' }, shows: /^10 oz, counted yesterday/ },
    {
      state: 'searched',
      act: (page) => page.getByLabel('Find an ingredient').fill('sug'),
      shows: 'Brown sugar',
    },
  ],
  'count pantry': [
    {
      state: 'what an event needs',
      at: ({ event }) => ({ screen: 'count pantry', eventId: event('Gift boxes') }),
      shows: 'What does 1 cup weigh?',
    },
    {
      state: 'refused',
      act: async (page) => {
        await page.getByLabel('Amount of Vanilla extract').fill('1/0');
        await page.getByLabel('What does 1 cup weigh? Cocoa powder').fill('2 sticks');
        await page.getByLabel('Find an ingredient').tap();
      },
      shows: '“1/0” is no count',
    },
    {
      state: 'a count forgotten',
      act: async (page) => {
        await page.getByLabel('Amount of Butter').fill('');
        await page.getByLabel('Find an ingredient').tap();
      },
      shows: '2 lb is forgotten.',
    },
    { state: 'taken back', act: (page) => button(page, 'Undo: 2 lb of Butter').tap(), shows: /^2 lb, counted/ },
    { state: 'everything', at: { screen: 'count pantry' }, shows: 'Cranberries' },
    {
      state: 'of no event',
      at: { screen: 'count pantry', eventId: 999 as EventId },
      shows: 'That event is no longer here',
    },
  ],
  'new ingredient': [
    { state: 'empty', at: { screen: 'new ingredient' }, shows: 'Save ingredient' },
    {
      state: 'refused',
      act: async (page) => {
        await page.getByLabel('What a cup weighs').fill('1 cup = 16 tbsp');
        await button(page, 'Save ingredient').tap();
      },
      shows: 'There is no weight in',
    },
    { state: 'packaging', act: (page) => page.getByText('Packaging', { exact: true }).tap(), shows: 'Save ingredient' },
  ],
  ingredient: [
    {
      state: 'one in use',
      at: ({ ingredient }) => ({ screen: 'ingredient', ingredientId: ingredient('Butter') }),
      shows: /being baked: what you change here/,
    },
    {
      state: 'one more unit',
      act: (page) => button(page, 'Count in another unit, too').tap(),
      shows: 'nothing counted',
    },
    {
      state: 'not deleted',
      act: async (page) => {
        await page.getByText('Archive or delete this ingredient').tap();
        await button(page, 'Delete').tap();
      },
      shows: 'Archive it instead',
    },
    { state: 'none', at: { screen: 'ingredient', ingredientId: 999 as IngredientId }, shows: 'To the pantry' },
  ],
  settings: [
    { state: 'with the demo', at: { screen: 'settings' }, shows: 'The demo kitchen' },
    { state: 'a copy ready', act: (page) => button(page, 'Save a copy').tap(), shows: /sqlite is ready/ },
    { state: 'all checked', act: (page) => button(page, 'Check my data').tap(), shows: /All is right/ },
    {
      state: 'taking the demo away',
      act: (page) => button(page, 'Remove the demo kitchen').tap(),
      shows: 'Remove it for good',
    },
  ],
  restore: [
    { state: 'a file to choose', at: { screen: 'restore' }, shows: 'Choose the file' },
    {
      state: 'a file refused',
      act: (page) => chooseFile(page, resolve('tests/fixtures/small-export.json')),
      shows: /not a copy of a kitchen/,
    },
    {
      state: 'a copy beside what is here',
      act: async (page) => {
        const buffer = Buffer.from(await copyOf(await demoKitchen()));
        await chooseFile(page, { name: 'bakeline-2026-11-01.sqlite', mimeType: '', buffer });
      },
      shows: 'Restore this kitchen',
    },
    {
      state: 'restored, and the one before kept',
      act: async (page) => {
        await button(page, 'Restore this kitchen').tap();
        await button(page, /^Go back to it: /).waitFor();
      },
      shows: /^Restored today/,
    },
    { state: 'the way back, in settings', at: { screen: 'settings' }, shows: 'Go back to it' },
  ],
  import: [
    {
      state: 'the demo in the way',
      at: { screen: 'import' },
      act: (page) => chooseFile(page, resolve('tests/fixtures/small-export.json')),
      shows: /would be taken for its own/,
    },
  ],
};

/** In the page: timers as another window would keep them, by the minutes that each has left and that it is long. */
function keepTimers(timers: readonly (readonly [name: string, leftMinutes: number, minutes: number])[]): void {
  const kept = timers.map(([name, left, minutes], id) => ({
    id: String(id),
    name,
    lengthMs: minutes * 60_000,
    endsAtMs: Math.round(Date.now() + left * 60_000),
    upToMs: minutes * 60_000 + 120_000,
    step: 'Stir the butter over a low heat until it smells of nuts, then let it stand until it can be touched.',
  }));
  localStorage.setItem('bakeline.timers', JSON.stringify(kept));
  dispatchEvent(new StorageEvent('storage', { key: 'bakeline.timers', newValue: JSON.stringify(kept) }));
}
const withTimers = (page: Page, ...timers: Parameters<typeof keepTimers>[0]) => page.evaluate(keepTimers, timers);
const longName = 'Cranberry and walnut sourdough, second rise, in the large basket '.repeat(3).trim();

/** The demo kitchen with timers, above and beside what is on every screen. */
export const timerScreens: readonly ScreenState[] = [
  {
    state: 'the next timer, beside the events',
    at: { screen: 'events' },
    act: (page) => withTimers(page, ['Sugar cookies', 59, 60], [longName, 5_900, 5_940]),
    shows: /^5\d:\d\d$/,
  },
  {
    state: 'the next timer, beside a review',
    at: eventAt('School fair', 'review'),
    shows: 'to settle first',
  },
  {
    state: 'the next timer, beside the times of a recipe',
    at: ({ recipe }) => ({ screen: 'recipe paper', recipeId: recipe('Ginger stars'), batches: 2 }),
    shows: '8 minutes',
  },
  {
    state: 'all timers, one to ask about, one finished',
    at: { screen: 'settings' },
    act: async (page) => {
      await withTimers(
        page,
        ['Sugar cookies', 59, 60],
        [longName, 5_900, 5_940],
        ['Buns', 1_440, 10],
        ['Glaze', -200, 10],
      );
      await page.locator('nav').getByRole('button').tap();
      await page.getByLabel('How many: minutes').fill('0');
      await page.getByLabel('How many: minutes').press('Enter');
    },
    shows: /^The clock of this tablet has moved/,
  },
  {
    state: 'one taken away',
    act: (page) => button(page, 'Take away: Glaze').tap(),
    shows: 'Glaze is taken away.',
  },
  {
    state: 'wiping the screen',
    act: async (page) => {
      await page.evaluate(() => {
        const nowMs = performance.now();
        performance.now = () => nowMs;
      });
      await button(page, 'Wipe screen').tap();
      await page.evaluate(() => {
        const laterMs = performance.now() + 4_000;
        performance.now = () => laterMs;
      });
    },
    shows: 'Done wiping',
  },
  { state: 'done wiping', act: (page) => button(page, 'Done wiping').tap(), shows: 'Yes, done' },
  {
    state: 'a timer that rings',
    act: async (page) => {
      await button(page, 'Yes, done').tap();
      await withTimers(page, [longName, -4.5, 10], ['Buns', -1, 10]);
    },
    shows: /^finished 4 min ago/,
  },
];

/** An empty kitchen, into which one is brought from a file. */
export const emptyScreens: readonly ScreenState[] = [
  { state: 'first doors', at: { screen: 'events' }, shows: 'Welcome to your kitchen' },
  { state: 'nothing is over', at: { screen: 'past events' }, shows: 'Nothing is over yet' },
  { state: 'no recipes', at: { screen: 'recipes' }, shows: 'What do you bake?' },
  { state: 'no goods', at: { screen: 'goods' }, shows: 'What do you hand over?' },
  { state: 'a box of nothing', at: { screen: 'new good' }, shows: 'New box' },
  { state: 'an empty pantry', at: { screen: 'pantry' }, shows: 'What is in the pantry?' },
  { state: 'nothing to count', at: { screen: 'count pantry' }, shows: 'There is nothing to count yet.' },
  { state: 'settings of nothing', at: { screen: 'settings' }, shows: 'This kitchen is empty' },
  { state: 'a file to choose', at: { screen: 'import' }, shows: 'Choose the file' },
  {
    state: 'a file refused',
    act: (page) => {
      const buffer = Buffer.from('{"version":"4","recipes":[1]}');
      return chooseFile(page, { name: 'a.json', mimeType: 'application/json', buffer });
    },
    shows: 'Recipes, entry 1',
  },
  {
    state: 'a file seen before it comes in',
    act: async (page) => {
      await chooseFile(page, resolve('tests/fixtures/wide-export.json'));
      await button(page, 'Bring it all in').waitFor();
      await page.locator('summary').first().tap();
    },
    shows: 'Bring it all in',
  },
  {
    state: 'a file brought in',
    act: (page) => button(page, 'Bring it all in').tap(),
    shows: /^In your kitchen now/,
  },
  { state: 'settings after that', at: { screen: 'settings' }, shows: 'In this kitchen' },
  {
    state: 'events, when a copy is due',
    at: { screen: 'events' },
    act: (page) => page.evaluate(copiedLongAgo),
    shows: 'Last copy 30 days ago',
  },
];

/** What was saved is gone: the app stops. */
export const stopScreens: readonly ScreenState[] = [
  { state: 'stopped', shows: 'The kitchen did not open' },
  {
    state: 'a copy to restore',
    act: (page) => button(page, 'Restore a copy …').tap(),
    shows: 'Choose the file',
  },
  {
    state: 'beginning an empty kitchen',
    act: async (page) => {
      await button(page, 'Back to what happened').tap();
      await button(page, 'Begin an empty kitchen …').tap();
    },
    shows: 'This cannot be undone.',
  },
];

/** What was saved was damaged, and is brought back from a safety copy. */
export const recoveredScreens: readonly ScreenState[] = [
  { state: 'events, brought back', at: { screen: 'events' }, shows: 'The kitchen that was saved here was damaged.' },
  { state: 'settings, brought back', at: { screen: 'settings' }, shows: 'Remove what was found' },
  {
    state: 'removing what was found',
    act: (page) => button(page, 'Remove what was found').tap(),
    shows: 'All is well again?',
  },
];
