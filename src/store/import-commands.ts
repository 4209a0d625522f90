/** A file from another program: what it would bring, and bringing it in. Both decide alike, only one writes. */
import type { Connection } from '../database/connection.ts';
import {
  insertBareGood,
  insertEvent,
  insertFinishedUnit,
  insertIngredient,
  insertRecipe,
  listEvents,
  listIngredients,
  listRecipes,
  listStock,
  listSubRecipes,
  putStock,
  replaceRecipeComponents,
  replaceRecipeLines,
  slugExists,
} from '../database/model.ts';
import { fingerprintOfText } from '../domain/fingerprint.ts';
import type { Fingerprint, IngredientId, Moment, RecipeId } from '../domain/ids.ts';
import { planImport, type ImportPlan, type KnownKitchen } from '../domain/import-plan.ts';
import type { FileIngredient, FileRecipe, KitchenFile } from '../domain/kitchen-file.ts';
import { readKitchenFile } from '../domain/kitchen-file-reader.ts';
import { slugFor } from '../domain/names.ts';
import type { Refusal } from '../domain/refusals.ts';
import { unitsPerBatch } from '../domain/yields.ts';
import { grouped } from '../shared/grouped.ts';
import { invariant } from '../shared/invariant.ts';
import { err, ok, type Result } from '../shared/result.ts';
import type { Command, CommandContext } from './command.ts';
import type { Query } from './query.ts';
import { demoMarks } from './demo-removal.ts';
import type { ImportCounts } from './import-views.ts';
import { weighingOf } from './pantry.ts';

/** How often a long import says how far it is. */
const STEPS_BETWEEN_REPORTS = 10;

export const importPreview: Query<'files.previewImport'> = (connection, { bytes }) => {
  const decided = decideImport(connection, bytes);
  if (!decided.ok) return decided;
  const { file, plan, shown } = decided.value;
  return ok({
    exportedOn: file.exportedOn,
    counts: countsOf(plan),
    ingredients: plan.newIngredients.map(({ name }) => name.name),
    recipes: plan.newRecipes.map(({ name, units }) => ({
      name: name.name,
      units: units.map((unit) => ({ name: unit.name.name, unitsPerBatch: unitsPerBatch(unit.yield) })),
    })),
    stock: plan.newStock.map(({ name, amount, unit }) => ({ name, amount: `${amount.text} ${unit}`.trim() })),
    events: plan.newEvents.map(({ facts }) => ({ name: facts.name.name, date: facts.date })),
    here: plan.here,
    leftOut: plan.leftOut,
    shown,
  });
};

/** Brings in exactly what was shown. A file that brings nothing new changes nothing, whatever was shown of it. */
export const importKitchen: Command<'files.import'> = (context, { bytes, shown }) => {
  const decided = decideImport(context.connection, bytes);
  if (!decided.ok) return decided;
  const { file, plan } = decided.value;
  const counts = countsOf(plan);
  const total = counts.ingredients + counts.recipes + counts.counted + counts.events;
  if (total === 0) return ok(counts);
  if (decided.value.shown !== shown) return err({ type: 'KitchenMovedOn' });
  const step = steps(context, total);
  const ingredientOf = bringIngredients(context, plan, step);
  bringRecipes(context, plan, ingredientOf, step);
  for (const { slug, amount, unit } of plan.newStock) {
    const count = { amountText: amount.text, amount: amount.amount, unit, countedAt: countedAt(file, context.at) };
    putStock(context.connection, { ingredientId: ingredientOf(slug), ...count });
    step();
  }
  for (const { uuid, facts } of plan.newEvents) {
    const { name, date, guests, notes } = facts;
    const columns = { name: name.name, nameKey: name.key, eventDate: date, expectedGuests: guests, notes };
    insertEvent(context.connection, { uuid, ...columns, at: context.at });
    step();
  }
  return ok(counts);
};

/** At noon of the day the file was written: what was baked since has used some of it. */
function countedAt({ exportedOn }: KitchenFile, at: Moment): Moment {
  const noon = `${exportedOn ?? ''}T12:00:00.000Z` as Moment; // a cast: a plain date before it makes a moment
  return exportedOn === null || noon > at ? at : noon;
}

interface DecidedImport {
  readonly file: KitchenFile;
  readonly plan: ImportPlan;
  readonly shown: Fingerprint;
}

function decideImport(connection: Connection, bytes: Uint8Array): Result<DecidedImport, Refusal> {
  const file = readKitchenFile(bytes);
  if (!file.ok) return file;
  const plan = planImport(file.value, knownKitchen(connection));
  if (!plan.ok) return plan;
  const { sameIngredients, hereRecipes, ...rest } = plan.value;
  // Of the recipes that are here only those that new ones take: what else is saved meanwhile moves nothing.
  const parts = rest.newRecipes.flatMap((recipe) => recipe.subRecipes.map((part) => hereRecipes.get(part.name.key)));
  const shown = fingerprintOfText(JSON.stringify([rest, [...sameIngredients], parts]));
  return ok({ file: file.value, plan: plan.value, shown });
}

