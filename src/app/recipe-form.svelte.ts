/** A recipe while it is typed: its rows, an empty one always at the end, and what of them goes to the store. */
import { amountAsNumber, parseAmount, type AmountRefusal } from '../domain/amount.ts';
import type { BatchesUnreadable } from '../domain/batch-options.ts';
import { kitchenText } from '../domain/file-amounts.ts';
import type { FinishedUnitId, RecipeId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import {
  parseSubRecipeBatches,
  withBlankNamesakes,
  type RecipeDraft,
  type RecipeLineDraft,
  type SubRecipeDraft,
  type UnitDraft,
} from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import { ok } from '../shared/result.ts';
import { DraftForm, nextRowKey } from './draft-form.svelte.ts';
import { GivenNumber, type NumberRules } from './given-number.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import { RowList } from './row-list.svelte.ts';
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

const batchNumbers: NumberRules<AmountRefusal | BatchesUnreadable> = {
  read: (given) => {
    const batches = parseSubRecipeBatches(given);
    return batches.ok ? ok(amountAsNumber(batches.value)) : batches;
  },
  write: kitchenText,
};

/** Another recipe that goes in, and how many of its batches. */
export class SubRecipeRow extends GivenNumber<AmountRefusal | BatchesUnreadable> {
  readonly recipeId: RecipeId;
  readonly note: string;

  constructor({ recipeId, batches, note }: SubRecipeDraft) {
    super(batchNumbers, batches);
    this.recipeId = recipeId;
    this.note = note;
  }

  get draft(): SubRecipeDraft {
    return { recipeId: this.recipeId, batches: this.given, note: this.note };
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
  readonly lines: RowList<LineRow>;
  readonly subRecipes: RowList<SubRecipeRow>;
  #units = $state.raw<readonly UnitRow[]>([]);
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
    this.lines = new RowList([...(begin?.lines ?? []).map((line) => new LineRow(line)), new LineRow()]);
    this.subRecipes = new RowList((begin?.subRecipes ?? []).map((part) => new SubRecipeRow(part)));
    this.#units = begin ? withBlankNamesakes(begin).units.map((unit) => new UnitRow(unit)) : [new UnitRow()];
    this.#asBegun = JSON.stringify(this.draft);
  }

  get units(): readonly UnitRow[] {
    return this.#units;
  }

  get draft(): RecipeDraft {
    return {
      name: this.name,
      batchStep: this.batchStep,
      lines: this.lines.rows.map((line) => line.draft),
      subRecipes: this.subRecipes.rows.map((part) => part.draft),
      units: this.#units.map(({ finishedUnitId, name, perBatch }) => ({ finishedUnitId, name, perBatch })),
      method: this.method,
    };
  }

  get isChanged(): boolean {
    return JSON.stringify(this.draft) !== this.#asBegun;
  }

  /** Called while lines are typed, so that there is always a row to go on with. */
  keepEmptyRow(): void {
    if (this.lines.rows.at(-1)?.isBlank !== true) this.lines.add([new LineRow()]);
  }

  /** A batch of another recipe, or one more. */
  putIn(recipeId: RecipeId): void {
    const row = this.subRecipes.rows.find((part) => part.recipeId === recipeId);
    if (!row) this.subRecipes.add([new SubRecipeRow({ recipeId, batches: '1', note: '' })]);
    else if (!row.isRefused) row.give(row.number + 1);
    else this.#startOver(row);
  }

  /** A number that was refused is not on the new screen: the last good one counts. */
  resume(): void {
    for (const row of this.subRecipes.rows) if (row.isRefused) row.give(row.number);
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
    const names = this.lines.rows.map((line) => line.finishedIngredient);
    const keys = names.map(foldName);
    return names.filter((_, place) => {
      const key = keys[place] ?? '';
      return key !== '' && !known.has(key) && keys.indexOf(key) === place;
    });
  }

  save(store: StoreClient): Promise<boolean> {
    const { commandId, recipeId, draft, copyOf } = this;
    const ask = { commandId, recipeId, draft, before: this.#before, copyOf };
    const rows = { lines: this.lines.rows, subRecipes: this.subRecipes.rows, units: this.#units };
    return this.send(() => store.do('catalog.saveRecipe', ask), rows);
  }

  /** A new row in its place: the text that was refused goes with the old one. */
  #startOver(row: SubRecipeRow): void {
    const { recipeId, note } = row;
    this.subRecipes.replace(row, new SubRecipeRow({ recipeId, batches: kitchenText(row.number), note }));
  }
}

export const recipeForms = new KeptForms<RecipeForm>();
