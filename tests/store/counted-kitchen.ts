/**
 * A kitchen as a baker would count it, on paper: which recipes and boxes there are, and of each event its state, what is to be
 * handed over, the batches chosen and the changes since the start. The rules are written down here a second time, in the
 * plainest way and without the code of the app, so that the two can be held against each other.
 */

/** How many of what, by name, in the order in which it came. */
export type Counts = ReadonlyMap<string, number>;

/** Recipes with what one batch gives; boxes with what is inside. */
export interface Catalog {
  readonly recipes: Map<string, number>;
  readonly boxes: Map<string, Counts>;
}

interface Plan {
  readonly goods: Map<string, number>;
  readonly batches: Map<string, number>;
}

/** What was made and packed, line by line; what is crossed out does not count. */
interface Recorded {
  readonly made: { readonly recipe: string; readonly batches: number; readonly good: number; isCrossedOut: boolean }[];
  readonly packed: { readonly good: string; readonly quantity: number; isCrossedOut: boolean }[];
}

export interface CountedEvent {
  name: string;
  notes: string;
  state: 'draft' | 'locked' | 'in_production' | 'completed';
  readonly drafted: Plan;
  /** From the start on: the plan as it was sealed, as it stands, and the definitions that both go by. */
  started:
    ({ readonly original: Plan; readonly current: Plan; readonly catalog: Catalog; changes: number } & Recorded) | null;
  /** Lines of its history. */
  entries: number;
}

export interface CountedKitchen extends Catalog {
  readonly events: CountedEvent[];
}

type OfEvent = { readonly event: number };

/** What a baker does; an event goes by its place in the list, everything else by its name. */
export type Deed =
  | { readonly type: 'create event'; readonly name: string }
  | ({ readonly type: 'edit event'; readonly name: string; readonly notes: string } & OfEvent)
  | ({ readonly type: 'delete event' | Step } & OfEvent)
  | ({ readonly type: 'set quantity'; readonly good: string; readonly quantity: number } & OfEvent)
  /** null withdraws what was chosen. */
  | ({ readonly type: 'decide batches'; readonly recipe: string; readonly batches: number | null } & OfEvent)
  /** 0 drops the good; one that is not in the plan is added. */
  | ({ readonly type: 'change good'; readonly good: string; readonly quantity: number } & OfEvent)
  | ({ readonly type: 'change batches'; readonly recipe: string; readonly batches: number } & OfEvent)
  | ({ readonly type: 'note' } & OfEvent)
  /** One batch, and how many came out of it. */
  | ({ readonly type: 'make'; readonly recipe: string; readonly good: number; readonly lost: number } & OfEvent)
  | ({ readonly type: 'lose'; readonly recipe: string; readonly lost: number } & OfEvent)
  | ({ readonly type: 'pack'; readonly good: string; readonly quantity: number } & OfEvent)
  /** The line of that place, the latest being 0. */
  | ({ readonly type: 'cross out made' | 'cross out packed'; readonly line: number } & OfEvent)
  | { readonly type: 'save recipe'; readonly name: string; readonly perBatch: number }
  | { readonly type: 'save box'; readonly name: string; readonly contents: Counts }
  | { readonly type: 'delete recipe' | 'delete box'; readonly name: string };
export type Step = 'lock' | 'unlock' | 'start' | 'void start' | 'complete' | 'reopen';

export const emptyKitchen: CountedKitchen = { recipes: new Map(), boxes: new Map(), events: [] };

/** The kitchen after the deed; null when the rules refuse it. */
export function afterDeed(kitchen: CountedKitchen, deed: Deed): CountedKitchen | null {
  const next = structuredClone(kitchen);
  return isDone(next, deed) ? next : null;
}

/** Units needed for these goods, by the recipe they come from. */
export function needsOf(goods: Counts, catalog: Catalog): Map<string, number> {
  const needs = new Map<string, number>();
  for (const [good, quantity] of goods) {
    for (const [recipe, each] of contentsOf(good, catalog)) {
      needs.set(recipe, (needs.get(recipe) ?? 0) + each * quantity);
    }
  }
  return needs;
}

/** The plan as it stands, and the definitions it goes by: those of today until it is started. */
export function planOf(event: CountedEvent, kitchen: Catalog): Plan & { readonly catalog: Catalog } {
  if (event.started) return { ...event.started.current, catalog: event.started.catalog };
  const { goods, batches } = event.drafted;
  const needs = needsOf(goods, kitchen);
  return { goods, batches: new Map([...batches].filter(([recipe]) => needs.has(recipe))), catalog: kitchen };
}

/** What is in a good: a unit by itself is called like its recipe. */
function contentsOf(good: string, { boxes }: Catalog): Counts {
  return boxes.get(good) ?? new Map([[good, 1]]);
}

