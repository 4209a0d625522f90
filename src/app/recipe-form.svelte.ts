/** A recipe while it is typed: its rows, an empty one always at the end, and what of them goes to the store. */
import { parseAmount, type AmountRefusal } from '../domain/amount.ts';
import type { FinishedUnitId, RecipeId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import { withBlankNamesakes, type RecipeDraft, type RecipeLineDraft, type UnitDraft } from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import { DraftForm, nextRowKey } from './draft-form.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import type { StoreClient } from './store-client.svelte.ts';

export const lineFields = ['amount', 'unit', 'ingredient', 'note'] as const;
export type LineField = (typeof lineFields)[number];

export class LineRow {
  readonly key = nextRowKey();
  amount = $state('');
  unit = $state('');
  ingredient = $state('');
  note = $state('');
  /** How it stood when the row was left: nobody is corrected in the middle of a word. */
  #left = $state.raw<{ readonly amount: string; readonly ingredient: string }>({ amount: '', ingredient: '' });

  constructor(line?: RecipeLineDraft) {
    if (!line) return;
    this.amount = line.amount;
    this.unit = line.unit;
    this.ingredient = line.ingredient;
    this.note = line.note;
    this.leave();
  }

  get draft(): RecipeLineDraft {
    return { amount: this.amount, unit: this.unit, ingredient: this.ingredient, note: this.note };
  }

  get isBlank(): boolean {
    return lineFields.every((field) => this[field].trim() === '');
  }

  leave(): void {
    this.#left = { amount: this.amount, ingredient: this.ingredient };
  }

  /** What the rules say of an amount that was typed and left. */
  get amountRefusal(): AmountRefusal | null {
    if (this.amount.trim() === '' || this.amount !== this.#left.amount) return null;
    const amount = parseAmount(this.amount);
    return amount.ok ? null : amount.error;
  }

  /** The ingredient that was typed and left; '' while it is typed. */
  get finishedIngredient(): string {
    return this.ingredient === this.#left.ingredient ? this.ingredient.trim() : '';
  }
}

export class UnitRow {
  readonly key = nextRowKey();
  readonly finishedUnitId: FinishedUnitId | null;
  name = $state('');
  perBatch = $state('');

  constructor(unit?: UnitDraft) {
    this.finishedUnitId = unit?.finishedUnitId ?? null;
    this.name = unit?.name ?? '';
    this.perBatch = unit?.perBatch ?? '';
  }
}

export class RecipeForm extends DraftForm {
  readonly recipeId: RecipeId | null;
  readonly copyOf: RecipeId | null;
  readonly #before: RecipeDraft | null;
  name = $state('');
  batchStep = $state<BatchStep>(1);
  method = $state('');
  #lines = $state.raw<readonly LineRow[]>([]);
  #units = $state.raw<readonly UnitRow[]>([]);
  #taken = $state.raw<{ readonly line: LineRow; readonly place: number } | null>(null);
  readonly #asBegun: string;

  /** A recipe that is there, or null for a new one; `begin` is what it begins with, and null for an empty one. */
  constructor(recipeId: RecipeId | null, begin: RecipeDraft | null, copyOf: RecipeId | null = null) {
    super();
    this.recipeId = recipeId;
    this.copyOf = copyOf;
    this.#before = recipeId === null ? null : begin;
    this.name = begin?.name ?? '';
    this.batchStep = begin?.batchStep ?? 1;
    this.method = begin?.method ?? '';
    this.#lines = [...(begin?.lines ?? []).map((line) => new LineRow(line)), new LineRow()];
    this.#units = begin ? withBlankNamesakes(begin).units.map((unit) => new UnitRow(unit)) : [new UnitRow()];
    this.#asBegun = JSON.stringify(this.draft);
  }

  get lines(): readonly LineRow[] {
    return this.#lines;
  }

  get units(): readonly UnitRow[] {
    return this.#units;
  }

  get draft(): RecipeDraft {
    return {
      name: this.name,
      batchStep: this.batchStep,
      lines: this.#lines.map((line) => line.draft),
      units: this.#units.map(({ finishedUnitId, name, perBatch }) => ({ finishedUnitId, name, perBatch })),
      method: this.method,
    };
  }

  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#asBegun;
  }

  /** Called while lines are typed, so that there is always a row to go on with. */
  keepEmptyRow(): void {
    if (this.#lines.at(-1)?.isBlank !== true) this.#lines = [...this.#lines, new LineRow()];
  }

  takeOut(line: LineRow): void {
    this.#taken = { line, place: this.#lines.indexOf(line) };
    this.#lines = this.#lines.filter((row) => row !== line);
  }

  /** The line that was taken out last. */
  get takenOut(): LineRow | null {
    return this.#taken?.line ?? null;
  }

  putBack(): void {
    if (!this.#taken) return;
    this.#lines = this.#lines.toSpliced(this.#taken.place, 0, this.#taken.line);
    this.#taken = null;
  }

  addUnit(): void {
    this.#units = [...this.#units, new UnitRow()];
  }

  removeUnit(unit: UnitRow): void {
    this.#units = this.#units.filter((row) => row !== unit);
  }

  /**
   * Ingredients that nobody has used before: the store makes them when the recipe is saved. Takes the folded names of those
   * that are known, which are folded once and not at every letter.
   */
  newIngredients(known: ReadonlySet<string>): readonly string[] {
    const names = this.#lines.map((line) => line.finishedIngredient);
    const keys = names.map(foldName);
    return names.filter((_, place) => {
      const key = keys[place] ?? '';
      return key !== '' && !known.has(key) && keys.indexOf(key) === place;
    });
  }

  save(store: StoreClient): Promise<boolean> {
    const { commandId, recipeId, draft, copyOf } = this;
    const ask = { commandId, recipeId, draft, before: this.#before, copyOf };
    return this.send(() => store.do('catalog.saveRecipe', ask), { lines: this.#lines, units: this.#units });
  }
}

export const recipeForms = new KeptForms<RecipeForm>();
