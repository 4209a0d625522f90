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

export interface CountSource {
  readonly ingredientId: IngredientId;
  /** The unit to begin with, where nothing is counted. */
  readonly unit: string;
  /** null: nothing is counted. */
  readonly stock: StockView | null;
}

export type CountField = keyof CountDraft;

interface Typed extends CountDraft {
  /** The count that stood when it was typed. */
  readonly over: string | null;
}

export class CountEntry {
  readonly #store: Pick<Store, 'do'>;
  readonly #source: () => CountSource;
  readonly #forgotten: ForgottenCount;
  readonly #onCounted: () => void;
  #typed = $state.raw<Typed | null>(null);
  /** What was typed and is saved: shown until what stands has caught up with it. */
  #saved = $state.raw<Typed | null>(null);
  #sent: Typed | null = null;
  #error = $state.raw<Refusal | Trouble | null>(null);

  constructor(
    store: Pick<Store, 'do'>,
    source: () => CountSource,
    forgotten: ForgottenCount,
    onCounted: () => void = () => undefined,
  ) {
    this.#store = store;
    this.#source = source;
    this.#forgotten = forgotten;
    this.#onCounted = onCounted;
  }

  /** What the fields show. */
  get draft(): CountDraft {
    const { stock, unit } = this.#source();
    if (this.#typed && !this.#isOvertaken) return this.#typed;
    return { amount: stock?.amount ?? '', unit: stock?.unit ?? unit };
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
    this.#typed = { ...this.draft, [field]: text, over: this.#standing };
    this.#error = withoutRefusalAt(this.#error, field);
  }

  /** Both fields are left. */
  async leave(): Promise<void> {
    const typed = this.#typed;
    if (!typed || typed === this.#sent) return;
    const { ingredientId, stock } = this.#source();
    const isBlank = typed.amount.trim() === '';
    if (isBlank && !stock) return;
    this.#sent = typed;
    const { amount, unit } = typed;
    const done =
      isBlank && stock
        ? await this.#forgotten.forget(ingredientId, stock)
        : await this.#store.do('pantry.count', {
            ingredientId,
            draft: { amount, unit },
            insteadOf: stock?.unit ?? null,
          });
    if (done.ok && !isBlank) {
      this.#forgotten.letGo();
      this.#onCounted();
    }
    if (this.#typed !== typed) return; // it is being typed anew
    this.#error = done.ok ? null : done.error;
    this.#sent = done.ok ? typed : null;
    this.#saved = done.ok ? typed : null;
  }

  /** Back to what stands; true when there was something to take back. */
  takeBack(): boolean {
    if (!this.#typed || this.#typed === this.#saved) return false;
    this.#typed = null;
    this.#error = null;
    return true;
  }

  get #standing(): string | null {
    return this.#source().stock?.countedAt ?? null;
  }

  /** What was typed is saved, and something else stands since: the answer to it, another window's, or what came back. */
  get #isOvertaken(): boolean {
    if (!this.#typed || this.#typed !== this.#saved) return false;
    const isBack = this.#typed.amount.trim() === '' && this.#forgotten.left === null;
    return isBack || this.#typed.over !== this.#standing;
  }
}
