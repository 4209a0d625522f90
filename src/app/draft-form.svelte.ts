/**
 * What the forms of recipes and boxes share: the command's one id until it succeeds, what was refused of which field, and that
 * a second tap on Save does nothing while the first is under way.
 */
import type { Uuid } from '../domain/ids.ts';
import type { FieldRefusal, Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { Trouble } from '../store/trouble.ts';
import { refusalAt, refusalBeyond, refusalsByKey, withoutRefusalAt } from './draft-refusals.ts';
import { newCommandId } from './command-id.ts';
import type { StoreClient } from './store-client.svelte.ts';

/** A row of a form, told from the others by something that stays while rows come and go. */
export interface KeyedRow {
  readonly key: number;
}

let lastKey = 0;
export function nextRowKey(): number {
  lastKey += 1;
  return lastKey;
}

export abstract class DraftForm {
  abstract name: string;
  abstract readonly isChanged: boolean;

  readonly commandId: Uuid = newCommandId();
  #error = $state.raw<Refusal | Trouble | null>(null);
  #isBusy = $state(false);

  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** What was refused of a field; a row in its path goes by its key. */
  refusalAt(at: string): FieldRefusal['refusal'] | null {
    return refusalAt(this.#error, at);
  }

  /** What no field shows. */
  refusalBeyond(isShown: (at: string) => boolean): Refusal | Trouble | null {
    return refusalBeyond(this.#error, isShown);
  }

  /** A field is typed anew: what was refused of it is no longer what stands there. */
  retyped(at: string): void {
    this.#error = withoutRefusalAt(this.#error, at);
  }

  /** True when it was saved; else what was refused stands at its fields. */
  abstract save(store: StoreClient): Promise<boolean>;

  /** Sends the draft; true when it was saved. `rows` are those in the draft, in its order. */
  protected async send(
    command: () => Promise<Result<unknown, Refusal | Trouble>>,
    rows: Readonly<Record<string, readonly KeyedRow[]>>,
  ): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    const done = await command();
    this.#isBusy = false;
    this.#error = done.ok ? null : refusalsByKey(done.error, rows);
    return done.ok;
  }
}
