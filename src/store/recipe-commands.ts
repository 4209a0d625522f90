/** Saving, archiving and deleting recipes. What is edited here never reaches a started plan (law 9). */
import type { Connection } from '../database/connection.ts';
import {
  deleteFinishedUnit,
  deleteRecipe,
  eventsUsingRecipe,
  eventsUsingUnit,
  findIngredientByKey,
  findRecipe,
  findRecipeByKey,
  findRecipeByUuid,
  goodOfUnit,
  goodsUsing,
  insertBareGood,
  insertFinishedUnit,
  insertIngredient,
  insertRecipe,
  recipesUsing,
  replaceRecipeComponents,
  replaceRecipeLines,
  setFinishedUnitArchived,
  setRecipeArchived,
  slugExists,
  unitsOfRecipe,
  updateFinishedUnit,
  updateRecipe,
  yieldOf,
  type FinishedUnit,
  type FinishedUnitFacts,
  type Ingredient,
  type Recipe,
} from '../database/model.ts';
import type { FinishedUnitId, IngredientId } from '../domain/ids.ts';
import { slugFor, type Name } from '../domain/names.ts';
import type { NestingRefusal } from '../domain/nesting.ts';
import type { RecipeComponent } from '../domain/plan.ts';
import { parseRecipeDraft, type UnitFacts } from '../domain/recipe-draft.ts';
import type { FieldRefusal } from '../domain/refusals.ts';
import { err, ok } from '../shared/result.ts';
import { isAsBegun, isNothing, type Command, type CommandContext } from './command.ts';
import { draftOf } from './catalog-queries.ts';
import { checkNestingOf } from './recipe-nesting.ts';

/** A new one that is sent again is the same recipe, with what was typed anew since: the first answer may have been lost. */
export const saveRecipe: Command<'catalog.saveRecipe'> = (context, { commandId, draft, before: begun, ...ask }) => {
  const { connection, at } = context;
  const recipeId = ask.recipeId ?? findRecipeByUuid(connection, commandId)?.id ?? null;
  const before = recipeId === null ? null : findRecipe(connection, recipeId);
  if (recipeId !== null && !before) return err({ type: 'NotFound', kind: 'recipe' });
  if (before && !isAsBegun(draftOf(connection, before), begun)) return err({ type: 'EditedMeanwhile' });
  const original = isNothing(ask.copyOf) ? null : findRecipe(connection, ask.copyOf);
  if (!before && !original && !isNothing(ask.copyOf)) return err({ type: 'OriginalGone', kind: 'recipe' });
  const known = [...(original?.units ?? []), ...(before?.units ?? [])];
  const yieldsNow = new Map(known.map((unit) => [unit.id, yieldOf(unit)]));
  const parsed = parseRecipeDraft(draft, yieldsNow);
  if (!parsed.ok) return parsed;
  const { name, batchStep, lines, subRecipes, units, method } = parsed.value;
  const refuse = (field: string, refusal: FieldRefusal['refusal']) =>
    err({ type: 'DraftRefused' as const, fields: [{ at: field, refusal }] });
  const namesake = findRecipeByKey(connection, name.key);
  if (namesake && namesake.id !== recipeId) {
    return refuse('name', {
      type: 'NameTaken',
      kind: 'recipe',
      name: namesake.name,
      isArchived: namesake.archivedAt !== null,
    });
  }
  const packaging = lines.find((line) => isOfOtherKind(connection, line.ingredient, 'food'));
  if (packaging) return refuse(`lines.${packaging.row}.ingredient`, { type: 'WrongKind', wanted: 'food' });
  const itself = subRecipes.findIndex((part) => part.recipeId === recipeId);
  if (itself >= 0) return refuse(`subRecipes.${itself}`, { type: 'ContainsItself', path: [name.name, name.name] });
  const missing = subRecipes.findIndex((part) => !findRecipe(connection, part.recipeId));
  if (missing >= 0) return refuse(`subRecipes.${missing}`, { type: 'NotFound', kind: 'recipe' });
  // What the form does not show stays, and goes along into a copy.
  const { category = null, source = '', notes = '' } = (before ?? original)?.recipe ?? {};
  const facts = { name: name.name, nameKey: name.key, category, source, notes, method, batchStep, at };
  const id = before
    ? before.recipe.id
    : insertRecipe(connection, { ...facts, uuid: commandId, slug: newSlug(connection, 'recipes', name) });
  if (before) updateRecipe(connection, { ...facts, id });
  replaceRecipeLines(
    connection,
    id,
    lines.map(({ ingredient, row: _, ...line }) => ({
      ...line,
      ingredientId: ingredientNamed(context, ingredient, 'food'),
    })),
  );
  replaceRecipeComponents(connection, id, subRecipes);
  // Asked when the lines are written: a refusal rolls them back.
  const nesting = checkNestingOf(connection, id);
  if (!nesting.ok) return refuse(lineOnPath(connection, name, subRecipes, nesting.error), nesting.error);
  saveUnits(context, { id, archivedAt: before?.recipe.archivedAt ?? null }, units);
  return ok(id);
};

/** The line by which a path leads on from this recipe; the whole part where another recipe is at fault. */
function lineOnPath(
  connection: Connection,
  { name }: Name,
  subRecipes: readonly RecipeComponent[],
  { path }: NestingRefusal,
): string {
  const next = path[path.indexOf(name) + 1];
  const line = subRecipes.findIndex((part) => findRecipe(connection, part.recipeId)?.recipe.name === next);
  return line >= 0 ? `subRecipes.${line}` : 'subRecipes';
}

