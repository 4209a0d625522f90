/**
 * Saving a copy, from the wish to the file in other hands, wherever it is offered. The file is prepared first, which may take a
 * while, and given at a tap of its own. What was prepared is offered only while it is still what the kitchen holds.
 */
import type { Saved } from '../store/store-door.ts';
import type { Trouble } from '../store/trouble.ts';
import type { KitchenCounts } from '../store/views.ts';
import { byteSize } from './byte-size.ts';
import { copyFileName, momentOf } from './copy-age.ts';
import { downloadFile, isShareable, shareFile } from './file-handover.ts';
import { rememberCopy } from './last-copy.svelte.ts';
import { countsPhrase } from './number-words.ts';
import type { StoreClient } from './store-client.svelte.ts';
import { isTrouble } from './trouble-messages.ts';

/** The registered name of SQLite's files: for a vaguer one some devices put an ending of their own behind the name. */
const FILE_TYPE = 'application/vnd.sqlite3';

interface ReadyCopy {
  readonly file: File;
  readonly counts: KitchenCounts;
  readonly saved: Saved | null;
}

/** Known only by trying: a browser that says it shares such files, and does not. */
let doesNotShare = $state(false);

export class CopySaver {
  readonly #store: StoreClient;
  #prepared = $state.raw<ReadyCopy | null>(null);
  #handedOver = $state.raw<{ readonly file: File; readonly way: 'shared' | 'downloaded' } | null>(null);
  #error = $state.raw<Trouble | null>(null);
  #isPreparing = $state(false);
  #isSharing = $state(false);
  readonly #ready = $derived.by(() => {
    const { saved } = this.#store;
    const isCurrent =
      this.#prepared?.saved?.generation === saved?.generation &&
      this.#prepared?.saved?.databaseId === saved?.databaseId;
    return isCurrent ? this.#prepared : null;
  });

  constructor(store: StoreClient) {
    this.#store = store;
  }

  get isReady(): boolean {
    return this.#ready !== null;
  }

  get isPreparing(): boolean {
    return this.#isPreparing;
  }

  get isBusy(): boolean {
    return this.#isPreparing || this.#isSharing;
  }

  /** Of the file that is ready: else it is downloaded. */
  get isShareable(): boolean {
    return this.#ready !== null && !doesNotShare && isShareable(this.#ready.file);
  }

  get error(): Trouble | null {
    return this.#error;
  }

  /** What is to be said of the copy, in one or two sentences; empty while there is none. */
  get said(): string {
    if (this.#isPreparing) return 'Preparing the copy …';
    const ready = this.#ready;
    if (!ready) return '';
    const { file, counts } = ready;
    if (this.#handedOver?.file === file) {
      return this.#handedOver.way === 'shared'
        ? `${file.name} was handed over.`
        : `The download of ${file.name} has begun. See that it arrives, and keep it somewhere else.`;
    }
    const holds = countsPhrase([
      [counts.events, 'event', 'events'],
      [counts.recipes, 'recipe', 'recipes'],
      [counts.goods, 'good', 'goods'],
    ]);
    return `${file.name} is ready: ${[holds, byteSize(file.size)].filter((part) => part !== '').join(', ')}.`;
  }

  async prepare(): Promise<void> {
    this.#isPreparing = true;
    const copy = await this.#store.copy();
    this.#isPreparing = false;
    if (copy.ok) {
      const { bytes, madeAt, counts, saved } = copy.value;
      this.#error = null;
      this.#prepared = { file: new File([bytes], copyFileName(madeAt), { type: FILE_TYPE }), counts, saved };
    } else this.#error = isTrouble(copy.error) ? copy.error : { type: 'Defect', details: JSON.stringify(copy.error) };
  }

  /** Through the share sheet. A browser that refuses has taken the tap, and gets a download instead. */
  async share(): Promise<void> {
    const ready = this.#ready;
    if (!ready || this.#isSharing) return;
    this.#isSharing = true;
    const outcome = await shareFile(ready.file);
    this.#isSharing = false;
    if (outcome === 'shared') this.#note(ready, 'shared');
    if (outcome !== 'refused') return;
    doesNotShare = true;
    this.#download(ready);
  }

  download(): void {
    if (this.#ready) this.#download(this.#ready);
  }

  #download(ready: ReadyCopy): void {
    downloadFile(ready.file);
    this.#note(ready, 'downloaded');
  }

  #note({ file, saved }: ReadyCopy, way: 'shared' | 'downloaded'): void {
    this.#handedOver = { file, way };
    if (saved) rememberCopy({ ...saved, at: momentOf(Date.now()) });
  }
}
