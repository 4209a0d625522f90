/**
 * Restoring a kitchen, from choosing its file to the page that begins anew on it. The file is read once, apart, and what was read and
 * shown is what takes the place of what is here.
 */
import { LARGEST_COPY, type CopyRefusal } from '../domain/kitchen-copy.ts';
import type { Moment } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { ReadCopy } from '../store/read-copy.ts';
import type { Trouble } from '../store/trouble.ts';
import { bytesOf } from './file-bytes.ts';
import { momentOf } from './copy-age.ts';
import { readApart } from './copy-reading.ts';
import { forgetForms } from './kept-forms.ts';
import { rememberCopy } from './last-copy.svelte.ts';
import type { StoreClient } from './store-client.svelte.ts';

/** A file that was chosen, or a kitchen that is kept on this device since a restore. */
export type RestoreSource =
  | { readonly kind: 'file'; readonly name: string; readonly changedAt: Moment }
  | { readonly kind: 'kept'; readonly at: Moment };

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'reading' }
  | { readonly name: 'shown'; readonly source: RestoreSource; readonly copy: ReadCopy }
  | { readonly name: 'restoring'; readonly source: RestoreSource; readonly copy: ReadCopy };

/** Longer names are cut: it is only said where the kitchen came from. */
const LONGEST_FILE_NAME = 200;

export interface RestoreMeans {
  readonly store: StoreClient;
  readonly startReader: () => Worker;
  /** Loads the page anew: what it holds in memory belongs to the kitchen that was here. */
  readonly beginAnew: () => void;
}

export class KitchenRestore {
  readonly #means: RestoreMeans;
  #stage = $state.raw<Stage>({ name: 'choosing' });
  #error = $state.raw<CopyRefusal | Refusal | Trouble | null>(null);

  constructor(means: RestoreMeans) {
    this.#means = means;
  }

  get stage(): Stage {
    return this.#stage;
  }

  get error(): CopyRefusal | Refusal | Trouble | null {
    return this.#error;
  }

  /** Reads a chosen file and shows what is in it; nothing is changed. */
  async choose(file: File): Promise<void> {
    this.#begin();
    const changedAt = momentOf(file.lastModified);
    if (file.size > LARGEST_COPY) return this.#refuse({ type: 'CopyTooLarge', bytes: file.size, limit: LARGEST_COPY });
    const bytes = await bytesOf(file);
    if (!bytes) return this.#refuse({ type: 'CopyGone' });
    await this.#read(bytes, { kind: 'file', name: file.name.slice(0, LONGEST_FILE_NAME).toWellFormed(), changedAt });
  }

  /** The same with a kitchen that is kept since the restore of that moment. */
  async chooseKept(at: Moment): Promise<void> {
    this.#begin();
    const kept = await this.#means.store.keptKitchen(at);
    if (!kept.ok) return this.#refuse(kept.error);
    if (!kept.value) return this.#refuse({ type: 'CopyGone' });
    await this.#read(kept.value, { kind: 'kept', at });
  }

  /** Puts what is shown in the place of what is here. When that has moved on meanwhile, it says so, and stays as it is. */
  async restore(): Promise<void> {
    if (this.#stage.name !== 'shown') return;
    const { source, copy } = this.#stage;
    const { store, beginAnew } = this.#means;
    this.#stage = { name: 'restoring', source, copy };
    this.#error = null;
    const { image, shown, madeAt } = copy;
    const from = source.kind === 'file' ? source.name : '';
    const restored = await store.restore({ image, shown, over: store.saved, from });
    if (!restored.ok) {
      this.#error = restored.error;
      this.#stage = { name: 'shown', source, copy };
      return;
    }
    // The file that was just read is a copy of what is here now, as old as it says; one that is kept here is in no other hands.
    if (source.kind === 'file') rememberCopy({ ...restored.value, at: madeAt ?? source.changedAt });
    forgetForms();
    beginAnew();
  }

  #begin(): void {
    this.#stage = { name: 'reading' };
    this.#error = null;
  }

  async #read(bytes: Uint8Array<ArrayBuffer>, source: RestoreSource): Promise<void> {
    const copy = await readApart(this.#means.startReader, bytes);
    if (copy.ok) this.#stage = { name: 'shown', source, copy: copy.value };
    else this.#refuse(copy.error);
  }

  #refuse(error: CopyRefusal | Refusal | Trouble): void {
    this.#error = error;
    this.#stage = { name: 'choosing' };
  }
}