function isDone(kitchen: CountedKitchen, deed: Deed): boolean {
  if ('event' in deed) {
    const event = kitchen.events[deed.event];
    return event !== undefined && isDoneTo(event, kitchen, deed);
  }
  switch (deed.type) {
    case 'create event':
      return kitchen.events.push(newEvent(deed.name)) > 0;
    case 'save recipe':
      kitchen.recipes.set(deed.name, deed.perBatch);
      return true;
    case 'save box':
      kitchen.boxes.set(deed.name, deed.contents);
      for (const event of kitchen.events) if (isOpen(event)) forgetUnneeded(event, kitchen);
      return true;
    case 'delete recipe': {
      const isInBox = [...kitchen.boxes.values()].some((contents) => contents.has(deed.name));
      return !isInBox && !isNamed(kitchen, deed.name) && kitchen.recipes.delete(deed.name);
    }
    case 'delete box':
      return !isNamed(kitchen, deed.name) && kitchen.boxes.delete(deed.name);
  }
}

type EventDeed = Extract<Deed, OfEvent>;

function isDoneTo(event: CountedEvent, kitchen: CountedKitchen, deed: EventDeed): boolean {
  const { drafted, state } = event;
  switch (deed.type) {
    case 'edit event':
      if (state === 'completed' && deed.name !== event.name) return false;
      event.name = deed.name;
      event.notes = deed.notes;
      return true;
    case 'delete event':
      return kitchen.events.splice(deed.event, 1).length > 0;
    case 'set quantity':
      if (state !== 'draft') return false;
      setCount(drafted.goods, deed.good, deed.quantity);
      forgetUnneeded(event, kitchen);
      return true;
    case 'decide batches':
      if (!(deed.batches === null ? state === 'draft' : isOpen(event))) return false;
      if (!needsOf(drafted.goods, kitchen).has(deed.recipe)) return false;
      setCount(drafted.batches, deed.recipe, deed.batches ?? 0);
      return true;
    case 'change good':
    case 'change batches':
    case 'note':
      return state === 'in_production' && isChanged(event, kitchen, deed);
    case 'make':
    case 'lose':
    case 'pack':
    case 'cross out made':
    case 'cross out packed':
      return state === 'in_production' && isRecorded(event, deed);
    case 'lock':
    case 'unlock':
    case 'start':
    case 'void start':
    case 'complete':
    case 'reopen':
      return isStepTaken(event, kitchen, deed.type);
  }
}

type RecordDeed = Extract<EventDeed, { readonly type: 'make' | 'lose' | 'pack' | `cross out ${string}` }>;

function isRecorded(event: CountedEvent, deed: RecordDeed): boolean {
  const { started } = event;
  if (!started) return false;
  const { current, catalog, made, packed } = started;
  if (deed.type === 'make') {
    const isPlanned = needsOf(current.goods, catalog).has(deed.recipe) || current.batches.has(deed.recipe);
    const wasMade = made.some((line) => line.recipe === deed.recipe && !line.isCrossedOut);
    if (!isPlanned && !wasMade) return false;
    made.push({ recipe: deed.recipe, batches: 1, good: deed.good, isCrossedOut: false });
  } else if (deed.type === 'lose') {
    if (deed.lost > inHand(started, deed.recipe)) return false;
    made.push({ recipe: deed.recipe, batches: 0, good: -deed.lost, isCrossedOut: false });
  } else if (deed.type === 'pack') {
    if (deed.quantity > count(current.goods, deed.good) - packedOf(started, deed.good)) return false;
    packed.push({ good: deed.good, quantity: deed.quantity, isCrossedOut: false });
    if ([...catalog.recipes.keys()].some((recipe) => inHand(started, recipe) < 0)) return false;
  } else {
    const lines = deed.type === 'cross out made' ? made : packed;
    const line = lines.at(-1 - deed.line);
    if (!line) return false;
    if (line.isCrossedOut) return true; // it is already
    line.isCrossedOut = true;
    if ('recipe' in line && line.good > 0 && inHand(started, line.recipe) < 0) return false;
  }
  event.entries += 1;
  return true;
}

/** Batches of a recipe that stand, and what came out of them. */
export function madeOf({ made }: Recorded, recipe: string): { readonly batches: number; readonly units: number } {
  const lines = made.filter((line) => line.recipe === recipe && !line.isCrossedOut);
  return {
    batches: lines.reduce((sum, line) => sum + line.batches, 0),
    units: lines.reduce((sum, line) => sum + line.good, 0),
  };
}

export function packedOf({ packed }: Recorded, good: string): number {
  return packed
    .filter((line) => line.good === good && !line.isCrossedOut)
    .reduce((sum, line) => sum + line.quantity, 0);
}

