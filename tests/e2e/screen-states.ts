/** A state of a screen, and the way to it. */
import type { Page } from 'playwright';
import { hrefOf, routeOf, type EventPage, type Route } from '../../src/app/route.svelte.ts';
import type { EventId, FinishedGoodId, IngredientId, RecipeId } from '../../src/domain/ids.ts';

/** The ids that a kitchen gave, by name. */
export interface Kitchen {
  readonly event: (name: string) => EventId;
  readonly recipe: (name: string) => RecipeId;
  readonly good: (name: string) => FinishedGoodId;
  readonly ingredient: (name: string) => IngredientId;
}

export interface ScreenState {
  readonly state: string;
  /** Where it is; absent: on from the state before. */
  readonly at?: Route | ((kitchen: Kitchen) => Route);
  /** What a person does there. */
  readonly act?: (page: Page) => Promise<unknown>;
  /** Stands there when the screen is whole. */
  readonly shows: string | RegExp;
}

/** A page of the event that is called so. */
export const eventAt = (name: string, page: EventPage) => (kitchen: Kitchen) =>
  ({ screen: 'event', eventId: kitchen.event(name), page }) as const;

/** Opens a state and waits until it is whole. */
export async function openState(page: Page, kitchen: Kitchen, { at, act, shows }: ScreenState): Promise<void> {
  if (at) await goTo(page, typeof at === 'function' ? at(kitchen) : at);
  await act?.(page);
  await page.getByText(shows).filter({ visible: true }).first().waitFor();
}

/** Without loading the page anew; done when what was shown before is gone. */
async function goTo(page: Page, route: Route): Promise<void> {
  await page.evaluate(async (hash) => {
    if (location.hash === hash) return;
    const gone = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
    location.hash = hash;
    await gone;
    await new Promise(requestAnimationFrame);
  }, hrefOf(route));
}

/** One in which there is nothing. */
export const emptyKitchen = kitchenOf([]);

/** Looks on the lists of a kitchen for what is in it. */
export async function kitchenOn(page: Page): Promise<Kitchen> {
  const named: [name: string, route: Route][] = [];
  for (const screen of ['past events', 'recipes', 'goods', 'pantry', 'events'] as const) {
    await goTo(page, { screen });
    const rows = page.locator('main li:has(a), main article');
    await rows.first().waitFor();
    const links = await rows.evaluateAll((all) =>
      all.map(
        (row) => [row.querySelector('.name, h2')?.textContent ?? '', row.querySelector('a')?.hash ?? ''] as const,
      ),
    );
    named.push(...links.map(([name, hash]): [string, Route] => [name.trim(), routeOf(hash)]));
  }
  return kitchenOf(named);
}

function kitchenOf(named: readonly (readonly [name: string, route: Route])[]): Kitchen {
  const find = <Screen extends Route['screen']>(screen: Screen, name: string) => {
    const found = named.find(([each, route]) => each === name && route.screen === screen);
    if (!found) throw new Error(`There is no ${screen} called ${name} in this kitchen.`);
    return found[1] as Extract<Route, { screen: Screen }>; // a cast: just looked for
  };
  return {
    event: (name) => find('event', name).eventId,
    recipe: (name) => find('recipe', name).recipeId,
    good: (name) => find('good', name).finishedGoodId,
    ingredient: (name) => find('ingredient', name).ingredientId,
  };
}
