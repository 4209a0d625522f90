/** The order in which one goes along the shelves: by shelf, then by name. */
import { foldName } from './names.ts';

/** What stands on a shelf. */
export interface Shelved {
  readonly name: string;
  readonly kind: 'food' | 'packaging';
  /** null: not said. */
  readonly category: string | null;
}

/** The rows as they stand. What is on no shelf comes after all that is, packaging last. */
export function inShelfOrder<Row extends Shelved>(rows: readonly Row[]): Row[] {
  // Folded once a row: there may be thousands.
  const keyed = rows.map((row) => ({ row, shelf: shelfKey(row), name: foldName(row.name) }));
  keyed.sort((one, other) => {
    if (one.shelf !== other.shelf) return one.shelf < other.shelf ? -1 : 1;
    return one.name.localeCompare(other.name);
  });
  return keyed.map(({ row }) => row);
}

function shelfKey({ category, kind }: Shelved): string {
  const last = kind === 'packaging' ? '\uffff' : '\ufffe';
  return category === null ? last : foldName(category);
}
