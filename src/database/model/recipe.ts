/** Recipes. Their lines are in recipe-lines.ts, what they yield in finished-unit.ts; they are deleted in catalog-deletion.ts. */
import * as v from 'valibot';
import { Moment, RecipeId, Uuid } from '../../domain/ids.ts';
import { BatchStep } from '../../domain/yields.ts';
import type { Connection } from '../connection.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf } from '../row-columns.ts';
import { unitsOfRecipe, type FinishedUnit } from './finished-unit.ts';
import { contentsOfRecipes, type RecipeContents } from './recipe-lines.ts';

export const Recipe = v.object({
  id: RecipeId,
  uuid: Uuid,
  slug: v.string(),
  name: v.string(),
  nameKey: v.string(),
  category: v.nullable(v.string()),
  source: v.string(),
  method: v.string(),
  notes: v.string(),
  batchStep: BatchStep,
  archivedAt: v.nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Recipe = v.InferOutput<typeof Recipe>;

/** What a person says about a recipe, and the moment of saying it. */
export type RecipeFacts = Omit<Recipe, 'id' | 'uuid' | 'slug' | 'archivedAt' | 'createdAt' | 'updatedAt'> & {
  at: Moment;
};

/** A recipe with all that belongs to it. */
export interface WholeRecipe extends RecipeContents {
  readonly recipe: Recipe;
  readonly units: readonly FinishedUnit[];
}

export function insertRecipe(connection: Connection, recipe: RecipeFacts & Pick<Recipe, 'uuid' | 'slug'>): RecipeId {
  const sql = `
    INSERT INTO recipes (uuid, slug, name, name_key, category, source, method, notes, batch_step, created_at, updated_at)
    VALUES (:uuid, :slug, :name, :nameKey, :category, :source, :method, :notes, :batchStep, :at, :at)`;
  return v.parse(RecipeId, connection.run(sql, recipe).lastId);
}

export function updateRecipe(connection: Connection, recipe: RecipeFacts & Pick<Recipe, 'id'>): void {
  const sql = `
    UPDATE recipes SET name = :name, name_key = :nameKey, category = :category, source = :source, method = :method,
      notes = :notes, batch_step = :batchStep, updated_at = :at
    WHERE id = :id`;
  changeOneRow(connection, sql, recipe);
}

export function findRecipe(connection: Connection, id: RecipeId): WholeRecipe | null {
  const sql = `SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes WHERE id = :id`;
  const recipe = connection.get(sql, { id }, Recipe);
  if (recipe === null) return null;
  return { recipe, ...contentsOfRecipes(connection, [id])(id), units: unitsOfRecipe(connection, id) };
}

/** The recipe of a folded name, archived or not. */
export function findRecipeByKey(connection: Connection, nameKey: string): Recipe | null {
  const sql = `SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes WHERE name_key = :nameKey`;
  return connection.get(sql, { nameKey }, Recipe);
}

export function findRecipeByUuid(connection: Connection, uuid: Uuid): Recipe | null {
  return connection.get(`SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes WHERE uuid = :uuid`, { uuid }, Recipe);
}

/** All recipes by name, archived ones too. */
export function listRecipes(connection: Connection): Recipe[] {
  return connection.all(`SELECT ${columnsOf(Recipe, 'recipes')} FROM recipes ORDER BY name_key, id`, {}, Recipe);
}

const NamedRecipe = v.pick(Recipe, ['id', 'name']);

/** What every recipe is called, archived ones too. */
export function namesOfRecipes(connection: Connection): ReadonlyMap<RecipeId, string> {
  const rows = connection.all(`SELECT ${columnsOf(NamedRecipe, 'recipes')} FROM recipes`, {}, NamedRecipe);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Puts a recipe away, or brings it back. */
export function setRecipeArchived(connection: Connection, id: RecipeId, isArchived: boolean, at: Moment): void {
  const sql = 'UPDATE recipes SET archived_at = :archivedAt, updated_at = :at WHERE id = :id';
  changeOneRow(connection, sql, { id, archivedAt: isArchived ? at : null, at });
}
