/**
 * Where the person is, as the part of the address behind the hash: it survives a reload, works without a server, and the
 * device's own back button goes through it. What is not known leads to the events.
 */
import { createSubscriber } from 'svelte/reactivity';
import { on } from 'svelte/events';
import type { EventId, FinishedGoodId, FinishedUnitId, IngredientId, RecipeId } from '../domain/ids.ts';
import type { PlanState } from '../domain/plan-states.ts';

export const eventPages = ['plan', 'review', 'change', 'shop', 'make', 'pack', 'compare', 'history'] as const;
export type EventPage = (typeof eventPages)[number];

/** What is printed of an event. */
export const eventSheets = ['shop', 'boxes', 'recipes'] as const;
export type EventSheet = (typeof eventSheets)[number];

/** What a change is about, when it was begun from a row; on the plan, the row to settle. */
export type ChangeOf = (
  { readonly kind: 'good'; readonly id: FinishedGoodId } | { readonly kind: 'unit'; readonly id: FinishedUnitId }
) & {
  /** The number to begin with: of boxes or batches, 0 to drop it. Absent: the one that stands. */
  readonly amount?: number;
  /** The change of the history that it is begun from, to take that one back. */
  readonly takesBack?: number;
};

export type Route =
  | { readonly screen: 'events' | 'past events' | 'new event' }
  | { readonly screen: 'edit event' | 'next event'; readonly eventId: EventId }
  | { readonly screen: 'event'; readonly eventId: EventId; readonly page: EventPage; readonly of?: ChangeOf }
  | { readonly screen: 'event paper'; readonly eventId: EventId; readonly sheet: EventSheet }
  | { readonly screen: 'recipes' }
  /** Begun anew, or as a copy. */
  | { readonly screen: 'new recipe'; readonly copyOf?: RecipeId }
  | { readonly screen: 'recipe'; readonly recipeId: RecipeId }
  | { readonly screen: 'recipe paper'; readonly recipeId: RecipeId; readonly batches: number }
  | { readonly screen: 'goods' }
  | { readonly screen: 'new good'; readonly copyOf?: FinishedGoodId }
  | { readonly screen: 'good'; readonly finishedGoodId: FinishedGoodId }
  | { readonly screen: 'pantry' | 'new ingredient' }
  /** Counting in one pass: what an event needs, or everything. */
  | { readonly screen: 'count pantry'; readonly eventId?: EventId }
  | { readonly screen: 'ingredient'; readonly ingredientId: IngredientId }
  | { readonly screen: 'settings' | 'import' | 'restore' };

export type Area = 'events' | 'recipes' | 'goods' | 'pantry' | 'settings';

/** The address of a screen, for `href`. */
export function hrefOf(route: Route): string {
  switch (route.screen) {
    case 'past events':
      return '#/events/past';
    case 'new event':
      return '#/events/new';
    case 'next event':
      return `#/events/${route.eventId}/next`;
    case 'edit event':
      return `#/events/${route.eventId}/edit`;
    case 'event':
      return `#/events/${route.eventId}/${route.page}${route.of ? partsOfChange(route.of) : ''}`;
    case 'event paper':
      return `#/events/${route.eventId}/paper/${route.sheet}`;
    case 'recipe paper':
      return `#/recipes/${route.recipeId}/paper/${route.batches}`;
    case 'new recipe':
      return `#/recipes/new${route.copyOf ? `/${route.copyOf}` : ''}`;
    case 'recipe':
      return `#/recipes/${route.recipeId}`;
    case 'new good':
      return `#/goods/new${route.copyOf ? `/${route.copyOf}` : ''}`;
    case 'good':
      return `#/goods/${route.finishedGoodId}`;
    case 'new ingredient':
      return '#/pantry/new';
    case 'count pantry':
      return `#/pantry/count${route.eventId ? `/${route.eventId}` : ''}`;
    case 'ingredient':
      return `#/pantry/${route.ingredientId}`;
    case 'import':
      return '#/settings/import';
    case 'restore':
      return '#/settings/restore';
    case 'events':
    case 'recipes':
    case 'goods':
    case 'pantry':
    case 'settings':
      return `#/${route.screen}`;
  }
}

