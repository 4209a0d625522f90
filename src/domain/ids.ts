/**
 * Ids of what the kitchen's database holds, each of its own type: a RecipeId does not fit where a FinishedUnitId is asked
 * for. They are whole numbers from 1, given by the database and never used twice.
 */
import * as v from 'valibot';

const rowId = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

export const EventId = v.pipe(rowId, v.brand('EventId'));
export type EventId = v.InferOutput<typeof EventId>;

export const IngredientId = v.pipe(rowId, v.brand('IngredientId'));
export type IngredientId = v.InferOutput<typeof IngredientId>;

export const RecipeId = v.pipe(rowId, v.brand('RecipeId'));
export type RecipeId = v.InferOutput<typeof RecipeId>;

export const FinishedUnitId = v.pipe(rowId, v.brand('FinishedUnitId'));
export type FinishedUnitId = v.InferOutput<typeof FinishedUnitId>;

export const FinishedGoodId = v.pipe(rowId, v.brand('FinishedGoodId'));
export type FinishedGoodId = v.InferOutput<typeof FinishedGoodId>;

export const PlanSnapshotId = v.pipe(rowId, v.brand('PlanSnapshotId'));
export type PlanSnapshotId = v.InferOutput<typeof PlanSnapshotId>;

export const PlanAmendmentId = v.pipe(rowId, v.brand('PlanAmendmentId'));
export type PlanAmendmentId = v.InferOutput<typeof PlanAmendmentId>;

export const ProductionRunId = v.pipe(rowId, v.brand('ProductionRunId'));
export type ProductionRunId = v.InferOutput<typeof ProductionRunId>;

export const PackingRunId = v.pipe(rowId, v.brand('PackingRunId'));
export type PackingRunId = v.InferOutput<typeof PackingRunId>;

export const HistoryEntryId = v.pipe(rowId, v.brand('HistoryEntryId'));
export type HistoryEntryId = v.InferOutput<typeof HistoryEntryId>;

/** A random UUID (RFC 9562, version 4): of a command, and of the row that it makes. */
export const Uuid = v.pipe(v.string(), v.uuid(), v.brand('Uuid'));
export type Uuid = v.InferOutput<typeof Uuid>;

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.brand('Fingerprint'));
export type Fingerprint = v.InferOutput<typeof Fingerprint>;

/** A moment in UTC, `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export const Moment = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/), v.brand('Moment'));
export type Moment = v.InferOutput<typeof Moment>;
