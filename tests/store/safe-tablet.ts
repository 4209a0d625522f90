/** A tablet with a place for safety copies: what is on it outlasts its kitchens, and is opened with what its page remembers. */
import { IDBFactory } from 'fake-indexeddb';
import { attach, loadEngine } from '../../src/database/connection.ts';
import { dumpDatabase } from '../../src/database/dump.ts';
import type { Moment } from '../../src/domain/ids.ts';
import type { Result } from '../../src/shared/result.ts';
import type { KeptFiles } from '../../src/storage/kept-files.ts';
import { openKeptFiles } from '../../src/storage/open-kept-files.ts';
import type { Sentinel } from '../../src/storage/sentinel.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import type { Trouble } from '../../src/store/trouble.ts';
import { StandInDirectory } from '../storage/stand-in-directory.ts';
import { savedDatabase } from './saved-rows.ts';
import { newUuid, openOn, value, type OpenOverrides } from './test-kitchen.ts';

export class SafeTablet {
  indexedDB = new IDBFactory();
  readonly directory = new StandInDirectory();
  /** What the page remembers of the last save. */
  sentinel: Sentinel | null = null;
  #clockMs = Date.UTC(2026, 10, 1, 8);

  /** The app is opened, as its page does it: what is opened is what is remembered. */
  async open(overrides: OpenOverrides = {}): Promise<Result<OpenStore, Trouble>> {
    const opened = await openOn(this.indexedDB, {
      sentinel: this.sentinel,
      keptFiles: this.files(),
      quietMs: 3_600_000, // copies are made when a test asks for them
      onMoved: (saved) => (this.sentinel = saved),
      now: () => new Date((this.#clockMs += 1000)).toISOString() as Moment,
      ...overrides,
    });
    if (opened.ok) this.sentinel = opened.value.saved();
    return opened;
  }

  async kitchen(overrides: OpenOverrides = {}): Promise<OpenStore> {
    return value(await this.open(overrides));
  }

  async files(): Promise<KeptFiles> {
    const { directory } = this;
    const files = await openKeptFiles({
      name: 'kitchen',
      directory: () => Promise.resolve(directory),
      pause: () => Promise.resolve(),
    });
    if (!files) throw new Error('there is a place for files');
    return files;
  }

  /** What is saved, as a canonical dump, but for what names the save and a recovery. */
  async dump(): Promise<unknown> {
    return contentOf(dumpDatabase(await savedDatabase(this.indexedDB)));
  }
}

/** A kitchen of two events, copied after the first of them if so wished. Closed. */
export async function tabletWithCopy(): Promise<{ tablet: SafeTablet; copied: unknown; newest: unknown }> {
  const tablet = new SafeTablet();
  const store = await tablet.kitchen();
  await makeEvent(store, 'In the copy');
  value(await store.safety.takeCopy());
  const copied = await tablet.dump();
  await makeEvent(store, 'After the copy');
  const newest = await tablet.dump();
  store.close();
  return { tablet, copied, newest };
}

export async function makeEvent(store: OpenStore, name: string): Promise<void> {
  value(
    await store.do('events.create', {
      commandId: newUuid(),
      draft: { name, date: '2026-12-20', guests: '', notes: '' },
    }),
  );
}

export async function eventNames(store: OpenStore): Promise<string[]> {
  return value(await store.ask('events.list', undefined)).map(({ name }) => name);
}

/** The dump of any bytes of a database, in the same way. */
export async function dumpOf(bytes: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const connection = attach(await loadEngine(), bytes.slice());
  const dump = contentOf(dumpDatabase(connection));
  connection.close();
  return dump;
}

function contentOf({ _store: _, ...tables }: ReturnType<typeof dumpDatabase>): unknown {
  const { settings } = tables;
  const rows = settings?.rows.filter(([key]) => key !== 'recovered') ?? [];
  return { ...tables, settings: { ...settings, rows } };
}
