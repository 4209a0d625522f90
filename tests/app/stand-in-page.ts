/** A page without a browser: what it remembers is a map, and in the place of its worker a channel has a door at the other end. */
import { expose } from 'comlink';
import { expect, vi } from 'vitest';
import { StoreClient } from '../../src/app/store-client.svelte.ts';
import { ok } from '../../src/shared/result.ts';
import type { Progress } from '../../src/store/command.ts';
import type { Saved, StoreDoor } from '../../src/store/store-door.ts';

/** What a test answers itself; all else succeeds with nothing. */
type Answers = {
  -readonly [K in 'open' | 'ask' | 'do' | 'catchUp' | 'copy' | 'restore' | 'removeBroken']?: (
    ...args: never[]
  ) => Promise<unknown>;
};

export class StandInPage {
  readonly memory = new Map<string, string>();
  readonly workers: MessagePort[] = [];

  constructor() {
    vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
    vi.stubGlobal('window', new EventTarget());
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => this.memory.get(key) ?? null,
      setItem: (key: string, text: string) => this.memory.set(key, text),
      removeItem: (key: string) => this.memory.delete(key),
    });
  }

  /** A client as a page makes one, on a kitchen in which that save is found; `announce` and `report` speak for the store. */
  start(answers: Answers = {}, found: Saved | null = null, version = '1.0.0') {
    let announce: (saved: Saved) => void = () => undefined;
    let report: (progress: Progress) => void = () => undefined;
    const opened = vi.fn<StoreDoor['open']>(() => Promise.resolve(ok({ saved: found, recovery: null })));
    const startWorker = () => {
      const { port1, port2 } = new MessageChannel();
      const door = {
        open: opened,
        ask: () => Promise.resolve(ok([])),
        do: () => Promise.resolve(ok()),
        subscribe: (listener: (saved: Saved) => void) => (announce = listener),
        followSafety: () => undefined,
        followProgress: (listener: (progress: Progress) => void) => (report = listener),
        ...answers,
      };
      expose(door, port2);
      this.workers.push(port1);
      return Object.assign(port1, { terminate: () => port1.close() }) as unknown as Worker;
    };
    return {
      client: new StoreClient(startWorker, version),
      opened,
      announce: (saved: Saved) => announce(saved),
      report: (progress: Progress) => report(progress),
    };
  }

  close(): void {
    for (const worker of this.workers) worker.close();
    vi.unstubAllGlobals();
  }
}

export const ready = (client: StoreClient) => vi.waitFor(() => expect(client.state.name).toBe('ready'));
