/** What a recipe yields. Every unit has a bare good (finished-good.ts), which its maker inserts with it. */
import * as v from 'valibot';
import { FinishedUnitId, Moment, RecipeId, Uuid } from '../../domain/ids.ts';
import { UnitYield } from '../../domain/yields.ts';
import type { Connection } from '../connection.ts';
import { jsonText } from '../json-columns.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const FinishedUnit = v.object({
  id: FinishedUnitId,
  uuid: Uuid,
  slug: v.string(),
  recipeId: RecipeId,
  position: WholeNumber,
  name: v.string(),
  nameKey: v.string(),
  yieldKind: v.picklist(['count', 'share']),
  perBatch: v.nullable(WholeNumber),
  shareBasisPoints: v.nullable(WholeNumber),
  archivedAt: v.nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
});
export type FinishedUnit = v.InferOutput<typeof FinishedUnit>;

/** What a plan needs of a unit. */
const UnitOutline = v.pick(FinishedUnit, ['id', 'recipeId', 'name', 'yieldKind', 'perBatch', 'shareBasisPoints']);
export type UnitOutline = v.InferOutput<typeof UnitOutline>;

/** What a person says about a unit, and the moment of saying it. */
export type FinishedUnitFacts = Pick<FinishedUnit, 'position' | 'name' | 'nameKey'> & { yield: UnitYield; at: Moment };

/** The yield that the columns of a unit spell. */
export function yieldOf(unit: Pick<FinishedUnit, 'yieldKind' | 'perBatch' | 'shareBasisPoints'>): UnitYield {
  return v.parse(UnitYield, { kind: unit.yieldKind, perBatch: unit.perBatch, basisPoints: unit.shareBasisPoints });
}

export function insertFinishedUnit(
  connection: Connection,
  { yield: unitYield, ...unit }: FinishedUnitFacts & Pick<FinishedUnit, 'uuid' | 'slug' | 'recipeId'>,
): FinishedUnitId {
  const sql = `
    INSERT INTO finished_units (uuid, slug, recipe_id, position, name, name_key, yield_kind, per_batch,
      share_basis_points, created_at, updated_at)
    VALUES (:uuid, :slug, :recipeId, :position, :name, :nameKey, :yieldKind, :perBatch, :shareBasisPoints, :at, :at)`;
  return v.parse(FinishedUnitId, connection.run(sql, { ...unit, ...yieldColumns(unitYield) }).lastId);
}

export function updateFinishedUnit(
  connection: Connection,
  { yield: unitYield, ...unit }: FinishedUnitFacts & Pick<FinishedUnit, 'id'>,
): void {
  const sql = `
    UPDATE finished_units SET position = :position, name = :name, name_key = :nameKey, yield_kind = :yieldKind,
      per_batch = :perBatch, share_basis_points = :shareBasisPoints, updated_at = :at
    WHERE id = :id`;
  changeOneRow(connection, sql, { ...unit, ...yieldColumns(unitYield) });
}

function yieldColumns(unitYield: UnitYield): Pick<FinishedUnit, 'yieldKind' | 'perBatch' | 'shareBasisPoints'> {
  return unitYield.kind === 'count'
    ? { yieldKind: 'count', perBatch: unitYield.perBatch, shareBasisPoints: null }
    : { yieldKind: 'share', perBatch: null, shareBasisPoints: unitYield.basisPoints };
}

/** What a recipe yields, in the user's order, archived ones too. */
export function unitsOfRecipe(connection: Connection, recipeId: RecipeId): FinishedUnit[] {
  const sql = `
    SELECT ${columnsOf(FinishedUnit, 'finished_units')} FROM finished_units
    WHERE recipe_id = :recipeId ORDER BY position, id`;
  return connection.all(sql, { recipeId }, FinishedUnit);
}

/** All units, each recipe's in the user's order, archived ones too. */
export function listUnits(connection: Connection): FinishedUnit[] {
  const sql = `SELECT ${columnsOf(FinishedUnit, 'finished_units')} FROM finished_units ORDER BY recipe_id, position, id`;
  return connection.all(sql, {}, FinishedUnit);
}

/** Those of the given ids that exist, by id. */
export function unitsById(connection: Connection, ids: readonly FinishedUnitId[]): UnitOutline[] {
  const sql = `
    SELECT ${columnsOf(UnitOutline, 'finished_units')} FROM finished_units
    WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY id`;
  return connection.all(sql, { ids: jsonText(ids) }, UnitOutline);
}

/** Puts a unit and its bare good away, or brings them back. */
export function setFinishedUnitArchived(
  connection: Connection,
  id: FinishedUnitId,
  isArchived: boolean,
  at: Moment,
): void {
  const sql = 'UPDATE finished_units SET archived_at = :archivedAt, updated_at = :at WHERE id = :id';
  changeOneRow(connection, sql, { id, archivedAt: isArchived ? at : null, at });
}

/** Takes its bare good along. Refused while a set or a plan names either. */
export function deleteFinishedUnit(connection: Connection, id: FinishedUnitId): void {
  changeOneRow(connection, 'DELETE FROM finished_units WHERE id = :id', { id });
}
