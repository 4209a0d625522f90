/** Deeds of a counted kitchen, done to the real store by the commands that the screens send. */
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { ComponentDraft } from '../../src/domain/good-draft.ts';
import type { EventId, Uuid } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/refusals.ts';
import type { Result } from '../../src/shared/result.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Trouble } from '../../src/store/trouble.ts';
import type { Deed, Step } from './counted-kitchen.ts';
import { newUuid, value } from './test-kitchen.ts';

export type Answer = Result<unknown, Refusal | Trouble>;

/** A command with all it says, ready to be sent; sent again it says the same, and carries the same id. */
export type ReadyCommand = (store: OpenStore) => Promise<Answer>;

/** Deeds whose command carries an id, or names what it crosses out: sent twice, they are done once. */
export function isKnownById({ type }: Deed): boolean {
  return [
    'create event',
    'save recipe',
    'save box',
    'start',
    'change good',
    'change batches',
    'note',
    'make',
    'lose',
    'pack',
    'cross out made',
    'cross out packed',
  ].includes(type);
}

/** Looks up what a screen would have shown, and gives the command; or what was refused while looking. */
export async function readyCommand(store: OpenStore, deed: Deed): Promise<ReadyCommand> {
  const commandId = newUuid();
  if ('event' in deed) return eventCommand(store, deed, await eventAt(store, deed.event), commandId);
  switch (deed.type) {
    case 'create event': {
      const draft = { name: deed.name, date: '2026-12-20', guests: '', notes: '' };
      return (to) => to.do('events.create', { commandId, draft });
    }
    case 'save recipe': {
      const recipeId = await recipeNamed(store, deed.name);
      const units = [{ finishedUnitId: null, name: '', perBatch: String(deed.perBatch) }];
      const draft = { name: deed.name, batchStep: 1 as const, lines: [], subRecipes: [], units, method: '' };
      return (to) => to.do('catalog.saveRecipe', { commandId, recipeId, draft });
    }
    case 'save box': {
      const finishedGoodId = await goodNamed(store, deed.name);
      const components: ComponentDraft[] = [];
      for (const [name, quantity] of deed.contents) {
        const insideId = present(await goodNamed(store, name));
        components.push({ kind: 'good' as const, finishedGoodId: insideId, quantity: String(quantity) });
      }
      return (to) => to.do('catalog.saveGood', { commandId, finishedGoodId, draft: { name: deed.name, components } });
    }
    case 'delete recipe': {
      const recipeId = present(await recipeNamed(store, deed.name));
      return (to) => to.do('catalog.deleteRecipe', { recipeId });
    }
    case 'delete box': {
      const finishedGoodId = present(await goodNamed(store, deed.name));
      return (to) => to.do('catalog.deleteGood', { finishedGoodId });
    }
  }
}

type EventDeed = Extract<Deed, { readonly event: number }>;

