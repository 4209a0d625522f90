/** A small kitchen in a real database: its catalog, and events in every state of a plan. The scene for the tests beside it. */
import type { PlainDate } from '../../src/domain/event-date.ts';
import type { JsonObject } from '../../src/database/json-columns.ts';
import { attach, loadEngine, type Connection } from '../../src/database/connection.ts';
import { migrate } from '../../src/database/migrations.ts';
import * as model from '../../src/database/model.ts';
import type {
  EventId,
  Fingerprint,
  FinishedGoodId,
  FinishedUnitId,
  IngredientId,
  Moment,
  RecipeId,
  Uuid,
} from '../../src/domain/ids.ts';
import type { RecipeLine } from '../../src/domain/plan.ts';
import type { UnitYield } from '../../src/domain/yields.ts';

export const engine = await loadEngine();

export const NOON = '2025-12-01T12:00:00.000Z' as Moment;
export const EVENING = '2025-12-01T19:40:00.000Z' as Moment;
export const FINGERPRINT = 'a'.repeat(64) as Fingerprint;
export const DATABASE_ID = 'a3bb189e-8bf9-4888-9912-ace4e6543002';

let uuids = 0;

/** A uuid that was never given before. */
export function newUuid(): Uuid {
  uuids += 1;
  return `00000000-0000-4000-8000-${uuids.toString(16).padStart(12, '0')}` as Uuid;
}

/** A new database of today's model. */
export function emptyKitchen(): Connection {
  const connection = attach(engine, null);
  connection.begin();
  migrate(connection, { databaseId: DATABASE_ID, at: NOON });
  connection.commit();
  return connection;
}

/** The same database after it was saved and opened again. */
export function reopened(connection: Connection): Connection {
  const bytes = connection.exportBytes();
  connection.close();
  return attach(engine, bytes);
}

/** Both ways in which every guard has to hold. */
export const openings: readonly [string, (connection: Connection) => Connection][] = [
  ['as it was made', (connection) => connection],
  ['after it was saved and opened again', reopened],
];

export function addIngredient(
  connection: Connection,
  name: string,
  facts: Partial<model.IngredientFacts> = {},
): IngredientId {
  const unsaid = { category: null, stockUnit: null, densityText: null, densityGPerMl: null, pieceGrams: null };
  return model.insertIngredient(connection, {
    ...{ uuid: newUuid(), slug: slugOf(name), name, nameKey: name.toLowerCase(), kind: 'food' as const },
    ...{ ...unsaid, allergens: [], notes: '', at: NOON, ...facts },
  });
}

export function addRecipe(connection: Connection, name: string, facts: Partial<model.RecipeFacts> = {}): RecipeId {
  return model.insertRecipe(connection, {
    ...{ uuid: newUuid(), slug: slugOf(name), name, nameKey: name.toLowerCase(), category: null, source: '' },
    ...{ method: 'Mix.\nBake.', notes: '', batchStep: 1, at: NOON, ...facts },
  });
}

export interface UnitWithGood {
  readonly unitId: FinishedUnitId;
  readonly goodId: FinishedGoodId;
}

export const day = (text: string) => text as PlainDate;

/** A unit and the bare good that goes with it. */
export function addUnit(connection: Connection, recipeId: RecipeId, name: string, unitYield?: UnitYield): UnitWithGood {
  const unitId = model.insertFinishedUnit(connection, {
    ...{ uuid: newUuid(), slug: slugOf(name), recipeId, position: 0, name, nameKey: name.toLowerCase() },
    ...{ yield: unitYield ?? { kind: 'count', perBatch: 24 }, at: NOON },
  });
  return { unitId, goodId: model.insertBareGood(connection, { uuid: newUuid(), finishedUnitId: unitId, at: NOON }) };
}

export function addSet(connection: Connection, name: string): FinishedGoodId {
  const facts = { name, nameKey: name.toLowerCase(), notes: '', at: NOON };
  return model.insertFinishedGood(connection, { uuid: newUuid(), slug: slugOf(name), ...facts });
}