function inHand(started: NonNullable<CountedEvent['started']>, recipe: string): number {
  const packed = new Map(started.packed.map(({ good }) => [good, packedOf(started, good)]));
  return madeOf(started, recipe).units - count(needsOf(packed, started.catalog), recipe);
}

function isStepTaken(event: CountedEvent, kitchen: Catalog, step: Step): boolean {
  const [from, to] = (
    {
      lock: ['draft', 'locked'],
      unlock: ['locked', 'draft'],
      start: ['locked', 'in_production'],
      'void start': ['in_production', 'locked'],
      complete: ['in_production', 'completed'],
      reopen: ['completed', 'in_production'],
    } as const
  )[step];
  if (event.state !== from) return false;
  if ((step === 'lock' || step === 'start') && !isEnough(event, kitchen)) return false;
  if (step === 'void start' && !isUntouched(event)) return false;
  if (step === 'start') event.started = sealed(event, kitchen);
  if (step === 'void start') event.started = null;
  event.state = to;
  event.entries += 1;
  return true;
}

/** Nothing was changed since the start, and what was recorded is crossed out. */
function isUntouched({ started }: CountedEvent): boolean {
  return started?.changes === 0 && [...started.made, ...started.packed].every((line) => line.isCrossedOut);
}

/** Of everything that is needed, so many batches are chosen that nothing is short. */
function isEnough(event: CountedEvent, kitchen: Catalog): boolean {
  const { goods, batches } = planOf(event, kitchen);
  return [...needsOf(goods, kitchen)].every(
    ([recipe, need]) => batches.has(recipe) && count(batches, recipe) * count(kitchen.recipes, recipe) >= need,
  );
}

function sealed(event: CountedEvent, kitchen: Catalog): CountedEvent['started'] {
  const { goods, batches } = planOf(event, kitchen);
  const catalog: Catalog = { recipes: new Map(), boxes: new Map() };
  for (const good of goods.keys()) define(catalog, good, kitchen);
  const original = { goods, batches };
  return { original, current: structuredClone(original), catalog, changes: 0, made: [], packed: [] };
}

/** Puts down what the good is made of. What is put down already stays as it is, whatever the kitchen says today. */
function define(catalog: Catalog, good: string, today: Catalog): void {
  const box = catalog.boxes.get(good) ?? today.boxes.get(good);
  if (box) catalog.boxes.set(good, box);
  for (const recipe of contentsOf(good, catalog).keys()) {
    catalog.recipes.set(recipe, catalog.recipes.get(recipe) ?? count(today.recipes, recipe));
  }
}

type ChangeDeed = Extract<EventDeed, { readonly type: 'change good' | 'change batches' | 'note' }>;

function isChanged(event: CountedEvent, kitchen: Catalog, deed: ChangeDeed): boolean {
  const { started } = event;
  if (!started) return false;
  const { current, catalog } = started;
  if (deed.type === 'change good') {
    if (count(current.goods, deed.good) === deed.quantity) return false;
    if (deed.quantity < packedOf(started, deed.good)) return false;
    if (!current.goods.has(deed.good)) define(catalog, deed.good, kitchen);
    setCount(current.goods, deed.good, deed.quantity);
  }
  if (deed.type === 'change batches') {
    if (!catalog.recipes.has(deed.recipe) || count(current.batches, deed.recipe) === deed.batches) return false;
    if (deed.batches < madeOf(started, deed.recipe).batches) return false;
    setCount(current.batches, deed.recipe, deed.batches);
  }
  started.changes += 1;
  event.entries += 1;
  return true;
}

function newEvent(name: string): CountedEvent {
  const drafted = { goods: new Map(), batches: new Map() };
  return { name, notes: '', state: 'draft', drafted, started: null, entries: 0 };
}

function isOpen({ state }: CountedEvent): boolean {
  return state === 'draft' || state === 'locked';
}

/** Batches that nothing needs any more are not chosen any more. */
function forgetUnneeded({ drafted }: CountedEvent, kitchen: Catalog): void {
  const needs = needsOf(drafted.goods, kitchen);
  for (const recipe of [...drafted.batches.keys()]) if (!needs.has(recipe)) drafted.batches.delete(recipe);
}

/** Whether an event names it: in what was drafted, also after the start, or in what was sealed. */
function isNamed({ events }: CountedKitchen, name: string): boolean {
  return events.some(
    ({ drafted, started }) =>
      drafted.goods.has(name) ||
      drafted.batches.has(name) ||
      started?.catalog.recipes.has(name) ||
      started?.catalog.boxes.has(name),
  );
}

function setCount(counts: Map<string, number>, name: string, to: number): void {
  if (to === 0) counts.delete(name);
  else counts.set(name, to);
}

function count(counts: Counts, name: string): number {
  return counts.get(name) ?? 0;
}
