/** What is bought: food and packaging. */
import * as v from 'valibot';
import { IngredientId, Moment, Uuid } from '../../domain/ids.ts';
import type { Connection } from '../connection.ts';
import { jsonText, JsonTextsColumn } from '../json-columns.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const Ingredient = v.object({
  id: IngredientId,
  uuid: Uuid,
  slug: v.string(),
  name: v.string(),
  nameKey: v.string(),
  kind: v.picklist(['food', 'packaging']),
  category: v.nullable(v.string()),
  stockUnit: v.nullable(v.string()),
  densityText: v.nullable(v.string()),
  densityGPerMl: v.nullable(v.number()),
  pieceGrams: v.nullable(v.number()),
  allergens: JsonTextsColumn,
  notes: v.string(),
  archivedAt: v.nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
});
export type Ingredient = v.InferOutput<typeof Ingredient>;

/** What recipes, boxes and shopping need of an ingredient. */
const IngredientOutline = v.pick(Ingredient, [
  'id',
  'name',
  'kind',
  'category',
  'stockUnit',
  'densityGPerMl',
  'pieceGrams',
  'allergens',
  'archivedAt',
]);
export type IngredientOutline = v.InferOutput<typeof IngredientOutline>;

/** What a person says about an ingredient, and the moment of saying it. */
export type IngredientFacts = Omit<Ingredient, 'id' | 'uuid' | 'slug' | 'archivedAt' | 'createdAt' | 'updatedAt'> & {
  at: Moment;
};

export function insertIngredient(
  connection: Connection,
  ingredient: IngredientFacts & Pick<Ingredient, 'uuid' | 'slug'>,
): IngredientId {
  const sql = `
    INSERT INTO ingredients (uuid, slug, name, name_key, kind, category, stock_unit, density_text, density_g_per_ml,
      piece_grams, allergens, notes, created_at, updated_at)
    VALUES (:uuid, :slug, :name, :nameKey, :kind, :category, :stockUnit, :densityText, :densityGPerMl,
      :pieceGrams, :allergens, :notes, :at, :at)`;
  const row = { ...ingredient, allergens: jsonText(ingredient.allergens) };
  return v.parse(IngredientId, connection.run(sql, row).lastId);
}

export function updateIngredient(connection: Connection, ingredient: IngredientFacts & Pick<Ingredient, 'id'>): void {
  const sql = `
    UPDATE ingredients SET name = :name, name_key = :nameKey, kind = :kind, category = :category,
      stock_unit = :stockUnit, density_text = :densityText, density_g_per_ml = :densityGPerMl,
      piece_grams = :pieceGrams, allergens = :allergens, notes = :notes, updated_at = :at
    WHERE id = :id`;
  changeOneRow(connection, sql, { ...ingredient, allergens: jsonText(ingredient.allergens) });
}

export function findIngredient(connection: Connection, id: IngredientId): Ingredient | null {
  const sql = `SELECT ${columnsOf(Ingredient, 'ingredients')} FROM ingredients WHERE id = :id`;
  return connection.get(sql, { id }, Ingredient);
}

export function findIngredientByUuid(connection: Connection, uuid: Uuid): Ingredient | null {
  const sql = `SELECT ${columnsOf(Ingredient, 'ingredients')} FROM ingredients WHERE uuid = :uuid`;
  return connection.get(sql, { uuid }, Ingredient);
}

/** The ingredient of a folded name, archived or not. */
export function findIngredientByKey(connection: Connection, nameKey: string): Ingredient | null {
  const sql = `SELECT ${columnsOf(Ingredient, 'ingredients')} FROM ingredients WHERE name_key = :nameKey`;
  return connection.get(sql, { nameKey }, Ingredient);
}

/** All ingredients by name, archived ones too. */
export function listIngredients(connection: Connection): Ingredient[] {
  const sql = `SELECT ${columnsOf(Ingredient, 'ingredients')} FROM ingredients ORDER BY name_key, id`;
  return connection.all(sql, {}, Ingredient);
}

/** All of them by name, archived ones too. */
export function ingredientOutlines(connection: Connection): IngredientOutline[] {
  const sql = `SELECT ${columnsOf(IngredientOutline, 'ingredients')} FROM ingredients ORDER BY name_key, id`;
  return connection.all(sql, {}, IngredientOutline);
}

const NamedIngredient = v.pick(Ingredient, ['id', 'name']);

/** What every ingredient is called, archived ones too. */
export function namesOfIngredients(connection: Connection): ReadonlyMap<IngredientId, string> {
  const rows = connection.all(
    `SELECT ${columnsOf(NamedIngredient, 'ingredients')} FROM ingredients`,
    {},
    NamedIngredient,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Those of the given ids that exist, by id. */
export function ingredientsById(connection: Connection, ids: readonly IngredientId[]): IngredientOutline[] {
  const sql = `
    SELECT ${columnsOf(IngredientOutline, 'ingredients')} FROM ingredients
    WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`;
  return connection.all(sql, { ids: jsonText(ids) }, IngredientOutline);
}

/** How many have more to them than a name that a recipe or a set has left over: something was said of them, or counted. */
export function countTendedIngredients(connection: Connection): number {
  const sql = `
    SELECT count(*) AS tended FROM ingredients
    WHERE category IS NOT NULL OR stock_unit IS NOT NULL OR density_text IS NOT NULL OR piece_grams IS NOT NULL
      OR allergens <> '[]' OR notes <> '' OR id IN (SELECT ingredient_id FROM pantry_stock)`;
  return connection.get(sql, {}, v.object({ tended: WholeNumber }))?.tended ?? 0;
}

/** Puts an ingredient away, or brings it back. */
export function setIngredientArchived(connection: Connection, id: IngredientId, isArchived: boolean, at: Moment): void {
  const sql = 'UPDATE ingredients SET archived_at = :archivedAt, updated_at = :at WHERE id = :id';
  changeOneRow(connection, sql, { id, archivedAt: isArchived ? at : null, at });
}
