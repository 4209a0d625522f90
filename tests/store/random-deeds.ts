/** Deeds at random, of which many are allowed: what they are about is chosen when it is known what there is. */
import fc from 'fast-check';
import { needsOf, planOf, type CountedKitchen, type Deed } from './counted-kitchen.ts';

/** A kind of deed, and numbers that choose what it is about. */
export interface Wish {
  readonly type: Deed['type'];
  readonly event: number;
  readonly thing: number;
  readonly amount: number;
}

const RECIPES = ['Brownie', 'Cookie', 'Loaf', 'Scone'];
const BOXES = ['Bag', 'Hamper', 'Tin'];

/** More often what others need before they can be done. */
const weights: Record<Deed['type'], number> = {
  'create event': 2,
  'edit event': 2,
  'delete event': 1,
  'set quantity': 6,
  'decide batches': 10,
  lock: 6,
  unlock: 2,
  start: 6,
  'void start': 2,
  complete: 3,
  reopen: 4,
  'change good': 5,
  'change batches': 4,
  note: 2,
  make: 12,
  lose: 3,
  pack: 10,
  'cross out made': 3,
  'cross out packed': 3,
  'save recipe': 3,
  'save box': 3,
  'delete recipe': 2,
  'delete box': 1,
};

const types = Object.entries(weights) as [Deed['type'], number][]; // a Record has just the keys of its type

export const arbitraryWish: fc.Arbitrary<Wish> = fc.record({
  type: fc.oneof(...types.map(([type, weight]) => ({ weight, arbitrary: fc.constant(type) }))),
  event: fc.nat(7),
  thing: fc.nat(11),
  amount: fc.nat(9),
});

/** What a kitchen begins with, so that there is something to plan from the first deed on. */
export const firstDeeds: readonly Deed[] = [
  { type: 'save recipe', name: 'Cookie', perBatch: 12 },
  { type: 'save recipe', name: 'Brownie', perBatch: 8 },
  { type: 'save box', name: 'Bag', contents: new Map([['Brownie', 2], ['Cookie', 3]]) }, // prettier-ignore
  { type: 'create event', name: 'Fair' },
  { type: 'create event', name: 'Supper' },
  { type: 'set quantity', event: 0, good: 'Bag', quantity: 10 },
  { type: 'decide batches', event: 0, recipe: 'Cookie', batches: 3 },
  { type: 'decide batches', event: 0, recipe: 'Brownie', batches: 3 },
  { type: 'lock', event: 0 },
  { type: 'start', event: 0 },
  { type: 'set quantity', event: 1, good: 'Cookie', quantity: 30 },
];

/** The deed that is wished for in that kitchen; null where there is nothing to do it to. */
export function deedFor(kitchen: CountedKitchen, wish: Wish): Deed | null {
  const { type, thing, amount } = wish;
  if (!isOfCatalog(type)) return eventDeed(kitchen, { ...wish, type });
  const pick = <T>(from: readonly T[]): T | undefined => from[thing % Math.max(1, from.length)];
  const recipes = [...kitchen.recipes.keys()];
  const boxes = [...kitchen.boxes.keys()];
  switch (type) {
    case 'create event':
      return { type, name: `Event ${thing}` };
    case 'save recipe':
      return { type, name: pick(RECIPES) ?? '', perBatch: 6 + amount };
    case 'save box': {
      const inside = [pick(recipes), recipes[amount % recipes.length]].flatMap((name) => (name ? [name] : []));
      const contents = new Map(inside.map((name, index) => [name, 1 + ((amount + index) % 3)]));
      return contents.size > 0 ? { type, name: pick(BOXES) ?? '', contents } : null;
    }
    case 'delete recipe':
    case 'delete box': {
      const name = pick(type === 'delete recipe' ? recipes : boxes);
      return name === undefined ? null : { type, name };
    }
  }
}

type EventDeed = Extract<Deed, { readonly event: number }>;
type CatalogDeed = Exclude<Deed, EventDeed>;

function isOfCatalog(type: Deed['type']): type is CatalogDeed['type'] {
  return ['create event', 'save recipe', 'save box', 'delete recipe', 'delete box'].includes(type);
}

function eventDeed(kitchen: CountedKitchen, wish: Wish & Pick<EventDeed, 'type'>): Deed | null {
  const { type, thing, amount } = wish;
  const place = wish.event % Math.max(1, kitchen.events.length);
  const event = kitchen.events[place];
  if (!event) return null;
  const pick = (from: Iterable<string>): string | undefined => [...from][thing % Math.max(1, [...from].length)];
  const { goods, catalog } = planOf(event, kitchen);
  const needs = needsOf(goods, catalog);
  switch (type) {
    case 'edit event':
      return { type, event: place, name: amount < 5 ? event.name : `Event ${thing}`, notes: `Note ${amount}` };
    case 'set quantity':
    case 'change good': {
      const good = pick([...goods.keys(), ...kitchen.boxes.keys(), ...kitchen.recipes.keys()]);
      return good === undefined ? null : { type, event: place, good, quantity: amount * 3 };
    }
    case 'decide batches': {
      const recipe = pick(needs.keys()) ?? pick(kitchen.recipes.keys());
      if (recipe === undefined) return null;
      const enough = Math.ceil((needs.get(recipe) ?? 0) / (kitchen.recipes.get(recipe) ?? 1));
      const batches = amount === 0 ? null : Math.max(1, enough + (amount === 1 ? -1 : amount % 2));
      return { type, event: place, recipe, batches };
    }
    case 'change batches': {
      const recipe = pick(catalog.recipes.keys());
      return recipe === undefined ? null : { type, event: place, recipe, batches: amount };
    }
    case 'make': {
      const recipe = pick(catalog.recipes.keys());
      const lost = amount < 6 ? 0 : amount;
      return recipe === undefined ? null : { type, event: place, recipe, good: 14 - amount - (lost > 0 ? 5 : 0), lost };
    }
    case 'lose': {
      const recipe = pick(event.started?.catalog.recipes.keys() ?? []);
      return recipe === undefined ? null : { type, event: place, recipe, lost: 1 + amount };
    }
    case 'pack': {
      const good = pick([...goods.keys(), ...kitchen.boxes.keys()]);
      return good === undefined ? null : { type, event: place, good, quantity: 1 + (amount % 4) };
    }
    case 'cross out made':
    case 'cross out packed': {
      const { made = [], packed = [] } = event.started ?? {};
      const lines = type === 'cross out made' ? made.length : packed.length;
      return lines === 0 ? null : { type, event: place, line: thing % lines };
    }
    case 'delete event':
    case 'note':
    case 'lock':
    case 'unlock':
    case 'start':
    case 'void start':
    case 'complete':
    case 'reopen':
      return { type, event: place };
  }
}
