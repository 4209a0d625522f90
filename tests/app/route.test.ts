import { describe, expect, it } from 'vitest';
import { areaOf, hrefOf, openedPage, routeOf, type Route } from '../../src/app/route.svelte.ts';
import type { EventId, FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from '../../src/domain/ids.ts';
import { planStates } from '../../src/domain/plan-states.ts';

const eventId = 3 as EventId;

describe('addresses', () => {
  it.each<Route>([
    { screen: 'events' },
    { screen: 'past events' },
    { screen: 'new event' },
    { screen: 'edit event', eventId },
    { screen: 'next event', eventId },
    { screen: 'event', eventId, page: 'plan' },
    { screen: 'event', eventId, page: 'plan', of: { kind: 'unit', id: 5 as FinishedUnitId } },
    { screen: 'event', eventId, page: 'review' },
    { screen: 'event', eventId, page: 'change' },
    { screen: 'event', eventId, page: 'change', of: { kind: 'good', id: 4 as FinishedGoodId } },
    { screen: 'event', eventId, page: 'change', of: { kind: 'unit', id: 5 as FinishedUnitId } },
    { screen: 'event', eventId, page: 'change', of: { kind: 'unit', id: 5 as FinishedUnitId, amount: 2.5 } },
    { screen: 'event', eventId, page: 'change', of: { kind: 'good', id: 4 as FinishedGoodId, amount: 0 } },
    {
      screen: 'event',
      eventId,
      page: 'change',
      of: { kind: 'good', id: 4 as FinishedGoodId, amount: 12, takesBack: 7 },
    },
    { screen: 'event', eventId, page: 'shop' },
    { screen: 'event', eventId, page: 'pack' },
    { screen: 'event', eventId, page: 'compare' },
    { screen: 'event', eventId, page: 'history' },
    { screen: 'event paper', eventId, sheet: 'shop' },
    { screen: 'event paper', eventId, sheet: 'boxes' },
    { screen: 'event paper', eventId, sheet: 'recipes' },
    { screen: 'recipes' },
    { screen: 'new recipe' },
    { screen: 'new recipe', copyOf: 4 as RecipeId },
    { screen: 'recipe', recipeId: 4 as RecipeId },
    { screen: 'recipe paper', recipeId: 4 as RecipeId, batches: 1 },
    { screen: 'recipe paper', recipeId: 4 as RecipeId, batches: 2.75 },
    { screen: 'goods' },
    { screen: 'new good' },
    { screen: 'new good', copyOf: 9 as FinishedGoodId },
    { screen: 'good', finishedGoodId: 9 as FinishedGoodId },
    { screen: 'pantry' },
    { screen: 'new ingredient' },
    { screen: 'count pantry' },
    { screen: 'count pantry', eventId },
    { screen: 'ingredient', ingredientId: 6 as IngredientId },
    { screen: 'settings' },
    { screen: 'import' },
    { screen: 'restore' },
  ])('%j is found again by its address', (route) => {
    expect(routeOf(hrefOf(route))).toEqual(route);
  });

  it.each([
    '',
    '#',
    '#/',
    '#/nowhere',
    '#/events/zero',
    '#/events/-1',
    '#/events/1e3',
    '#/events/99999999999999999999',
  ])('“%s” leads to the events', (hash) => {
    expect(routeOf(hash)).toEqual({ screen: 'events' });
  });

  it('an event without a page, or with one that is not known, is its plan', () => {
    expect(routeOf('#/events/3')).toEqual({ screen: 'event', eventId, page: 'plan' });
    expect(routeOf('#/events/3/gossip')).toEqual({ screen: 'event', eventId, page: 'plan' });
  });

  it('a sheet that is not known is the shopping list, and a number of batches that is none is one', () => {
    expect(routeOf('#/events/3/paper/gossip')).toEqual({ screen: 'event paper', eventId, sheet: 'shop' });
    expect(routeOf('#/recipes/4/paper')).toEqual({ screen: 'recipe paper', recipeId: 4, batches: 1 });
    expect(routeOf('#/recipes/4/paper/1e3')).toEqual({ screen: 'recipe paper', recipeId: 4, batches: 1 });
  });

  it.each(['1e3', '-1', 'NaN', '2.555', '9999999999'])('a change does not begin with “%s”', (amount) => {
    const of = { kind: 'good', id: 4 };
    expect(routeOf(`#/events/3/change/good/4/${amount}`)).toEqual({ screen: 'event', eventId, page: 'change', of });
  });

  it('an event that is baked opens on what to bake next, and one that is over on what became of it', () => {
    expect(planStates.map(openedPage)).toEqual(['plan', 'plan', 'make', 'compare']);
  });

  it('every screen belongs to one of the five places', () => {
    expect(areaOf({ screen: 'past events' })).toBe('events');
    expect(areaOf({ screen: 'new recipe' })).toBe('recipes');
    expect(areaOf({ screen: 'recipe paper', recipeId: 4 as RecipeId, batches: 1 })).toBe('recipes');
    expect(areaOf({ screen: 'event paper', eventId, sheet: 'recipes' })).toBe('events');
    expect(areaOf({ screen: 'new good' })).toBe('goods');
    expect(areaOf({ screen: 'pantry' })).toBe('pantry');
    expect(areaOf({ screen: 'count pantry' })).toBe('pantry');
    expect(areaOf({ screen: 'new ingredient' })).toBe('pantry');
    expect(areaOf({ screen: 'settings' })).toBe('settings');
  });
});
