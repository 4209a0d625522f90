/** A recipe while it is typed: its rows, an empty one always at the end, and what of them goes to the store. */
import { kitchenText } from '../domain/file-amounts.ts';
import type { RecipeId } from '../domain/ids.ts';
import { foldName } from '../domain/names.ts';
import { withBlankNamesakes, type RecipeDraft } from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import { DraftForm } from './draft-form.svelte.ts';
import { KeptForms } from './kept-forms.ts';
import { LineRow, SubRecipeRow, UnitRow } from './recipe-rows.svelte.ts';
import { RowList } from './row-list.svelte.ts';
import type { StoreClient } from './store-client.svelte.ts';
import { WrittenLines } from './written-lines.svelte.ts';

export class RecipeForm extends DraftForm {
  readonly recipeId: RecipeId | null;
  readonly copyOf: RecipeId | null;
  readonly #before: RecipeDraft | null;
  name = $state('');
  batchStep = $state<BatchStep>(1);
  method = $state('');
  readonly lines: RowList<LineRow>;
  readonly written: WrittenLines;
  readonly subRecipes: RowList<SubRecipeRow>;
  readonly units: RowList<UnitRow>;
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
    this.written = new WrittenLines(this.lines);
    this.subRecipes = new RowList((begin?.subRecipes ?? []).map((part) => new SubRecipeRow(part)));
    const units = begin ? withBlankNamesakes(begin).units.map((unit) => new UnitRow(unit)) : [new UnitRow()];
    this.units = new RowList(units);
    this.#asBegun = JSON.stringify(this.draft);
  }

  get draft(): RecipeDraft {
    return {
      name: this.name,
      batchStep: this.batchStep,
      lines: this.lines.rows.map((line) => line.draft),
      subRecipes: this.subRecipes.rows.map((part) => part.draft),
      units: this.units.rows.map(({ finishedUnitId, name, perBatch }) => ({ finishedUnitId, name, perBatch })),
      method: this.method,
    };
  }

  get isChanged(): boolean {
    return this.written.text.trim() !== '' || JSON.stringify(this.draft) !== this.#asBegun;
  }

  /** Called while lines are typed, so that there is always a row to go on with. */
  keepEmptyRow(): void {
    if (this.lines.rows.at(-1)?.isBlank !== true) this.lines.add([new LineRow()]);
  }

  /** What is written above the lines goes in among them. */
  takeWritten(): void {
    this.written.take();
    this.keepEmptyRow();
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

  /** Something more comes out. Where nothing did, it is what was taken out last, with what was typed of it. */
  addUnit(): void {
    if (this.units.rows.length === 0 && this.units.taken.length > 0) this.units.putBack();
    else this.units.add([new UnitRow()]);
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
    if (!this.written.finish()) return Promise.resolve(false);
    this.keepEmptyRow();
    const { commandId, recipeId, draft, copyOf } = this;
    const ask = { commandId, recipeId, draft, before: this.#before, copyOf };
    const rows = { lines: this.lines.rows, subRecipes: this.subRecipes.rows, units: this.units.rows };
    return this.send(() => store.do('catalog.saveRecipe', ask), rows);
  }

  /** A new row in its place: the text that was refused goes with the old one. */
  #startOver(row: SubRecipeRow): void {
    const { recipeId, note } = row;
    this.subRecipes.replace(row, new SubRecipeRow({ recipeId, batches: kitchenText(row.number), note }));
  }
}

export const recipeForms = new KeptForms<RecipeForm>();
