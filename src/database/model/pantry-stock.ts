/** What was counted of an ingredient: one row for each unit, so that units which do not compare stand beside each other. */
import * as v from 'valibot';
import { IngredientId, Moment } from '../../domain/ids.ts';
import type { Count } from '../../domain/pantry-use.ts';
import type { Connection } from '../connection.ts';
import { columnsOf, WholeNumber } from '../row-columns.ts';

export const PantryStock = v.object({
  id: WholeNumber,
  ingredientId: IngredientId,
  amountText: v.string(),
  amountNum: WholeNumber,
  amountDen: WholeNumber,
  unit: v.string(),
  countedAt: Moment,
  createdAt: Moment,
  updatedAt: Moment,
});
export type PantryStock = v.InferOutput<typeof PantryStock>;

/** Everything that was counted, by ingredient, in the order in which its units were first counted. */
export function listStock(connection: Connection): PantryStock[] {
  const sql = `SELECT ${columnsOf(PantryStock, 'pantry_stock')} FROM pantry_stock ORDER BY ingredient_id, id`;
  return connection.all(sql, {}, PantryStock);
}

/** What was counted of one ingredient. */
export function stockOf(connection: Connection, ingredientId: IngredientId): PantryStock[] {
  const sql = `
    SELECT ${columnsOf(PantryStock, 'pantry_stock')} FROM pantry_stock WHERE ingredient_id = :ingredientId ORDER BY id`;
  return connection.all(sql, { ingredientId }, PantryStock);
}

/** Records a count; one in the same unit is replaced. */
export function putStock(connection: Connection, { amount, ...count }: Count): void {
  const sql = `
    INSERT INTO pantry_stock (ingredient_id, amount_text, amount_num, amount_den, unit, counted_at, created_at, updated_at)
    VALUES (:ingredientId, :amountText, :num, :den, :unit, :countedAt, :countedAt, :countedAt)
    ON CONFLICT (ingredient_id, unit) DO UPDATE SET amount_text = excluded.amount_text, amount_num = excluded.amount_num,
      amount_den = excluded.amount_den, counted_at = excluded.counted_at, updated_at = excluded.updated_at`;
  connection.run(sql, { ...count, ...amount });
}

/** Forgets a count, if there is one in that unit. */
export function removeStock(connection: Connection, ingredientId: IngredientId, unit: string): void {
  const sql = 'DELETE FROM pantry_stock WHERE ingredient_id = :ingredientId AND unit = :unit';
  connection.run(sql, { ingredientId, unit });
}
