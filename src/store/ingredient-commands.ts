/** Saving, archiving and deleting ingredients. What is edited here never reaches a started plan (law 9). */
import type { Connection } from '../database/connection.ts';
import {
  deleteIngredient,
  eventsUsingIngredient,
  findIngredient,
  findIngredientByKey,
  findIngredientByUuid,
  goodsPackedIn,
  insertIngredient,
  recipesTaking,
  setIngredientArchived,
  updateIngredient,
  type Ingredient,
} from '../database/model.ts';
import {
  ingredientDraft,
  parseIngredientDraft,
  type IngredientDraft,
  type SavedWeighing,
} from '../domain/ingredient-draft.ts';
import type { FieldRefusal, KindInUse } from '../domain/refusals.ts';
import { err, ok } from '../shared/result.ts';
import { isAsBegun, type Command } from './command.ts';
import { newSlug } from './recipe-commands.ts';

/** A new one that is sent again is the same ingredient, with what was typed anew since: the first answer may have been lost. */
export const saveIngredient: Command<'pantry.saveIngredient'> = (
  context,
  { commandId, draft, before: begun, ...ask },
) => {
  const { connection, at } = context;
  const ingredientId = ask.ingredientId ?? findIngredientByUuid(connection, commandId)?.id ?? null;
  const before = ingredientId === null ? null : findIngredient(connection, ingredientId);
  if (ingredientId !== null && !before) return err({ type: 'NotFound', kind: 'ingredient' });
  if (before && !isAsBegun(draftOfIngredient(before), begun)) return err({ type: 'EditedMeanwhile' });
  const parsed = parseIngredientDraft(draft, before && savedWeighing(before));
  if (!parsed.ok) return parsed;
  const { name, density, ...rest } = parsed.value;
  const refuse = (field: string, refusal: FieldRefusal['refusal']) =>
    err({ type: 'DraftRefused' as const, fields: [{ at: field, refusal }] });
  const namesake = findIngredientByKey(connection, name.key);
  if (namesake && namesake.id !== ingredientId) {
    const isArchived = namesake.archivedAt !== null;
    return refuse('name', { type: 'NameTaken', kind: 'ingredient', name: namesake.name, isArchived });
  }
  const bound = before && before.kind !== rest.kind ? kindInUse(connection, before) : null;
  if (bound) return refuse('kind', bound);
  const facts = {
    ...rest,
    name: name.name,
    nameKey: name.key,
    allergens: [...rest.allergens],
    densityText: density?.text ?? null,
    densityGPerMl: density?.gramsPerMl ?? null,
    at,
  };
  if (!before) {
    const slug = newSlug(connection, 'ingredients', name);
    return ok(insertIngredient(connection, { ...facts, uuid: commandId, slug }));
  }
  updateIngredient(connection, { ...facts, id: before.id });
  return ok(before.id);
};

/** An ingredient as its form begins with it. */
export function draftOfIngredient(ingredient: Ingredient): IngredientDraft {
  return ingredientDraft({ ...ingredient, ...savedWeighing(ingredient) });
}

function savedWeighing({ densityText: text, densityGPerMl: gramsPerMl, pieceGrams }: Ingredient): SavedWeighing {
  return { density: text === null || gramsPerMl === null ? null : { text, gramsPerMl }, pieceGrams };
}

/** What takes it as what it is; null: nothing does, so it may become the other kind. */
function kindInUse(connection: Connection, { id, name, kind }: Ingredient): KindInUse | null {
  const inCatalog = kind === 'food' ? recipesTaking(connection, id) : goodsPackedIn(connection, id);
  const users = [...inCatalog, ...eventsUsingIngredient(connection, id)];
  return users.length === 0 ? null : { type: 'KindInUse', name, kind, by: users.map((row) => row.name) };
}

export const archiveIngredient: Command<'pantry.archiveIngredient'> = (context, { ingredientId, archived }) => {
  const { connection, at } = context;
  const found = findIngredient(connection, ingredientId);
  if (!found) return err({ type: 'NotFound', kind: 'ingredient' });
  if (archived === (found.archivedAt !== null)) return ok();
  setIngredientArchived(connection, ingredientId, archived, at);
  return ok();
};

/** Also what a started plan has frozen stays: it is counted and bought by its id. */
export const removeIngredient: Command<'pantry.deleteIngredient'> = ({ connection }, { ingredientId }) => {
  const found = findIngredient(connection, ingredientId);
  if (!found) return err({ type: 'NotFound', kind: 'ingredient' });
  const users = [
    ...recipesTaking(connection, ingredientId),
    ...goodsPackedIn(connection, ingredientId),
    ...eventsUsingIngredient(connection, ingredientId),
  ];
  const by = [...new Set(users.map((row) => row.name))];
  const { name, archivedAt } = found;
  if (by.length > 0) return err({ type: 'InUse', name, by, isArchived: archivedAt !== null });
  return ok(deleteIngredient(connection, ingredientId));
};
