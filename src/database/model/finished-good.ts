/**
 * What is handed over: bare goods (one unit each) and sets of goods and packaging. Rows are of `finished_goods`; what is
 * read is the view `goods`, where a bare good goes by its unit's name. Components are given and taken as the domain
 * says them: a bare good inside a set is its unit.
 */
import * as v from 'valibot';
import { invariant } from '../../shared/invariant.ts';
import { FinishedGoodId, FinishedUnitId, IngredientId, Moment, RecipeId, Uuid } from '../../domain/ids.ts';
import type { PlanComponent } from '../../domain/plan.ts';
import type { Connection } from '../connection.ts';
import { grouped } from '../../shared/grouped.ts';
import { jsonText } from '../json-columns.ts';
import { changeOneRow } from '../one-row.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const FinishedGood = v.object({
  id: FinishedGoodId,
  uuid: Uuid,
  finishedUnitId: v.nullable(FinishedUnitId),
  slug: v.nullable(v.string()),
  name: v.nullable(v.string()),
  nameKey: v.nullable(v.string()),
  notes: v.string(),
  archivedAt: v.nullable(Moment),
  createdAt: Moment,
  updatedAt: Moment,
});
export type FinishedGood = v.InferOutput<typeof FinishedGood>;

export const FinishedGoodComponent = v.object({
  id: WholeNumber,
  finishedGoodId: FinishedGoodId,
  position: WholeNumber,
  componentGoodId: v.nullable(FinishedGoodId),
  ingredientId: v.nullable(IngredientId),
  quantity: WholeNumber,
});
export type FinishedGoodComponent = v.InferOutput<typeof FinishedGoodComponent>;

/** A good under the name that a person sees. `finishedUnitId` and `recipeId` are those of a bare good, null for a set. */
export const Good = v.object({
  id: FinishedGoodId,
  uuid: Uuid,
  finishedUnitId: v.nullable(FinishedUnitId),
  recipeId: v.nullable(RecipeId),
  name: v.string(),
  nameKey: v.string(),
  slug: v.string(),
  notes: v.string(),
  archivedAt: v.nullable(Moment),
});
export type Good = v.InferOutput<typeof Good>;

/** What a list of goods needs of each: not a third of its columns are read. */
export const GoodOutline = v.pick(Good, ['id', 'finishedUnitId', 'recipeId', 'name', 'archivedAt']);
export type GoodOutline = v.InferOutput<typeof GoodOutline>;

/** A good with what is in it; a bare one holds its unit, once. */
export interface WholeGood<G = Good> {
  readonly good: G;
  readonly components: readonly PlanComponent[];
}

/** What a person says about a set, and the moment of saying it. */
export type SetFacts = Pick<Good, 'name' | 'nameKey' | 'notes'> & { at: Moment };

/** Makes a set, empty at first. */
export function insertFinishedGood(
  connection: Connection,
  set: SetFacts & Pick<Good, 'uuid' | 'slug'>,
): FinishedGoodId {
  const sql = `
    INSERT INTO finished_goods (uuid, slug, name, name_key, notes, created_at, updated_at)
    VALUES (:uuid, :slug, :name, :nameKey, :notes, :at, :at)`;
  return v.parse(FinishedGoodId, connection.run(sql, set).lastId);
}

/** Makes the bare good of a unit. */
export function insertBareGood(
  connection: Connection,
  bare: { uuid: Uuid; finishedUnitId: FinishedUnitId; at: Moment },
): FinishedGoodId {
  const sql = `
    INSERT INTO finished_goods (uuid, finished_unit_id, created_at, updated_at)
    VALUES (:uuid, :finishedUnitId, :at, :at)`;
  return v.parse(FinishedGoodId, connection.run(sql, bare).lastId);
}

/** Of a set: a bare good has no name of its own. */
export function updateFinishedGood(connection: Connection, set: SetFacts & Pick<Good, 'id'>): void {
  const sql = `
    UPDATE finished_goods SET name = :name, name_key = :nameKey, notes = :notes, updated_at = :at
    WHERE id = :id AND finished_unit_id IS NULL`;
  changeOneRow(connection, sql, set);
}

/** Puts these components in the place of all that the set had. */
export function replaceGoodComponents(
  connection: Connection,
  finishedGoodId: FinishedGoodId,
  components: readonly PlanComponent[],
): void {
  connection.run('DELETE FROM finished_good_components WHERE finished_good_id = :finishedGoodId', { finishedGoodId });
  const sql = `
    INSERT INTO finished_good_components (finished_good_id, position, component_good_id, ingredient_id, quantity)
    VALUES (:finishedGoodId, :position,
      coalesce(:goodId, (SELECT id FROM finished_goods WHERE finished_unit_id = :unitId)), :ingredientId, :quantity)`;
  for (const [position, component] of components.entries()) {
    connection.run(sql, {
      finishedGoodId,
      position,
      goodId: component.kind === 'good' ? component.finishedGoodId : null,
      unitId: component.kind === 'unit' ? component.finishedUnitId : null,
      ingredientId: component.kind === 'packaging' ? component.ingredientId : null,
      quantity: component.quantity,
    });
  }
}

