/** Rows of a form that come and go: what was taken out last can be put back where it stood. */
export class RowList<Row> {
  #rows = $state.raw<readonly Row[]>([]);
  #taken = $state.raw<readonly { readonly row: Row; readonly place: number }[]>([]);

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  get rows(): readonly Row[] {
    return this.#rows;
  }

  /** Those that were taken out last, together; none once they are back. */
  get taken(): readonly Row[] {
    return this.#taken.map(({ row }) => row);
  }

  /** Puts rows in at a place; at the end unless told. */
  add(rows: readonly Row[], place: number = this.#rows.length): void {
    this.#rows = this.#rows.toSpliced(place, 0, ...rows);
  }

  replace(row: Row, fresh: Row): void {
    this.#rows = this.#rows.map((each) => (each === row ? fresh : each));
  }

  takeOut(rows: readonly Row[]): void {
    this.#taken = this.#rows.flatMap((row, place) => (rows.includes(row) ? [{ row, place }] : []));
    this.#rows = this.#rows.filter((row) => !rows.includes(row));
  }

  putBack(): void {
    for (const { row, place } of this.#taken) this.add([row], place);
    this.#taken = [];
  }
}