export function addEvent(connection: Connection, name: string, facts: Partial<model.EventFacts> = {}): EventId {
  const said = { name, nameKey: name.toLowerCase(), eventDate: day('2025-12-20'), expectedGuests: 50, notes: '' };
  return model.insertEvent(connection, { uuid: newUuid(), ...said, at: NOON, ...facts });
}

export function line(ingredientId: IngredientId, amountText: string, num: number, unit: string): RecipeLine {
  return { ingredientId, amountText, amount: { num, den: 1 }, unitText: unit, unit, note: '' };
}

function slugOf(name: string): string {
  return name.toLowerCase().replaceAll(' ', '-');
}

export interface Catalog {
  readonly flour: IngredientId;
  readonly box: IngredientId;
  readonly cookies: RecipeId;
  readonly glaze: RecipeId;
  readonly cookie: UnitWithGood;
  readonly cake: UnitWithGood;
  /** Six cookies. */
  readonly tin: FinishedGoodId;
  /** Two tins, one cake, one cardboard box. */
  readonly crate: FinishedGoodId;
}

/** Two recipes, one in the other; two units; a set inside a set; packaging. */
export function stockCatalog(connection: Connection): Catalog {
  const flour = addIngredient(connection, 'Flour', { densityText: '1 cup = 120 g', densityGPerMl: 0.5 });
  const box = addIngredient(connection, 'Cardboard box', { kind: 'packaging' });
  const glaze = addRecipe(connection, 'Glaze');
  const cookies = addRecipe(connection, 'Sugar cookies', { batchStep: 0.5 });
  model.replaceRecipeLines(connection, cookies, [line(flour, '2', 2, 'cup')]);
  model.putStock(connection, {
    ingredientId: flour,
    amountText: '2 ½',
    amount: { num: 5, den: 2 },
    unit: 'kg',
    countedAt: NOON,
  });
  const half = { recipeId: glaze, batchesText: '½', batches: { num: 1, den: 2 }, note: '' };
  model.replaceRecipeComponents(connection, cookies, [half]);
  const cookie = addUnit(connection, cookies, 'Cookie');
  const cake = addUnit(connection, cookies, 'Cookie cake', { kind: 'share', basisPoints: 2500 });
  const [tin, crate] = [addSet(connection, 'Tin'), addSet(connection, 'Crate')];
  model.replaceGoodComponents(connection, tin, [{ kind: 'unit', finishedUnitId: cookie.unitId, quantity: 6 }]);
  model.replaceGoodComponents(connection, crate, [
    { kind: 'good', finishedGoodId: tin, quantity: 2 },
    { kind: 'unit', finishedUnitId: cake.unitId, quantity: 1 },
    { kind: 'packaging', ingredientId: box, quantity: 1 },
  ]);
  return { flour, box, cookies, glaze, cookie, cake, tin, crate };
}

export const SNAPSHOT_DATA: JsonObject = { snapshot_version: '2.0', recipes: [], finished_units: [] };

/** A draft with a selection and a decision. */
export function planEvent(connection: Connection, catalog: Catalog, name: string): EventId {
  const eventId = addEvent(connection, name);
  model.putSelected(connection, { eventId, finishedGoodId: catalog.tin, quantity: 4 });
  const finishedUnitId = catalog.cookie.unitId;
  model.putDecision(connection, { eventId, finishedUnitId, batches: 1, acceptedShortfall: 0 });
  model.putTick(connection, { eventId, list: 'shop', key: `${catalog.flour}/ml` }, { num: 700, den: 1 }, NOON);
  return eventId;
}

export function lock(connection: Connection, eventId: EventId): void {
  model.setPlanState(connection, eventId, 'locked', NOON);
  model.insertHistoryEntry(connection, { eventId, kind: 'locked', recordId: null, at: NOON });
}