/** All goods by name, archived ones too. */
export function listGoods(connection: Connection): WholeGood[] {
  const sql = `SELECT ${columnsOf(Good, 'goods')} FROM goods ORDER BY name_key, id`;
  return withComponents(connection, connection.all(sql, {}, Good));
}

/** The same goods in the same order, in outline and without what is in them. */
export function goodOutlines(connection: Connection): GoodOutline[] {
  const sql = `SELECT ${columnsOf(GoodOutline, 'goods')} FROM goods ORDER BY name_key, id`;
  return connection.all(sql, {}, GoodOutline);
}

export function findGood(connection: Connection, id: FinishedGoodId): WholeGood | null {
  const good = connection.get(`SELECT ${columnsOf(Good, 'goods')} FROM goods WHERE id = :id`, { id }, Good);
  return good && (withComponents(connection, [good])[0] ?? null);
}

/** The set of a folded name, archived or not. Bare goods are not looked for: their names are unique in their recipe only. */
export function findGoodByKey(connection: Connection, nameKey: string): Good | null {
  const sql = `
    SELECT ${columnsOf(Good, 'goods')} FROM goods WHERE name_key = :nameKey AND finished_unit_id IS NULL`;
  return connection.get(sql, { nameKey }, Good);
}

export function findGoodByUuid(connection: Connection, uuid: Uuid): Good | null {
  return connection.get(`SELECT ${columnsOf(Good, 'goods')} FROM goods WHERE uuid = :uuid`, { uuid }, Good);
}

/** The bare good of a unit. */
export function goodOfUnit(connection: Connection, finishedUnitId: FinishedUnitId): Good | null {
  const sql = `SELECT ${columnsOf(Good, 'goods')} FROM goods WHERE finished_unit_id = :finishedUnitId`;
  return connection.get(sql, { finishedUnitId }, Good);
}

/** Puts a set away, or brings it back. */
export function setGoodArchived(connection: Connection, id: FinishedGoodId, isArchived: boolean, at: Moment): void {
  const sql = 'UPDATE finished_goods SET archived_at = :archivedAt, updated_at = :at WHERE id = :id';
  changeOneRow(connection, sql, { id, archivedAt: isArchived ? at : null, at });
}

const ComponentRow = v.object({
  finishedGoodId: FinishedGoodId,
  componentGoodId: v.nullable(FinishedGoodId),
  componentUnitId: v.nullable(FinishedUnitId),
  ingredientId: v.nullable(IngredientId),
  quantity: WholeNumber,
});

/** Reads what is in each of many goods at once. */
export function withComponents<G extends Pick<Good, 'id' | 'finishedUnitId'>>(
  connection: Connection,
  goods: readonly G[],
): WholeGood<G>[] {
  const sql = `
    SELECT c.finished_good_id AS "finishedGoodId", c.component_good_id AS "componentGoodId",
      bare.finished_unit_id AS "componentUnitId", c.ingredient_id AS "ingredientId", c.quantity AS "quantity"
    FROM finished_good_components c LEFT JOIN finished_goods bare ON bare.id = c.component_good_id
    WHERE c.finished_good_id IN (SELECT value FROM json_each(:ids))
    ORDER BY c.finished_good_id, c.position, c.id`;
  const rows = connection.all(sql, { ids: jsonText(goods.map((good) => good.id)) }, ComponentRow);
  const componentsOf = grouped(rows, (row) => row.finishedGoodId);
  return goods.map((good) => {
    if (good.finishedUnitId === null) return { good, components: (componentsOf.get(good.id) ?? []).map(componentFrom) };
    return { good, components: [{ kind: 'unit', finishedUnitId: good.finishedUnitId, quantity: 1 }] };
  });
}

function componentFrom(row: v.InferOutput<typeof ComponentRow>): PlanComponent {
  const { componentGoodId, componentUnitId, ingredientId, quantity } = row;
  if (ingredientId !== null) return { kind: 'packaging', ingredientId, quantity };
  if (componentUnitId !== null) return { kind: 'unit', finishedUnitId: componentUnitId, quantity };
  invariant(componentGoodId !== null, 'a component is a good or packaging');
  return { kind: 'good', finishedGoodId: componentGoodId, quantity };
}