async function eventCommand(
  store: OpenStore,
  deed: EventDeed,
  eventId: EventId,
  commandId: Uuid,
): Promise<ReadyCommand> {
  switch (deed.type) {
    case 'edit event': {
      const { date } = value(await store.ask('events.header', { eventId }));
      const draft = { name: deed.name, date, guests: '', notes: deed.notes };
      return (to) => to.do('events.update', { eventId, draft });
    }
    case 'delete event':
      return (to) => to.do('events.delete', { eventId });
    case 'set quantity': {
      const finishedGoodId = present(await goodNamed(store, deed.good));
      return (to) => to.do('plan.setQuantity', { eventId, finishedGoodId, quantity: deed.quantity });
    }
    case 'decide batches': {
      const finishedUnitId = await unitOf(store, deed.recipe);
      return (to) => to.do('plan.decideBatches', { eventId, finishedUnitId, batches: deed.batches });
    }
    case 'change good':
    case 'change batches':
    case 'note': {
      const requests = [await requestOf(store, eventId, deed)];
      const preview = await store.ask('plan.previewChange', { eventId, requests });
      if (!preview.ok) return () => Promise.resolve(preview);
      const { shown } = preview.value;
      return (to) => to.do('plan.amend', { commandId, eventId, requests, reason: 'It came otherwise', shown });
    }
    case 'make': {
      const finishedUnitId = await unitOf(store, deed.recipe);
      const { good, lost } = deed;
      const run = { batches: 1, good, lost, reason: lost > 0 ? ('burnt' as const) : null, note: '' };
      return (to) => to.do('make.record', { commandId, eventId, finishedUnitId, ...run });
    }
    case 'lose': {
      const finishedUnitId = await unitOf(store, deed.recipe);
      const loss = { lost: deed.lost, reason: 'dropped' as const, note: '' };
      return (to) => to.do('make.lose', { commandId, eventId, finishedUnitId, ...loss });
    }
    case 'pack': {
      const finishedGoodId = present(await goodNamed(store, deed.good));
      return (to) => to.do('pack.record', { commandId, eventId, finishedGoodId, quantity: deed.quantity });
    }
    case 'cross out made': {
      const made = await store.ask('make.view', { eventId });
      if (!made.ok) return () => Promise.resolve(made);
      const runs = made.value.units.flatMap((row) => row.runs).sort((a, b) => b.runId - a.runId);
      const { runId } = present(runs[deed.line]);
      return (to) => to.do('make.void', { eventId, runId });
    }
    case 'cross out packed': {
      const packed = await store.ask('pack.view', { eventId });
      if (!packed.ok) return () => Promise.resolve(packed);
      const runs = packed.value.goods.flatMap((row) => row.runs).sort((a, b) => b.runId - a.runId);
      const { runId } = present(runs[deed.line]);
      return (to) => to.do('pack.void', { eventId, runId });
    }
    case 'start': {
      const { shown } = value(await store.ask('plan.review', { eventId }));
      return (to) => to.do('plan.start', { commandId, eventId, shown });
    }
    case 'lock':
    case 'unlock':
    case 'void start':
    case 'complete':
    case 'reopen': {
      const name = stepCommands[deed.type];
      return (to) => to.do(name, { eventId });
    }
  }
}

const stepCommands = {
  lock: 'plan.lock',
  unlock: 'plan.unlock',
  'void start': 'plan.voidStart',
  complete: 'plan.complete',
  reopen: 'plan.reopen',
} as const satisfies Record<Exclude<Step, 'start'>, string>;

type ChangeDeed = Extract<Deed, { readonly type: 'change good' | 'change batches' | 'note' }>;

async function requestOf(store: OpenStore, eventId: EventId, deed: ChangeDeed): Promise<ChangeRequest> {
  if (deed.type === 'note') return { type: 'note' };
  if (deed.type === 'change batches') {
    const finishedUnitId = await unitOf(store, deed.recipe);
    return { type: 'modify_batch', finishedUnitId, batches: deed.batches };
  }
  const { goods } = value(await store.ask('plan.view', { eventId }));
  const good = present(goods.find(({ name }) => name === deed.good));
  const { finishedGoodId } = good;
  if (deed.quantity === 0) return { type: 'drop_fg', finishedGoodId };
  const type = good.quantity === 0 ? 'add_fg' : 'change_fg_quantity';
  return { type, finishedGoodId, quantity: deed.quantity };
}

async function eventAt(store: OpenStore, place: number): Promise<EventId> {
  return present(value(await store.ask('events.list', undefined))[place]).eventId;
}

async function recipeNamed(store: OpenStore, name: string) {
  const recipes = value(await store.ask('catalog.recipes', undefined));
  return recipes.find((recipe) => recipe.name === name)?.recipeId ?? null;
}

async function goodNamed(store: OpenStore, name: string) {
  const goods = value(await store.ask('catalog.goods', undefined));
  return goods.find((good) => good.name === name)?.finishedGoodId ?? null;
}

async function unitOf(store: OpenStore, recipe: string) {
  const recipes = value(await store.ask('catalog.recipes', undefined));
  return present(recipes.find(({ name }) => name === recipe)?.units[0]).finishedUnitId;
}

function present<T>(found: T | null | undefined): T {
  if (found === null || found === undefined)
    throw new Error('the counted kitchen knows something that the store does not');
  return found;
}
