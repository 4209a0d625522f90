/**
 * One count while it is typed: an amount and a unit, sent when both are left. What stands is not touched before something is typed; typing
 * the same again counts it anew. A blank amount forgets what was counted.
 */
import type { IngredientId } from '../domain/ids.ts';
import type { CountDraft } from '../domain/pantry-count.ts';
import type { FieldRefusal, Refusal } from '../domain/refusals.ts';
import type { StockView } from '../store/pantry-views.ts';
import type { Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';
import { refusalAt, refusalBeyond, withoutRefusalAt } from './draft-refusals.ts';
import type { ForgottenCount } from './forgotten-count.svelte.ts';
import { KeptForms } from './kept-forms.ts';

export interface CountSource {
  readonly ingredientId: IngredientId;
  /** The unit to begin with, where nothing is counted. */
  readonly unit: string;
  /** null: nothing is counted. */
  readonly stock: StockView | null;
}

export type CountField = keyof CountDraft;

/** What was typed, and what stood there then: its row may be gone when it is sent. */
interface Typed extends CountDraft {
  readonly over: CountSource;
}

export class CountEntry {
  readonly #store: Pick<Store, 'do'>;
  #source: () => CountSource;
  readonly forgotten: ForgottenCount;
  readonly #onCounted: () => void;
  #typed = $state.raw<Typed | null>(null);
  /** What was typed and is saved: shown until what stands has caught up with it. */
  #saved = $state.raw<Typed | null>(null);
  #sent: Typed | null = null;
  #error = $state.raw<Refusal | Trouble | null>(null);

  /** `forgotten` says what a blank amount took away; `onCounted` is called after every count. */
  constructor(
    store: Pick<Store, 'do'>,
    source: () => CountSource,
    forgotten: ForgottenCount,
    onCounted: () => void = () => undefined,
  ) {
    this.#store = store;
    this.#source = source;
    this.forgotten = forgotten;
    this.#onCounted = onCounted;
  }

  /** It is shown in another row than the one it began in. */
  moveTo(source: () => CountSource): void {
    this.#source = source;
  }

  /** What the fields show. */
  get draft(): CountDraft {
    if (this.#typed && !this.#isOvertaken) return this.#typed;
    const { stock, unit } = this.#source();
    return { amount: stock?.amount ?? '', unit: stock?.unit ?? unit };
  }

  /** Something is typed that is not saved. A unit alone says nothing. */
  get isChanged(): boolean {
    return this.#typed !== null && this.#typed !== this.#saved && !isNothing(this.#typed);
  }

  /** What was refused of a field. */
  refusalAt(field: CountField): FieldRefusal['refusal'] | null {
    return refusalAt(this.#error, field);
  }

  /** What no field says. */
  get refusalBeyond(): Refusal | Trouble | null {
    return refusalBeyond(this.#error, (at) => at === 'amount' || at === 'unit');
  }

  type(field: CountField, text: string): void {
    const { amount, unit } = this.draft;
    this.#typed = { amount, unit, [field]: text, over: this.#source() };
    this.#error = withoutRefusalAt(this.#error, field);
  }

  /** Both fields are left. */
  async leave(): Promise<void> {
    const typed = this.#typed;
    if (!typed || typed === this.#sent) return;
    const { amount, unit, over } = typed;
    const { ingredientId, stock } = over;
    if (isNothing(typed)) return;
    this.#sent = typed;
    const insteadOf = stock?.unit ?? null;
    const done =
      isBlank(typed) && stock
        ? await this.forgotten.forget(ingredientId, stock)
        : await this.#store.do('pantry.count', { ingredientId, draft: { amount, unit }, insteadOf });
    if (done.ok && !isBlank(typed)) {
      this.forgotten.letGo();
      this.#onCounted();
    }
    if (this.#typed !== typed) return; // it is being typed anew
    this.#error = done.ok ? null : done.error;
    this.#sent = done.ok ? typed : null;
    if (done.ok) this.#saved = typed;
  }

  /** Back to what stands; true when there was something to take back. */
  takeBack(): boolean {
    if (this.#typed === this.#saved) return false;
    this.#typed = null;
    this.#saved = null;
    this.#error = null;
    return true;
  }

  /** What was typed is saved, and something else stands since: the answer to it, another window's, or what came back. */
  get #isOvertaken(): boolean {
    if (!this.#typed || this.#typed !== this.#saved) return false;
    const isBack = isBlank(this.#typed) && this.forgotten.left === null;
    return isBack || this.#typed.over.stock?.countedAt !== this.#source().stock?.countedAt;
  }
}

function isBlank({ amount }: CountDraft): boolean {
  return amount.trim() === '';
}

/** No amount where none stood. */
function isNothing(typed: Typed): boolean {
  return isBlank(typed) && typed.over.stock === null;
}

/** What is refused waits typed, also while its row is not shown. */
export const countEntries = new KeptForms<CountEntry, IngredientId>();
