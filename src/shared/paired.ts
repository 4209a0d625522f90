/** Rows of two lists side by side by their ids: those of the first in its order, then what only the second has. */
export function paired<Row, Id>(
  before: readonly Row[],
  after: readonly Row[],
  idOf: (row: Row) => Id,
): { before: Row | null; after: Row | null }[] {
  const rows = new Map<Id, { before: Row | null; after: Row | null }>(
    before.map((row) => [idOf(row), { before: row, after: null }]),
  );
  for (const row of after) rows.set(idOf(row), { before: rows.get(idOf(row))?.before ?? null, after: row });
  return [...rows.values()];
}
