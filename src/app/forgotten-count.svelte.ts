/** A count that was forgotten, by a blank field or a tap: said where it stood, and taken back from there. */
import type { IngredientId } from '../domain/ids.ts';
import type { Refusal } from '../domain/refusals.ts';
import type { Result } from '../shared/result.ts';
import type { StockView } from '../store/pantry-views.ts';
import type { Commands, Store } from '../store/register.ts';
import type { Trouble } from '../store/trouble.ts';

export class ForgottenCount {
  readonly #store: Pick<Store, 'do'>;
  #gone = $state.raw<{ readonly left: string; readonly rows: Commands['pantry.forget']['answer'] } | null>(null);
  #error = $state.raw<Refusal | Trouble | null>(null);

  constructor(store: Pick<Store, 'do'>) {
    this.#store = store;
  }

  /** What was there of it, “2.5 kg”; null: nothing was forgotten, or it is back. */
  get left(): string | null {
    return this.#gone?.left ?? null;
  }

  /** Why it was not forgotten, or not taken back. */
  get error(): Refusal | Trouble | null {
    return this.#error;
  }

  readonly forget = async (
    ingredientId: IngredientId,
    stock: StockView,
  ): Promise<Result<unknown, Refusal | Trouble>> => {
    const done = await this.#store.do('pantry.forget', { ingredientId, unit: stock.unit });
    this.#error = done.ok ? null : done.error;
    if (done.ok) this.#gone = { left: stock.left, rows: done.value };
    return done;
  };

  async undo(): Promise<void> {
    const gone = this.#gone;
    if (!gone) return;
    const done = await this.#store.do('catalog.putBack', { rows: gone.rows });
    this.#error = done.ok ? null : done.error;
    if (done.ok && this.#gone === gone) this.#gone = null;
  }

  /** Something was counted in its place. */
  letGo(): void {
    this.#gone = null;
    this.#error = null;
  }
}
