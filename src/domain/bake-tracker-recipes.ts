/**
 * The recipes of an export with what they give. Yields stand in two places there: a list of units, which is newer and counts,
 * and lists inside recipes, which are read only where the other has nothing.
 */
import * as v from 'valibot';
import { grouped } from '../shared/grouped.ts';
import { InnerUnitEntry, RecipeEntry, UnitEntry } from './bake-tracker-format.ts';
import { readYield } from './bake-tracker-yields.ts';
import { parseFileAmount } from './file-amounts.ts';
import { foundAs, readSlug, type FileLine, type FileReading } from './file-reading.ts';
import type { FileRecipe, FileRecipeLine, FileUnit, LeftOut } from './kitchen-file.ts';
import { knownUnit } from './kitchen-units.ts';
import { foldName, parseName, parsePlainName, parseText, type Name } from './names.ts';
import { LONGEST_NOTE, LONGEST_UNIT } from './recipe-draft.ts';

/** Characters of a recipe's category or source. */
const LONGEST_FACT = 500;

interface RecipeRow {
  readonly recipe: FileRecipe;
  /** Yields inside it that do not count. */
  readonly olderYields: number;
}

/** Reads both lists. A unit whose recipe is not in the file is a broken line. */
export function readRecipes(
  reading: FileReading,
  recipeRows: readonly unknown[],
  unitRows: readonly unknown[],
): {
  readonly recipes: readonly FileRecipe[];
  readonly leftOut: readonly LeftOut[];
  readonly twice: readonly string[];
} {
  const units = readUnits(reading, unitRows);
  const keys = new Set(recipeRows.map(keyOfEntry));
  for (const { place, unit, recipe, isArchived } of units) {
    if (isArchived || keys.has(recipe.key)) continue;
    const problem = { type: 'RecipeUnknown', soughtIn: 'file' } as const;
    reading.refuse({ list: 'finished_units', place, name: unit.name.name, field: 'recipe_name', problem });
  }
  const listed = grouped(units, (row) => row.recipe.key);
  const twice: string[] = [];
  const rows = reading.each('recipes', recipeRows, RecipeEntry, (entry, line) => readRecipe(entry, line, listed));
  const first = firstOfEachRecipe(rows, twice);
  const olderYields = first.reduce((sum, row) => sum + row.olderYields, 0);
  const archived = units.filter((row) => row.isArchived).map((row) => row.unit.name.name);
  return {
    recipes: first.map(({ recipe }) => ({ ...recipe, units: firstOfEachName(recipe.units, twice) })),
    leftOut: [
      ...(olderYields > 0 ? [{ type: 'OlderYields', count: olderYields } as const] : []),
      ...(archived.length > 0 ? [{ type: 'ArchivedThere', names: archived } as const] : []),
    ],
    twice,
  };
}

interface UnitRow {
  readonly place: number;
  readonly recipe: Name;
  readonly unit: FileUnit;
  readonly isArchived: boolean;
}

function readUnits(reading: FileReading, rows: readonly unknown[]): readonly UnitRow[] {
  return reading.each('finished_units', rows, UnitEntry, (entry, line): UnitRow => {
    const { yield_mode, batch_percentage, items_per_batch: perBatch } = entry;
    if (entry.is_archived) return archivedUnit(entry, line.place);
    return {
      place: line.place,
      recipe: line.read('recipe_name', parseName(entry.recipe_name)),
      unit: {
        slug: readSlug(line, 'slug', entry.slug),
        name: line.read('display_name', parseName(entry.display_name)),
        yield: readYield(line, '', { yield_mode, batch_percentage, perBatch, perBatchField: 'items_per_batch' }),
      },
      isArchived: false,
    };
  });
}

/** It is only named, whatever else is wrong with it. */
function archivedUnit(entry: UnitEntry, place: number): UnitRow {
  const named = (given: string): Name => {
    const name = parseName(given);
    return name.ok ? name.value : { name: '?', key: '?' };
  };
  const unit = { slug: null, name: named(entry.display_name), yield: { kind: 'count' as const, perBatch: 1 } };
  return { place, recipe: named(entry.recipe_name), unit, isArchived: true };
}

function readRecipe(entry: RecipeEntry, line: FileLine, listed: ReadonlyMap<string, readonly UnitRow[]>): RecipeRow {
  const name = line.read('name', parseName(entry.name));
  /** Those of the list, which counts even when all of it is archived. */
  const units = listed.get(foldName(entry.name))?.flatMap((row) => (row.isArchived ? [] : [row.unit]));
  const subRecipes = entry.components.map((part, index) => ({
    name: line.read(`components ${index + 1}, recipe_name`, parseName(part.recipe_name)),
    batches: line.read(`components ${index + 1}, quantity`, parseFileAmount(part.quantity ?? 1)),
    note: line.read(`components ${index + 1}, notes`, parseText(part.notes ?? '', LONGEST_NOTE)),
  }));
  return {
    recipe: {
      place: line.place,
      slug: readSlug(line, 'slug', entry.slug),
      name,
      ...recipeTexts(entry, line),
      lines: readLines(entry, line),
      subRecipes,
      units: units ?? readInnerUnits(entry, line) ?? unitOfRecipe(name, entry, line),
    },
    olderYields: units ? entry.finished_units.length : 0,
  };
}

