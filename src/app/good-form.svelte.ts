/** A box while it is put together: the goods tapped into it, its packaging, and what of them goes to the store. */
import type { GoodDraft, ComponentDraft } from '../domain/good-draft.ts';
import type { FinishedGoodId } from '../domain/ids.ts';
import { parseQuantity, type QuantityInvalid } from '../domain/quantity.ts';
import { DraftForm } from './draft-form.svelte.ts';
import { GivenNumber, type NumberRules } from './given-number.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import type { StoreClient } from './store-client.svelte.ts';

/** Whole numbers, of a good or of packaging. */
const quantities: NumberRules<QuantityInvalid> = { read: parseQuantity, write: String };

export class ContentRow extends GivenNumber<QuantityInvalid> {
  readonly finishedGoodId: FinishedGoodId;

  constructor(finishedGoodId: FinishedGoodId, quantity: string) {
    super(quantities, quantity);
    this.finishedGoodId = finishedGoodId;
  }

  get draft(): ComponentDraft {
    return { kind: 'good', finishedGoodId: this.finishedGoodId, quantity: this.given };
  }
}

export class PackagingRow extends GivenNumber<QuantityInvalid> {
  name = $state('');

  constructor(name = '', quantity = '1') {
    super(quantities, quantity);
    this.name = name;
  }

  get isBlank(): boolean {
    return this.name.trim() === '';
  }

  get draft(): ComponentDraft {
    return { kind: 'packaging', name: this.name, quantity: this.given };
  }
}

export class GoodForm extends DraftForm {
  readonly finishedGoodId: FinishedGoodId | null;
  readonly copyOf: FinishedGoodId | null;
  readonly #before: GoodDraft | null;
  name = $state('');
  #contents = $state.raw<readonly ContentRow[]>([]);
  #packaging = $state.raw<readonly PackagingRow[]>([]);
  readonly #asBegun: string;

  /** A box that is there, or null for a new one; `begin` is what it begins with, and null for an empty one. */
  constructor(finishedGoodId: FinishedGoodId | null, begin: GoodDraft | null, copyOf: FinishedGoodId | null = null) {
    super();
    this.finishedGoodId = finishedGoodId;
    this.copyOf = copyOf;
    this.#before = finishedGoodId === null ? null : begin && { name: begin.name, components: begin.components };
    this.name = begin?.name ?? '';
    const components = begin?.components ?? [];
    this.#contents = components.flatMap((line) =>
      line.kind === 'good' ? [new ContentRow(line.finishedGoodId, line.quantity)] : [],
    );
    this.#packaging = components.flatMap((line) =>
      line.kind === 'packaging' ? [new PackagingRow(line.name, line.quantity)] : [],
    );
    this.keepEmptyRow();
    this.#asBegun = JSON.stringify(this.draft);
  }

  get contents(): readonly ContentRow[] {
    return this.#contents;
  }

  /** With an empty row at the end. */
  get packaging(): readonly PackagingRow[] {
    return this.#packaging;
  }

  get draft(): GoodDraft {
    return { name: this.name, components: this.#rowsToSend.map((row) => row.draft) };
  }

  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#asBegun;
  }

  /** One of it, or one more. */
  put(finishedGoodId: FinishedGoodId): void {
    this.retyped('components');
    const row = this.#contents.find((each) => each.finishedGoodId === finishedGoodId);
    if (!row) this.#contents = [...this.#contents, new ContentRow(finishedGoodId, '1')];
    else if (!row.isRefused) row.give(row.number + 1);
    else this.#startOver(row);
  }

  takeOut(row: ContentRow | PackagingRow): void {
    this.retyped('components');
    this.#contents = this.#contents.filter((each) => each !== row);
    this.#packaging = this.#packaging.filter((each) => each !== row);
  }

  /** Called while packaging is typed, so that there is always a row to go on with. */
  keepEmptyRow(): void {
    if (this.#packaging.at(-1)?.isBlank !== true) this.#packaging = [...this.#packaging, new PackagingRow()];
  }

  /** A number that was refused is not on the new screen: the last good one counts. */
  resume(): void {
    for (const row of this.#rowsToSend) if (row.isRefused) row.give(row.number);
  }

  save(store: StoreClient): Promise<boolean> {
    const { commandId, finishedGoodId, draft, copyOf } = this;
    const ask = { commandId, finishedGoodId, draft, before: this.#before, copyOf };
    return this.send(() => store.do('catalog.saveGood', ask), { components: this.#rowsToSend });
  }

  /** Packaging without a name is a row that nobody has used yet. */
  get #rowsToSend(): readonly (ContentRow | PackagingRow)[] {
    return [...this.#contents, ...this.#packaging.filter((row) => !row.isBlank)];
  }

  /** A new row in its place: the text that was refused goes with the old one. */
  #startOver(row: ContentRow): void {
    const fresh = new ContentRow(row.finishedGoodId, String(row.number));
    this.#contents = this.#contents.map((each) => (each === row ? fresh : each));
  }
}

export const goodForms = new KeptForms<GoodForm>();
