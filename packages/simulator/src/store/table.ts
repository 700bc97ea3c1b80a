// A table of rows with indexes: what each service keeps its resources in.

/** Whose table it is: one for the whole cloud, one per region, per account, or per account and region. */
export type Scope = 'cloud' | 'region' | 'account' | 'account-region';

/** What a table is called, whose it is, and by which values its rows are found without a scan. */
export interface TableDefinition<Row extends object, Index extends string = never> {
  /** `iam/roles`; unique. */
  readonly name: string;
  readonly scope: Scope;
  readonly indexes: { readonly [I in Index]: (row: Row) => readonly string[] };
}

/** Gives a definition its types; `Index` cannot be inferred together with `Row`. */
export function defineTable<Row extends object, Index extends string = never>(
  name: string,
  scope: Scope,
  indexes: { readonly [I in Index]: (row: Row) => readonly string[] },
): TableDefinition<Row, Index> {
  return { name, scope, indexes };
}

/** Rows by id, in the order in which they were first put. INVARIANT: a row is never changed in place, only put anew. */
export class Table<Row extends object, Index extends string = never> {
  readonly #rows: Map<string, Row>;
  readonly #indexes = new Map<Index, Map<string, Set<string>>>();

  constructor(
    private readonly definition: TableDefinition<Row, Index>,
    rows: Readonly<Record<string, Row>>,
    private readonly changed: () => void,
  ) {
    this.#rows = new Map(Object.entries(rows));
    for (const index of Object.keys(definition.indexes) as Index[]) this.#indexes.set(index, new Map());
    for (const [id, row] of this.#rows) this.#enter(id, row);
  }

  get size(): number {
    return this.#rows.size;
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id);
  }

  /** All rows, in the order in which they came. */
  all(): Row[] {
    return [...this.#rows.values()];
  }

  /** The rows that have `value` in an index. */
  where(index: Index, value: string): Row[] {
    return [...(this.#indexes.get(index)?.get(value) ?? [])].map((id) => this.#rows.get(id) as Row);
  }

  /** How many rows have `value` in an index. */
  count(index: Index, value: string): number {
    return this.#indexes.get(index)?.get(value)?.size ?? 0;
  }

  put(id: string, row: Row): void {
    const before = this.#rows.get(id);
    if (before !== undefined) this.#leave(id, before, row);
    this.#rows.set(id, row);
    this.#enter(id, row);
    this.changed();
  }

  delete(id: string): void {
    const before = this.#rows.get(id);
    if (before === undefined) return;
    this.#leave(id, before);
    this.#rows.delete(id);
    this.changed();
  }

  toJSON(): Record<string, Row> {
    return Object.fromEntries(this.#rows);
  }

  #enter(id: string, row: Row): void {
    for (const [index, entries] of this.#indexes) {
      for (const value of this.definition.indexes[index](row)) {
        const ids = entries.get(value);
        if (ids === undefined) entries.set(value, new Set([id]));
        else ids.add(id);
      }
    }
  }

  /** Takes a row out of its indexes, except where its successor stays under the same value (and so keeps its place). */
  #leave(id: string, row: Row, successor?: Row): void {
    for (const [index, entries] of this.#indexes) {
      const values = this.definition.indexes[index];
      const kept = new Set(successor === undefined ? [] : values(successor));
      for (const value of values(row)) {
        if (kept.has(value)) continue;
        const ids = entries.get(value);
        ids?.delete(id);
        if (ids?.size === 0) entries.delete(value);
      }
    }
  }
}
