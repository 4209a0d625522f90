/** A kitchen on a tablet that fails on purpose, and what came of a command that was sent to it meanwhile. */
import { IDBFactory } from 'fake-indexeddb';
import type { Sentinel } from '../../src/storage/sentinel.ts';
import type { OpenStore } from '../../src/store/open-store.ts';
import { failingTablet, type FailingTablet, type Operation } from '../storage/failing-tablet.ts';
import { seenInStore, type SeenKitchen } from './counting-the-store.ts';
import type { Answer, ReadyCommand } from './deeds-in-store.ts';
import { openOn, value } from './test-kitchen.ts';

export type Fault =
  | { readonly type: 'none' }
  /** Off and on again before the command. */
  | { readonly type: 'restart' }
  /** The storage fails at the operation of that number (of that kind, where one is named), and at all later ones or not. */
  | {
      readonly type: 'storage fails';
      readonly kind: Operation | null;
      readonly at: number;
      readonly error: string;
      readonly isForGood: boolean;
    }
  /** The app is ended before the operation of that number; nobody hears an answer. */
  | { readonly type: 'ended'; readonly at: number }
  /** The app is ended when all is saved and nobody has heard of it. */
  | { readonly type: 'answer lost' };

export class FaultyKitchen {
  readonly #tablet = new IDBFactory();
  readonly #failing: FailingTablet = failingTablet(this.#tablet);
  /** What the page remembers. */
  #sentinel: Sentinel | null = null;
  #store: OpenStore | null = null;

  get store(): OpenStore {
    if (!this.#store) throw new Error('the kitchen is not open');
    return this.#store;
  }

  /** Off and on again. */
  async restart(): Promise<void> {
    this.#store?.close();
    const onMoved = (saved: Sentinel) => (this.#sentinel = saved);
    this.#store = value(await openOn(this.#failing.factory, { sentinel: this.#sentinel, onMoved }));
  }

  /** Sends the command while the fault is there. Afterwards the storage works again; whoever was ended is on again. */
  async send(
    command: ReadyCommand,
    fault: Fault,
  ): Promise<{ readonly answer: Answer | null; readonly failures: number }> {
    if (fault.type === 'restart') await this.restart();
    this.#failing.failOn(failureOf(fault));
    const answer = await command(this.store);
    const failures = this.#failing.mend();
    if (fault.type !== 'ended' && fault.type !== 'answer lost') return { answer, failures };
    await this.restart();
    return { answer: null, failures };
  }

  /** What is on the device, as another window would find it. */
  async onDevice(): Promise<SeenKitchen> {
    const store = value(await openOn(this.#tablet, { sentinel: this.#sentinel }));
    const seen = await seenInStore(store);
    store.close();
    return seen;
  }

  close(): void {
    this.#store?.close();
  }
}

function failureOf(fault: Fault): Parameters<FailingTablet['failOn']>[0] {
  if (fault.type === 'ended') return (_, number) => (number >= fault.at ? 'AbortError' : undefined);
  if (fault.type !== 'storage fails') return () => undefined;
  const { kind, at, error, isForGood } = fault;
  let counted = 0;
  return (operation) => {
    if (kind === null || operation === kind) counted += 1;
    else if (!isForGood) return undefined;
    return counted === at || (isForGood && counted > at) ? error : undefined;
  };
}
