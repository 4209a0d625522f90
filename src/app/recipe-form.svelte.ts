/** A recipe while it is typed: its rows, an empty one always at the end, and what of them goes to the store. */
import { kitchenText } from '../domain/file-amounts.ts';
import type { RecipeId } from '../domain/ids.ts';
import { knownNames, nothingKnown, type IngredientNames, type KnownNames } from '../domain/known-names.ts';
import { foldName } from '../domain/names.ts';
import { holdersOf } from '../domain/nesting.ts';
import { withBlankNamesakes, type RecipeDraft } from '../domain/recipe-draft.ts';
import type { BatchStep } from '../domain/yields.ts';
import type { RecipeRow } from './answers.ts';
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
    this.subRecipes = new RowList((begin?.subRecipes ?? []).map((part) => new SubRecipeRow(part)));
    this.written = new WrittenLines(this.lines, this.subRecipes);
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

  /** What is written above the lines goes in among them, or among the other recipes, by what the kitchen knows. */
  takeWritten(known: KnownNames): void {
    this.written.take(known);
    this.keepEmptyRow();
  }

  /** Whether another recipe can be chosen for this one. A circle is refused when it is saved. */
  mayHold({ recipeId, isArchived }: RecipeRow): boolean {
    return !isArchived && recipeId !== this.recipeId;
  }

  /** Recipes to choose from: those in which this one is, however deep, would close a circle. */
  offered(all: readonly RecipeRow[]): readonly RecipeRow[] {
    const insides = all.map(({ recipeId, subRecipes }) => [recipeId, subRecipes] as const);
    const holders = this.recipeId === null ? null : holdersOf(this.recipeId, insides);
    return all.filter((recipe) => this.mayHold(recipe) && !holders?.has(recipe.recipeId));
  }

  /** What lines of this recipe are read by, of all ingredients and recipes of the kitchen. */
  knownOf(ingredients: IngredientNames, recipes: readonly RecipeRow[]): KnownNames {
    const mayGoIn = recipes.filter((recipe) => this.mayHold(recipe));
    return knownNames(ingredients, mayGoIn);
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

  /** Ingredients of the lines that are put away, each once, as the kitchen calls them: the store uses them all the same. */
  archivedIngredients({ archived }: KnownNames): readonly string[] {
    const names = this.lines.rows.flatMap((line) => archived.get(foldName(line.finishedIngredient)) ?? []);
    return names.filter((name, place) => names.indexOf(name) === place);
  }

  /** Ingredients that nobody has used before: the store makes them when the recipe is saved. */
  newIngredients({ ingredients, archived }: KnownNames): readonly string[] {
    const names = this.lines.rows.map((line) => line.finishedIngredient);
    const keys = names.map(foldName);
    return names.filter((_, place) => {
      const key = keys[place] ?? '';
      return key !== '' && !ingredients.has(key) && !archived.has(key) && keys.indexOf(key) === place;
    });
  }

  async save(store: StoreClient): Promise<boolean> {
    const isWritten = this.written.text.trim() !== '';
    if (!this.written.finish(isWritten ? await this.#askKnown(store) : nothingKnown)) return false;
    this.keepEmptyRow();
    const { commandId, recipeId, draft, copyOf } = this;
    const ask = { commandId, recipeId, draft, before: this.#before, copyOf };
    const rows = { lines: this.lines.rows, subRecipes: this.subRecipes.rows, units: this.units.rows };
    return this.send(() => store.do('catalog.saveRecipe', ask), rows);
  }

  /** What cannot be asked now is refused when it is sent. */
  async #askKnown(store: StoreClient): Promise<KnownNames> {
    const asked = [store.ask('catalog.ingredientNames', undefined), store.ask('catalog.recipes', undefined)] as const;
    const [names, recipes] = await Promise.all(asked);
    return names.ok && recipes.ok ? this.knownOf(names.value, recipes.value) : nothingKnown;
  }

  /** A new row in its place: the text that was refused goes with the old one. */
  #startOver(row: SubRecipeRow): void {
    const { recipeId, note } = row;
    this.subRecipes.replace(row, new SubRecipeRow({ recipeId, batches: kitchenText(row.number), note }));
  }
}

export const recipeForms = new KeptForms<RecipeForm>();
