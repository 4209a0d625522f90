/**
 * Bringing a file in, from choosing it to what came of it. The file's bytes are read once, and the same bytes go to the
 * preview and to the import.
 */
import { LARGEST_FILE } from '../domain/kitchen-file.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { ImportCounts, ImportPreview } from '../store/import-views.ts';
import type { Trouble } from '../store/trouble.ts';
import { bytesOf } from './file-bytes.ts';
import { bringsNothing, importedPhrase } from './file-words.ts';
import type { StoreClient } from './store-client.svelte.ts';

type Stage =
  | { readonly name: 'choosing' }
  | { readonly name: 'reading' }
  | { readonly name: 'shown'; readonly preview: ImportPreview }
  | { readonly name: 'done'; readonly counts: ImportCounts };

/** What is heard when a stage begins; the screen shows more. */
function heard(stage: Stage, isBusy: boolean): string {
  if (isBusy) return 'Bringing in …';
  switch (stage.name) {
    case 'choosing':
      return '';
    case 'reading':
      return 'Reading the file …';
    case 'shown':
      return bringsNothing(stage.preview.counts)
        ? 'All of it is here already.'
        : `${importedPhrase(stage.preview.counts)} would come in.`;
    case 'done':
      return 'Done.';
  }
}

export class KitchenImport {
  readonly #store: StoreClient;
  #stage = $state.raw<Stage>({ name: 'choosing' });
  #error = $state.raw<Refusal | Trouble | null>(null);
  #isBusy = $state(false);
  #fileName = $state('');
  #bytes = new Uint8Array();

  constructor(store: StoreClient) {
    this.#store = store;
  }

  get stage(): Stage {
    return this.#stage;
  }

  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  /** It is being brought in. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** For ears: a sentence at every stage. */
  get heard(): string {
    return heard(this.#stage, this.#isBusy);
  }

  get fileName(): string {
    return this.#fileName;
  }

  /** Reads a chosen file and shows what it would bring; nothing is written. */
  async choose(file: File): Promise<void> {
    this.#fileName = file.name;
    this.#stage = { name: 'reading' };
    this.#error = null;
    if (file.size > LARGEST_FILE) {
      this.#refuse({ type: 'FileTooLarge', bytes: file.size, limit: LARGEST_FILE });
      return;
    }
    const bytes = await bytesOf(file);
    if (bytes === null) {
      this.#refuse({ type: 'FileUnreadable' });
      return;
    }
    this.#bytes = bytes;
    await this.lookAgain();
  }

  /** Brings in what is shown. When the kitchen has moved on meanwhile, the new picture is shown instead. */
  async bringIn(): Promise<void> {
    if (this.#isBusy || this.#stage.name !== 'shown') return;
    this.#isBusy = true;
    const { shown } = this.#stage.preview;
    const done = await this.#store.do('files.import', { bytes: this.#bytes, shown });
    this.#isBusy = false;
    this.#error = done.ok ? null : done.error;
    if (done.ok) this.#stage = { name: 'done', counts: done.value };
    else if (done.error.type === 'KitchenMovedOn') await this.lookAgain();
  }

  /** The kitchen is another one by now: what would the chosen file bring? */
  async lookAgain(): Promise<void> {
    const preview = await this.#store.ask('files.previewImport', { bytes: this.#bytes });
    if (preview.ok) this.#stage = { name: 'shown', preview: preview.value };
    else this.#refuse(preview.error);
  }

  #refuse(error: Refusal | Trouble): void {
    this.#error = error;
    this.#stage = { name: 'choosing' };
  }
}
