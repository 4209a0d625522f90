import type { Moment, Uuid } from '../domain/ids.ts';

/** What the world outside gives: neither the store nor the domain takes time or chance by itself. */
export interface Surroundings {
  readonly now: () => Moment;
  readonly newUuid: () => Uuid;
  readonly pause: (ms: number) => Promise<void>;
  /** Absent where the browser has none. */
  readonly locks?: LockManager | undefined;
}
