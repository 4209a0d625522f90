/**
 * One worker and the door into it. Every call gives a Result, also when the worker dies halfway or a value cannot cross the
 * boundary: nothing that calls through here can hang on a dead worker or has to catch.
 */
import { proxy, wrap } from 'comlink';
import { err, type Result } from '../shared/result.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Progress } from '../store/command.ts';
import type { Opened, Saved, StoreDoor } from '../store/store-door.ts';
import type { Trouble } from '../store/trouble.ts';

type Door = Pick<
  StoreDoor,
  'ask' | 'do' | 'copy' | 'check' | 'writeAnew' | 'restore' | 'safety' | 'brokenFile' | 'removeBroken'
>;
/** What needs no open kitchen. */
type OuterDoor = Pick<StoreDoor, 'keptKitchens' | 'keptKitchen' | 'restoreOverBroken'>;

export interface StoreConnection {
  /** Waits until the store is open. */
  call<T>(use: (door: Door) => Promise<Result<T, Refusal | Trouble>>): Promise<Result<T, Refusal | Trouble>>;
  /** Also where the kitchen does not open. */
  callOutside<T>(
    use: (door: OuterDoor) => Promise<Result<T, Refusal | Trouble>>,
  ): Promise<Result<T, Refusal | Trouble>>;
  open(sentinel: Saved | null, appVersion: string): Promise<Result<Opened, Refusal | Trouble>>;
  /** Looks for what another window saved. */
  catchUp(): Promise<Result<undefined, Refusal | Trouble>>;
  close(): void;
}

export function connectStore(
  startWorker: () => Worker,
  onSaved: (saved: Saved) => void,
  onProgress: (progress: Progress) => void,
  onSafety: () => void,
  onLost: () => void,
): StoreConnection {
  const worker = startWorker();
  const door = wrap(worker) as unknown as StoreDoor; // a cast: comlink's own type forgets what ask and do give
  let lose = (): void => undefined;
  const lost = new Promise<Result<never, Trouble>>((settle) => {
    lose = () => settle(err({ type: 'WorkerLost' }));
  });
  const die = (): void => {
    worker.terminate();
    lose();
    onLost();
  };
  worker.addEventListener('error', die, { once: true });
  worker.addEventListener('messageerror', die, { once: true });

  let beOpen = (): void => undefined;
  const isOpen = new Promise<void>((settle) => (beOpen = settle));

  async function settled<T>(answer: Promise<Result<T, Refusal | Trouble>>): Promise<Result<T, Refusal | Trouble>> {
    try {
      return await Promise.race([answer, lost]);
    } catch (error) {
      return err({ type: 'Defect', details: describe(error) });
    }
  }
  return {
    call: (use) => settled(isOpen.then(() => use(door))),
    callOutside: (use) => settled(use(door)),
    async open(sentinel, appVersion) {
      door.subscribe(proxy(onSaved)); // messages keep their order: it is there before anything is saved
      door.followProgress(proxy(onProgress));
      door.followSafety(proxy(onSafety));
      const opened = await settled(door.open({ sentinel, appVersion }));
      if (opened.ok) beOpen();
      return opened;
    },
    catchUp: () => settled(isOpen.then(() => door.catchUp())),
    close() {
      worker.terminate();
      lose();
    },
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
}