export function takeSnapshot(connection: Connection, eventId: EventId, snapshotData = SNAPSHOT_DATA) {
  const snapshot = { uuid: newUuid(), eventId, snapshotData, fingerprint: FINGERPRINT, at: EVENING };
  return model.insertPlanSnapshot(connection, snapshot);
}

/** Locks a draft, takes its snapshot and starts production. */
export function start(connection: Connection, eventId: EventId, snapshotData = SNAPSHOT_DATA): void {
  lock(connection, eventId);
  takeSnapshot(connection, eventId, snapshotData);
  model.setPlanState(connection, eventId, 'in_production', EVENING);
  model.insertHistoryEntry(connection, { eventId, kind: 'started', recordId: null, at: EVENING });
}

/** One of everything that is recorded while a plan is in production. */
export function workOn(connection: Connection, catalog: Catalog, eventId: EventId): void {
  const drop = { type: 'drop_fg' as const, data: { fg_id: catalog.tin }, reason: 'Burnt', fingerprint: FINGERPRINT };
  model.insertPlanAmendment(connection, { uuid: newUuid(), eventId, sequence: 1, ...drop, at: EVENING });
  addProductionRun(connection, eventId, catalog.cookie.unitId);
  addPackingRun(connection, eventId, catalog.tin);
}

export function addProductionRun(connection: Connection, eventId: EventId, unitId: FinishedUnitId): void {
  const sql = `
    INSERT INTO production_runs (uuid, event_id, finished_unit_id, batches, good_units, lost_units, loss_reason, created_at)
    VALUES (:uuid, :eventId, :unitId, 1, 22, 2, 'burnt', :at)`;
  connection.run(sql, { uuid: newUuid(), eventId, unitId, at: EVENING });
}

export function addPackingRun(connection: Connection, eventId: EventId, goodId: FinishedGoodId): void {
  const sql = `
    INSERT INTO packing_runs (uuid, event_id, finished_good_id, quantity, created_at)
    VALUES (:uuid, :eventId, :goodId, 3, :at)`;
  connection.run(sql, { uuid: newUuid(), eventId, goodId, at: EVENING });
}

/** Ids of the events in a busy kitchen, to be written into raw SQL. */
export interface BusyKitchen extends Catalog {
  readonly connection: Connection;
  readonly draft: EventId;
  readonly locked: EventId;
  /** With one change, one run and one packing. */
  readonly inProduction: EventId;
  /** The same, completed. */
  readonly completed: EventId;
  /** In production, nothing made yet; its snapshot names the unit `crumb`, which nothing else does. */
  readonly justStarted: EventId;
  /** Locked, its snapshot taken: half of a start. */
  readonly starting: EventId;
  /** A draft without any row of its own. */
  readonly blank: EventId;
  readonly crumb: UnitWithGood;
}

/** A kitchen with an event in every state. */
export function busyKitchen(open: (connection: Connection) => Connection = (connection) => connection): BusyKitchen {
  const connection = emptyKitchen();
  const catalog = stockCatalog(connection);
  const crumb = addUnit(connection, catalog.cookies, 'Crumb');
  connection.exec(`INSERT INTO settings (key, value, updated_at) VALUES ('theme', '"dark"', '${NOON}')`);
  const plan = (name: string) => planEvent(connection, catalog, name);
  const [draft, locked, inProduction] = [plan('Draft'), plan('Locked'), plan('In production')];
  const [completed, justStarted, starting] = [plan('Completed'), plan('Just started'), plan('Starting')];
  lock(connection, locked);
  for (const eventId of [inProduction, completed]) {
    start(connection, eventId);
    workOn(connection, catalog, eventId);
  }
  model.setPlanState(connection, completed, 'completed', EVENING);
  start(connection, justStarted, { ...SNAPSHOT_DATA, finished_units: [{ finished_unit_id: crumb.unitId }] });
  lock(connection, starting);
  takeSnapshot(connection, starting);
  const events = { draft, locked, inProduction, completed, justStarted, starting };
  return { ...catalog, ...events, blank: addEvent(connection, 'Blank'), crumb, connection: open(connection) };
}