/** null when it has none. */
function readInnerUnits(entry: RecipeEntry, line: FileLine): FileUnit[] | null {
  if (entry.finished_units.length === 0) return null;
  return entry.finished_units.flatMap((row, index) => {
    const at = `finished_units ${index + 1}`;
    const parsed = v.safeParse(InnerUnitEntry, row);
    if (!parsed.success) {
      line.refuse(at, { type: 'ValueWrong', found: foundAs(row) });
      return [];
    }
    const { slug, name, yield_mode, unit_yield_quantity: perBatch } = parsed.output;
    // Inside a recipe the share of a batch stands where a number of pieces would.
    const share = yield_mode === 'batch_portion' ? Number(perBatch) : null;
    const batch_percentage = parsed.output.batch_percentage ?? share;
    const facts = { yield_mode, batch_percentage, perBatch, perBatchField: 'unit_yield_quantity' };
    return [
      {
        slug: readSlug(line, `${at}, slug`, slug),
        name: line.read(`${at}, name`, parseName(name)),
        yield: readYield(line, `${at}, `, facts),
      },
    ];
  });
}

/** A recipe that only says how many it gives makes one thing, called like it; one that says nothing gives nothing to pack. */
function unitOfRecipe(name: Name, { yield_quantity: perBatch }: RecipeEntry, line: FileLine): FileUnit[] {
  if (perBatch === null) return [];
  const facts = { yield_mode: null, batch_percentage: null, perBatch, perBatchField: 'yield_quantity' };
  return [{ slug: null, name, yield: readYield(line, '', facts) }];
}

function readLines(entry: RecipeEntry, line: FileLine): FileRecipeLine[] {
  return entry.ingredients.map((row, index) => {
    const at = `ingredients ${index + 1}, `;
    const typed = row.unit?.trim() ?? '';
    const unit = knownUnit(typed);
    return {
      ingredientSlug: line.read(`${at}ingredient_slug`, parsePlainName(row.ingredient_slug)),
      amount: row.quantity === null ? null : line.read(`${at}quantity`, parseFileAmount(row.quantity)),
      unitText: unit === 'each' ? 'pieces' : line.read(`${at}unit`, parseText(typed, LONGEST_UNIT)),
      unit,
      note: line.read(`${at}notes`, parseText(row.notes ?? '', LONGEST_NOTE)),
    };
  });
}

/** Many kitchens keep the steps in the notes: both become the method, which is what is read while baking. */
function recipeTexts(entry: RecipeEntry, line: FileLine): Pick<FileRecipe, 'category' | 'source' | 'method'> {
  const steps = line.read('instructions', parseText(entry.instructions ?? ''));
  const notes = line.read('notes', parseText(entry.notes ?? ''));
  const both = [steps, notes].filter((text) => text).join('\n');
  return {
    category: line.read('category', parseText(entry.category ?? '', LONGEST_FACT)) || null,
    source: line.read('source', parseText(entry.source ?? '', LONGEST_FACT)),
    method: line.read('notes', parseText(both)),
  };
}

/** The first of each name; the others go into `twice`. A slug that was there before is given up: it belongs to the first. */
function firstOfEachRecipe(rows: readonly RecipeRow[], twice: string[]): RecipeRow[] {
  const keys = new Set<string>();
  const slugs = new Set<string>();
  return rows.flatMap(({ recipe, olderYields }) => {
    if (keys.has(recipe.name.key)) {
      twice.push(recipe.name.name);
      return [];
    }
    keys.add(recipe.name.key);
    const slug = recipe.slug !== null && slugs.has(recipe.slug) ? null : recipe.slug;
    if (slug !== null) slugs.add(slug);
    return [{ recipe: { ...recipe, slug }, olderYields }];
  });
}

function firstOfEachName(units: readonly FileUnit[], twice: string[]): FileUnit[] {
  const seen = new Set<string>();
  return units.filter(({ name }) => {
    const isNew = !seen.has(name.key);
    if (!isNew) twice.push(name.name);
    seen.add(name.key);
    return isNew;
  });
}

/** The folded name of an entry as it stands, broken or not. */
function keyOfEntry(row: unknown): string {
  const name = typeof row === 'object' && row !== null && 'name' in row ? row.name : null;
  return typeof name === 'string' ? foldName(name.toWellFormed()) : '';
}