/** Reads an address; anything unknown is the events. */
export function routeOf(hash: string): Route {
  const [area = '', which = '', page = '', kind = '', of = '', amount = '', takesBack = ''] = hash
    .replace(/^#?\/?/, '')
    .split('/');
  const id = idOf(which);
  const second = idOf(page);
  if (area === 'settings') return { screen: which === 'import' || which === 'restore' ? which : 'settings' };
  if (area === 'recipes') {
    if (id !== null && page === 'paper')
      return { screen: 'recipe paper', recipeId: id as RecipeId, batches: numberOf(kind) ?? 1 };
    if (id !== null) return { screen: 'recipe', recipeId: id as RecipeId };
    if (which !== 'new') return { screen: 'recipes' };
    return { screen: 'new recipe', ...(second !== null && { copyOf: second as RecipeId }) };
  }
  if (area === 'goods') {
    if (id !== null) return { screen: 'good', finishedGoodId: id as FinishedGoodId };
    if (which !== 'new') return { screen: 'goods' };
    return { screen: 'new good', ...(second !== null && { copyOf: second as FinishedGoodId }) };
  }
  if (area === 'pantry') return pantryRoute(which, id, second);
  if (area !== 'events') return { screen: 'events' };
  if (which === 'new') return { screen: 'new event' };
  if (which === 'past') return { screen: 'past events' };
  if (id === null) return { screen: 'events' };
  const eventId = id as EventId;
  if (page === 'edit') return { screen: 'edit event', eventId };
  if (page === 'next') return { screen: 'next event', eventId };
  if (page === 'paper')
    return { screen: 'event paper', eventId, sheet: eventSheets.find((name) => name === kind) ?? 'shop' };
  const known = eventPages.find((name) => name === page) ?? 'plan';
  const changeOf =
    known === 'change' || known === 'plan' ? changeOfParts(kind, idOf(of), amount, idOf(takesBack)) : null;
  return { screen: 'event', eventId, page: known, ...(changeOf && { of: changeOf }) };
}

function pantryRoute(which: string, id: number | null, eventId: number | null): Route {
  if (id !== null) return { screen: 'ingredient', ingredientId: id as IngredientId };
  if (which === 'new') return { screen: 'new ingredient' };
  if (which !== 'count') return { screen: 'pantry' };
  return { screen: 'count pantry', ...(eventId !== null && { eventId: eventId as EventId }) };
}

export function areaOf(route: Route): Area {
  if (route.screen === 'settings' || route.screen === 'import' || route.screen === 'restore') return 'settings';
  if (route.screen.includes('recipe')) return 'recipes';
  if (route.screen.includes('pantry') || route.screen.includes('ingredient')) return 'pantry';
  return route.screen.includes('good') ? 'goods' : 'events';
}

/** Where an event is opened: while it is baked, on what to bake next; once it is over, on what became of it. */
export function openedPage(state: PlanState): EventPage {
  if (state === 'in_production') return 'make';
  return state === 'completed' ? 'compare' : 'plan';
}

function partsOfChange({ kind, id, amount, takesBack }: ChangeOf): string {
  const parts = amount === undefined ? [kind, id] : [kind, id, amount, ...(takesBack === undefined ? [] : [takesBack])];
  return parts.map((part) => `/${part}`).join('');
}

function changeOfParts(kind: string, id: number | null, amount: string, sequence: number | null): ChangeOf | null {
  if (id === null) return null;
  const number = numberOf(amount);
  const begun = number === null ? {} : { amount: number, ...(sequence !== null && { takesBack: sequence }) };
  if (kind === 'good') return { kind, id: id as FinishedGoodId, ...begun };
  return kind === 'unit' ? { kind, id: id as FinishedUnitId, ...begun } : null;
}

/** A number of boxes or batches as it stands in an address. */
function numberOf(text: string): number | null {
  return /^\d{1,9}(\.\d{1,2})?$/.test(text) ? Number(text) : null;
}

/** An id as it stands in an address; whether there is such a row is for the store to say. */
function idOf(text: string): number | null {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}

export class Router {
  /** A navigation whose heading has not been focused yet. */
  #headingWaits = false;
  /** The screen that was left for this one; null when the app was opened here. */
  #cameFrom: Route | null = null;
  readonly #subscribe = createSubscriber((update) =>
    on(window, 'hashchange', ({ oldURL }) => {
      this.#cameFrom = routeOf(/#.*/.exec(oldURL)?.[0] ?? '');
      this.#headingWaits = true;
      update();
    }),
  );

  /** The hash as it is: what is keyed by it begins anew on every navigation. */
  get hash(): string {
    this.#subscribe();
    return location.hash;
  }

  get current(): Route {
    return routeOf(this.hash);
  }

  /** Where one goes on to when a form of the catalog is saved: the plan or the list it was opened from, else its own list. */
  onFrom(list: Route): Route {
    const from = this.#cameFrom;
    return from !== null && ['event', 'recipes', 'goods', 'pantry', 'count pantry'].includes(from.screen) ? from : list;
  }

  /** Where one goes back to when it is left: where it was opened from, but not into a new form, nor an import that is done. */
  backFrom(list: Route): Route {
    const from = this.#cameFrom;
    return from === null || from.screen === 'import' || from.screen.startsWith('new') ? list : from;
  }

  /** The page of an event that this one was opened from, to go back to; its plan when one came from elsewhere. */
  pageBefore(eventId: EventId): EventPage {
    const from = this.#cameFrom;
    const isOfEvent = from?.screen === 'event' && from.eventId === eventId;
    return isOfEvent && from.page !== 'change' && from.page !== 'review' ? from.page : 'plan';
  }

  go(route: Route): void {
    location.hash = hrefOf(route);
  }

  /** Like `go`, but the screen that is left does not stay behind the back button: a form that was saved. */
  goInstead(route: Route): void {
    location.replace(hrefOf(route));
  }

  /**
   * For what goes on when an answer comes, asked for when the screen begins: goes instead, unless the person has gone elsewhere
   * meanwhile. Nobody is taken away from where they chose to be.
   */
  fromHere(): (route: Route) => void {
    const { hash } = this;
    return (route) => {
      if (this.hash === hash) this.goInstead(route);
    };
  }

  /**
   * For the heading of a screen (`{@attach router.focusHeading}`): after a navigation the focus moves to it, so that a screen
   * reader says where one is and the next Tab begins there.
   */
  readonly focusHeading = (heading: HTMLElement): void => {
    if (!this.#headingWaits) return;
    this.#headingWaits = false;
    heading.focus();
  };
}
