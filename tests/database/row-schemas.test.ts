import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as model from '../../src/database/model.ts';
import { columnName, columnsOf, type RowSchema } from '../../src/database/row-columns.ts';
import { tableRows } from '../../src/database/table-rows.ts';
import { busyKitchen } from './kitchen.ts';

const schemas: Record<string, RowSchema> = { ...tableRows, goods: model.Good };
const { connection } = busyKitchen();

describe('the rows of the model', () => {
  it('have a schema each, and so has the view', () => {
    const sql = `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY name`;
    const tables = connection.all(sql, {}, v.object({ name: v.string() })).map(({ name }) => name);
    expect(Object.keys(schemas).sort()).toEqual(tables);
  });

  const Info = v.object({ name: v.string(), notnull: v.number(), pk: v.number() });
  const columnsIn = (table: string) =>
    connection.all('SELECT name, "notnull", pk FROM pragma_table_xinfo(:table)', { table }, Info);

  it.each(Object.entries(schemas))('%s: every column is in the schema, and nothing else', (table, schema) => {
    const columns = columnsIn(table).map(({ name }) => name);
    expect(Object.keys(schema.entries).map(columnName)).toEqual(columns);
  });

  const tables = Object.entries(schemas).filter(([table]) => table !== 'goods');
  it.each(tables)('%s: what may be empty in the table may be null in the schema', (table, schema) => {
    const nullable = columnsIn(table).filter(({ notnull, pk }) => notnull === 0 && pk === 0);
    const inSchema = Object.keys(schema.entries).filter((key) => schema.entries[key]?.type === 'nullable');
    expect(inSchema.map(columnName)).toEqual(nullable.map(({ name }) => name));
  });

  it.each(Object.entries(schemas))('%s: what stands in the table fits the schema', (table, schema) => {
    expect(connection.all(`SELECT ${columnsOf(schema, table)} FROM ${table}`, {}, schema)).not.toEqual([]);
  });

  it.each([
    ['plan_amendments', 'type', model.PlanAmendment.entries.type.options],
    ['history_entries', 'kind', model.HistoryEntry.entries.kind.options],
    ['production_runs', 'loss_reason', model.ProductionRun.entries.lossReason.wrapped.options],
    ['events', 'plan_state', model.Event.entries.planState.options],
    ['ingredients', 'kind', model.Ingredient.entries.kind.options],
    ['finished_units', 'yield_kind', model.FinishedUnit.entries.yieldKind.options],
  ])('%s: table and schema know the same words for %s', (table, column, words) => {
    const sql = 'SELECT sql FROM sqlite_schema WHERE name = :table';
    const text = connection.get(sql, { table }, v.object({ sql: v.string() }))?.sql ?? '';
    const list = new RegExp(`\\(${column} IN \\(([^)]*)\\)\\)`).exec(text)?.[1] ?? '';
    expect(list.split(', ')).toEqual(words.map((word) => `'${word}'`));
  });
});