/**
 * Puts a recipe's units as the draft has them. A unit that is left out goes when nothing rests on it, else it is put away;
 * one that is typed anew under the name of one that was left out or put away is that one again. An archived recipe that
 * is edited stays archived with all it gives.
 */
function saveUnits(
  context: CommandContext,
  { id: recipeId, archivedAt }: Pick<Recipe, 'id' | 'archivedAt'>,
  drafted: readonly UnitFacts[],
): void {
  const { connection, at, newUuid } = context;
  const before = unitsOfRecipe(connection, recipeId);
  const named = new Set(drafted.map((unit) => unit.finishedUnitId));
  const leftOut = before.filter((row) => !named.has(row.id));
  const known = new Map<number, FinishedUnit | undefined>(
    drafted.map((unit, index) => [
      index,
      before.find((row) => row.id === unit.finishedUnitId) ?? leftOut.find((row) => row.nameKey === unit.name.key),
    ]),
  );
  const kept = new Set([...known.values()].map((row) => row?.id));
  for (const row of before) if (!kept.has(row.id)) putAwayUnit(context, row.id);
  // Names may be swapped, or be taken over from a unit that was put away: each must be free before it is given.
  for (const row of unitsOfRecipe(connection, recipeId)) {
    const taker = drafted.findIndex((unit) => unit.name.key === row.nameKey);
    if (taker >= 0 && known.get(taker)?.id !== row.id) freeName(context, row);
  }
  for (const [position, unit] of drafted.entries()) {
    const facts = { position, name: unit.name.name, nameKey: unit.name.key, yield: unit.yield, at };
    const row = known.get(position);
    if (row) updateFinishedUnit(connection, { ...facts, id: row.id });
    const id = row?.id ?? newUnit(unit.name, facts);
    if ((row?.archivedAt ?? null) !== archivedAt) {
      setFinishedUnitArchived(connection, id, archivedAt !== null, archivedAt ?? at);
    }
  }

  function newUnit(name: Name, facts: FinishedUnitFacts): FinishedUnitId {
    const slug = newSlug(connection, 'finished_units', name);
    const finishedUnitId = insertFinishedUnit(connection, { ...facts, uuid: newUuid(), slug, recipeId });
    insertBareGood(connection, { uuid: newUuid(), finishedUnitId, at });
    return finishedUnitId;
  }
}

function freeName({ connection, at }: CommandContext, unit: FinishedUnit): void {
  const { id, position, name } = unit;
  const nameKey = `${unit.nameKey} ${unit.uuid}`;
  updateFinishedUnit(connection, { id, position, name, nameKey, yield: yieldOf(unit), at });
}

function putAwayUnit({ connection, at }: CommandContext, id: FinishedUnitId): void {
  if (unitUsers(connection, id).length === 0) deleteFinishedUnit(connection, id);
  else setFinishedUnitArchived(connection, id, true, at);
}

/** Names of sets and events that rest on a unit. */
function unitUsers(connection: Connection, id: FinishedUnitId): string[] {
  const bare = goodOfUnit(connection, id);
  const sets = bare ? goodsUsing(connection, bare.id) : [];
  return [...sets, ...eventsUsingUnit(connection, id)].map((row) => row.name);
}

/** Its units go with it and come back with it; one that had been put away before stays where it is. */
export const archiveRecipe: Command<'catalog.archiveRecipe'> = ({ connection, at }, { recipeId, archived }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const { archivedAt } = found.recipe;
  if (archived === (archivedAt !== null)) return ok();
  setRecipeArchived(connection, recipeId, archived, at);
  for (const unit of found.units) {
    if (unit.archivedAt === archivedAt) setFinishedUnitArchived(connection, unit.id, archived, at);
  }
  return ok();
};

export const removeRecipe: Command<'catalog.deleteRecipe'> = ({ connection }, { recipeId }) => {
  const found = findRecipe(connection, recipeId);
  if (!found) return err({ type: 'NotFound', kind: 'recipe' });
  const whole = [...recipesUsing(connection, recipeId), ...eventsUsingRecipe(connection, recipeId)];
  const units = found.units.flatMap((unit) => unitUsers(connection, unit.id));
  const by = [...new Set([...units, ...whole.map((row) => row.name)])];
  const { name, archivedAt } = found.recipe;
  if (by.length > 0) return err({ type: 'InUse', name, by, isArchived: archivedAt !== null });
  return ok(deleteRecipe(connection, recipeId));
};

/** Whether a name belongs to an ingredient already that is food where packaging is wanted, or the other way round. */
export function isOfOtherKind(connection: Connection, name: Name, wanted: Ingredient['kind']): boolean {
  const known = findIngredientByKey(connection, name.key);
  return known !== null && known.kind !== wanted;
}

/** The ingredient of that name, archived or not; made on the spot when there is none. */
export function ingredientNamed(
  { connection, at, newUuid }: CommandContext,
  name: Name,
  kind: Ingredient['kind'],
): IngredientId {
  const known = findIngredientByKey(connection, name.key);
  if (known) return known.id;
  return insertIngredient(connection, {
    uuid: newUuid(),
    slug: newSlug(connection, 'ingredients', name),
    name: name.name,
    nameKey: name.key,
    kind,
    category: null,
    stockUnit: null,
    densityText: null,
    densityGPerMl: null,
    pieceGrams: null,
    allergens: [],
    notes: '',
    at,
  });
}

export function newSlug(connection: Connection, table: Parameters<typeof slugExists>[1], name: Name): string {
  return slugFor(name.key, (slug) => slugExists(connection, table, slug));
}
