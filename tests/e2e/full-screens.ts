import type { EventSheet } from '../../src/app/route.svelte.ts';
import { button } from './demo-tablet.ts';
import { fullEvents } from './full-kitchen.ts';
import { eventAt, type Kitchen, type ScreenState } from './screen-states.ts';

const paperAt = (sheet: EventSheet) => (kitchen: Kitchen) =>
  ({ screen: 'event paper', eventId: kitchen.event(fullEvents.in_production), sheet }) as const;
const countOf = (event: string) => (kitchen: Kitchen) =>
  ({ screen: 'count pantry', eventId: kitchen.event(event) }) as const;

/** Where 40 long names stand: see full-kitchen.ts. */
export const fullScreens: readonly ScreenState[] = [
  { state: 'events', at: { screen: 'events' }, shows: 'Keep baking' },
  { state: 'past events', at: { screen: 'past events' }, shows: fullEvents.completed },
  { state: 'a draft', at: eventAt(fullEvents.draft, 'plan'), shows: /can be packed/ },
  { state: 'each good', act: (page) => button(page, /^Each good/).tap(), shows: /can be packed/ },
  { state: 'locked', at: eventAt(fullEvents.locked, 'review'), shows: 'Start baking: seal this plan' },
  { state: 'what is to settle', at: eventAt(fullEvents.draft, 'review'), shows: /to settle first/ },
  { state: 'a shopping list', at: eventAt(fullEvents.draft, 'shop'), shows: /ticked off/ },
  { state: 'being baked', at: eventAt(fullEvents.in_production, 'plan'), shows: 'Done baking' },
  { state: 'left undone', act: (page) => button(page, 'Done baking').tap(), shows: 'What is open' },
  { state: 'what changes', at: eventAt(fullEvents.in_production, 'change'), shows: 'What changes?' },
  {
    state: 'a change, and its effect',
    act: async (page) => {
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Box of/ })
        .first()
        .tap();
      await button(page, 'Drop it').tap();
    },
    shows: 'Can be packed',
  },
  { state: 'made', at: eventAt(fullEvents.in_production, 'make'), shows: /^Batch done/ },
  {
    state: 'some of it lost',
    act: async (page) => {
      await button(page, /^Batch done/)
        .first()
        .tap();
      await button(page, /^Lost some since/)
        .first()
        .tap();
    },
    shows: 'Why? A tap records it',
  },
  {
    state: 'its recipe',
    act: async (page) => {
      await button(page, 'Leave it').tap();
      await button(page, /^Recipe of/)
        .first()
        .tap();
    },
    shows: /Rest the dough/,
  },
  { state: 'packed', at: eventAt(fullEvents.in_production, 'pack'), shows: /after the remaining batches/ },
  {
    state: 'a good to pack, opened',
    act: (page) => page.getByRole('main').locator('button[aria-expanded]').first().tap(),
    shows: 'Take back',
  },
  { state: 'compared', at: eventAt(fullEvents.completed, 'compare'), shows: /that changed/ },
  {
    state: 'a compared row opened',
    act: (page) => page.locator('tr.row button').first().tap(),
    shows: /^Change/,
  },
  { state: 'history', at: eventAt(fullEvents.completed, 'history'), shows: 'Verify the seals' },
  { state: 'as it stood', act: (page) => button(page, /^Change 20/).tap(), shows: /could be packed/ },
  { state: 'shopping on paper', at: paperAt('shop'), shows: 'Buy' },
  { state: 'boxes on paper', at: paperAt('boxes'), shows: 'Needed by all' },
  { state: 'recipes on paper', at: paperAt('recipes'), shows: /^1 batch/ },
  { state: 'recipes', at: { screen: 'recipes' }, shows: /half of them/ },
  { state: 'goods', at: { screen: 'goods' }, shows: /^Box of/ },
  { state: 'pantry', at: { screen: 'pantry' }, shows: /unsweetened/ },
  { state: 'counted for an event', at: countOf(fullEvents.in_production), shows: /^needs/ },
  {
    state: 'an ingredient',
    act: async (page) => {
      await page.goto('/#/pantry');
      await page.locator('main li a').first().tap();
    },
    shows: 'Save ingredient',
  },
  {
    state: 'a recipe',
    act: async (page) => {
      await page.goto('/#/recipes');
      await page.locator('main li a').first().tap();
    },
    shows: 'Save recipe',
  },
  {
    state: 'a box',
    act: async (page) => {
      await page.goto('/#/goods');
      await page.locator('main li a').first().tap();
    },
    shows: 'Save box',
  },
];
