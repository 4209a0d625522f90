/** A kitchen on an IndexedDB of its own, with a clock that goes by one second a command. */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { loadEngine } from '../../src/database/connection.ts';
import type { ChangeRequest } from '../../src/domain/amend.ts';
import type { EventId, FinishedGoodId, FinishedUnitId, Moment, RecipeId, Uuid } from '../../src/domain/ids.ts';
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import type { Result } from '../../src/shared/result.ts';
import { openStore, type OpenStore, type OpenStoreOptions } from '../../src/store/open-store.ts';
import type { CommandName, Commands, Queries, QueryName } from '../../src/store/register.ts';
import type { Trouble } from '../../src/store/trouble.ts';

export type OpenOverrides = Partial<OpenStoreOptions>;

let minutes = 0;

/** Opens a store as the worker does; a restart is opening another one on the same factory. */
export async function openOn(
  indexedDB: IDBFactory,
  overrides: OpenOverrides = {},
): Promise<Result<OpenStore, Trouble>> {
  return openStore({
    engine: await loadEngine(),
    indexedDB,
    IDBKeyRange,
    appVersion: '0.1.0',
    sentinel: null,
    keptFiles: openKeptFiles({ name: 'bakeline', directory: noDirectory, indexedDB, IDBKeyRange }),
    onMoved: () => undefined,
    now: () => new Date(Date.UTC(2026, 10, 1, 8) + minutes++ * 60_000).toISOString() as Moment,
    newUuid,
    pause: () => Promise.resolve(),
    ...overrides,
  });
}

/** A device without a file system of its own: what is kept goes into a database of the same factory. */
const noDirectory = () => Promise.reject(new Error('no directory'));

export const newUuid = () => crypto.randomUUID() as Uuid;

/** A kitchen for tests that expect things to go well: a refusal is an error there, unless it is asked for. */
export class TestKitchen {
  readonly indexedDB: IDBFactory;
  store: OpenStore;

  private constructor(indexedDB: IDBFactory, store: OpenStore) {
    this.indexedDB = indexedDB;
    this.store = store;
  }

  static async open(overrides: OpenOverrides = {}, indexedDB = new IDBFactory()): Promise<TestKitchen> {
    const opened = await openOn(indexedDB, overrides);
    return new TestKitchen(indexedDB, value(opened));
  }

  /** The tablet is switched off and on again. */
  async restart(): Promise<void> {
    const sentinel = this.store.saved();
    this.store.close();
    this.store = value(await openOn(this.indexedDB, { sentinel }));
  }

  async ask<N extends QueryName>(name: N, ask: Queries[N]['ask']): Promise<Queries[N]['answer']> {
    return value(await this.store.ask(name, ask));
  }

  async do<N extends CommandName>(name: N, ask: Commands[N]['ask']): Promise<Commands[N]['answer']> {
    return value(await this.store.do(name, ask));
  }

  /** The refusal of a command that must be refused. */
  async refusal<N extends CommandName>(name: N, ask: Commands[N]['ask']): Promise<{ readonly type: string }> {
    const answer = await this.store.do(name, ask);
    if (answer.ok) throw new Error(`${name} was not refused`);
    return answer.error;
  }

  recipe(name: string, perBatch: number, batchStep: 1 | 0.5 | 0.25 = 1): Promise<RecipeId> {
    return this.do('catalog.saveRecipe', {
      commandId: newUuid(),
      recipeId: null,
      draft: {
        name,
        batchStep,
        lines: [{ amount: '2 1/4', unit: 'cups', ingredient: 'Flour', note: '' }],
        subRecipes: [],
        units: [{ finishedUnitId: null, name: '', perBatch: String(perBatch) }],
        method: '',
      },
    });
  }

  async good(name: string): Promise<FinishedGoodId> {
    const found = (await this.ask('catalog.goods', undefined)).find((good) => good.name === name);
    if (!found) throw new Error(`no good ${name}`);
    return found.finishedGoodId;
  }

  async unit(eventId: EventId, name: string): Promise<FinishedUnitId> {
    const { units } = await this.ask('plan.view', { eventId });
    const found = units.find((unit) => unit.name === name);
    if (!found) throw new Error(`no unit ${name}`);
    return found.finishedUnitId;
  }

  async box(name: string, contents: Readonly<Record<string, number>>): Promise<FinishedGoodId> {
    const components = [];
    for (const [good, quantity] of Object.entries(contents)) {
      components.push({ kind: 'good' as const, finishedGoodId: await this.good(good), quantity: String(quantity) });
    }
    return this.do('catalog.saveGood', { commandId: newUuid(), finishedGoodId: null, draft: { name, components } });
  }

  /** Changes a started plan as a person does: seen first, then confirmed. */
  async amend(eventId: EventId, requests: readonly ChangeRequest[], reason: string): Promise<void> {
    const { shown } = await this.ask('plan.previewChange', { eventId, requests });
    await this.do('plan.amend', { commandId: newUuid(), eventId, requests, reason, shown });
  }

  event(name = 'Christmas gift boxes', date = '2026-12-20'): Promise<EventId> {
    return this.do('events.create', { commandId: newUuid(), draft: { name, date, guests: '', notes: '' } });
  }
}

export function value<T, E>(result: Result<T, E>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