function knownKitchen(connection: Connection): KnownKitchen {
  const counted = new Set(listStock(connection).map((row) => row.ingredientId));
  const subRecipes = grouped(listSubRecipes(connection), (row) => row.recipeId);
  return {
    ingredients: listIngredients(connection).map((row) => ({
      ...row,
      isCounted: counted.has(row.id),
      weighing: weighingOf(row),
    })),
    recipes: listRecipes(connection).map(({ id, slug, name, nameKey }) => ({
      id,
      slug,
      name,
      nameKey,
      subRecipes: (subRecipes.get(id) ?? []).map((row) => row.componentRecipeId),
    })),
    events: listEvents(connection).map(({ id, uuid, name, nameKey, eventDate }) => ({
      id,
      uuid,
      name,
      nameKey,
      date: eventDate,
    })),
    demo: demoMarks(connection) ?? { ingredients: new Set(), recipes: new Set(), events: new Set() },
  };
}

function countsOf(plan: ImportPlan): ImportCounts {
  return {
    ingredients: plan.newIngredients.length,
    recipes: plan.newRecipes.length,
    units: plan.newRecipes.reduce((sum, recipe) => sum + recipe.units.length, 0),
    counted: plan.newStock.length,
    events: plan.newEvents.length,
  };
}

function steps({ report }: CommandContext, total: number): () => void {
  let done = 0;
  report({ done, total });
  return () => {
    done += 1;
    if (done % STEPS_BETWEEN_REPORTS === 0 || done === total) report({ done, total });
  };
}

/** Gives the ingredient that a slug of the file stands for. */
function bringIngredients(context: CommandContext, plan: ImportPlan, step: () => void): (slug: string) => IngredientId {
  const ids = new Map<string, IngredientId>();
  for (const ingredient of plan.newIngredients) {
    ids.set(ingredient.slug, insertIngredient(context.connection, ingredientColumns(context, ingredient)));
    step();
  }
  return (slug) => {
    const same = plan.sameIngredients.get(slug) ?? slug;
    const id = typeof same === 'string' ? ids.get(same) : same;
    invariant(id, `every line's ingredient is in the plan of the import: ${slug}`);
    return id;
  };
}

function ingredientColumns({ at, newUuid }: CommandContext, ingredient: FileIngredient) {
  const { slug, name, kind, category, stockUnit, density, notes } = ingredient;
  return {
    uuid: newUuid(),
    slug,
    name: name.name,
    nameKey: name.key,
    kind,
    category,
    stockUnit,
    densityText: density?.text ?? null,
    densityGPerMl: density?.gramsPerMl ?? null,
    pieceGrams: null,
    allergens: [],
    notes,
    at,
  };
}

/** All recipes first, then what they take of each other: a sub-recipe may stand further down in the file. */
function bringRecipes(
  context: CommandContext,
  plan: ImportPlan,
  ingredientOf: (slug: string) => IngredientId,
  step: () => void,
): void {
  const { connection, at, newUuid } = context;
  const ids = new Map<string, RecipeId>(plan.hereRecipes);
  const given = new Set(plan.newRecipes.map((recipe) => recipe.slug));
  const isTaken = (slug: string) => given.has(slug) || slugExists(connection, 'recipes', slug);
  for (const recipe of plan.newRecipes) {
    const { name, category, source, method } = recipe;
    const slug = recipe.slug ?? slugFor(name.key, isTaken);
    const facts = {
      name: name.name,
      nameKey: name.key,
      category,
      source,
      method,
      notes: '',
      batchStep: 1 as const,
      at,
    };
    const recipeId = insertRecipe(connection, { uuid: newUuid(), slug, ...facts });
    ids.set(name.key, recipeId);
    const lines = recipe.lines.map(({ ingredientSlug, amount, unitText, unit, note }) => ({
      ingredientId: ingredientOf(ingredientSlug),
      amountText: amount?.text ?? '',
      amount: amount?.amount ?? null,
      unitText,
      unit,
      note,
    }));
    replaceRecipeLines(connection, recipeId, lines);
    bringUnits(context, recipeId, recipe);
    step();
  }
  for (const { name, subRecipes } of plan.newRecipes) {
    if (subRecipes.length === 0) continue;
    const components = subRecipes.map((part) => ({
      recipeId: idNamed(ids, part.name.key),
      batchesText: part.batches.text,
      batches: part.batches.amount,
      note: part.note,
    }));
    replaceRecipeComponents(connection, idNamed(ids, name.key), components);
  }
}

function idNamed(ids: ReadonlyMap<string, RecipeId>, key: string): RecipeId {
  const id = ids.get(key);
  invariant(id, `every recipe that is named is in the plan of the import: ${key}`);
  return id;
}

function bringUnits(
  { connection, at, newUuid }: CommandContext,
  recipeId: RecipeId,
  { name, units }: FileRecipe,
): void {
  const isTaken = (slug: string) => slugExists(connection, 'finished_units', slug);
  for (const [position, unit] of units.entries()) {
    const own = unit.slug ?? slugFor(unit.name.key, () => false);
    // Many recipes give a “full batch”: with the recipe's name before it, nobody has to count through them all.
    const slug = isTaken(own) ? slugFor(`${name.key} ${unit.name.key}`, isTaken) : own;
    const facts = { position, name: unit.name.name, nameKey: unit.name.key, yield: unit.yield, at };
    const finishedUnitId = insertFinishedUnit(connection, { uuid: newUuid(), slug, recipeId, ...facts });
    insertBareGood(connection, { uuid: newUuid(), finishedUnitId, at });
  }
}
