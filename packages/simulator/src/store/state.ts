// All that a simulated cloud remembers: tables by name, account and region, a counter and the quotas.
import { type Quotas } from './quotas';
import { Table, type TableDefinition } from './table';
import { Trail } from './trail';

/** The state as plain JSON: table rows by `<name>|<account>|<region>`. */
export interface StateData {
  readonly managementAccountId: string;
  readonly homeRegion: string;
  readonly quotas: Quotas;
  readonly counter: number;
  readonly tables: Readonly<Record<string, Readonly<Record<string, object>>>>;
}

/** Tables are opened from their plain rows when they are first asked for; isolation is the key they are kept under. */
export class State {
  readonly managementAccountId: string;
  readonly homeRegion: string;
  quotas: Quotas;
  /** Beside the state: what was called is no part of what is there. */
  readonly trail: Trail;
  #counter: number;
  #revision = 0;
  // The rows' types differ per table; a definition's name fixes them, so the cast in `table` is the only place to trust.
  readonly #tables = new Map<string, Table<object, string>>();
  readonly #unopened: Map<string, Readonly<Record<string, object>>>;

  constructor(data: StateData, trail = new Trail()) {
    this.trail = trail;
    this.managementAccountId = data.managementAccountId;
    this.homeRegion = data.homeRegion;
    this.quotas = data.quotas;
    this.#counter = data.counter;
    this.#unopened = new Map(Object.entries(data.tables));
  }

  /** Grows with every change: a call after which it is the same has changed nothing. */
  get revision(): number {
    return this.#revision;
  }

  /** The next number of the counter that ids are made from. */
  readonly next = (): number => {
    this.#revision += 1;
    return (this.#counter += 1);
  };

  /** The table of an account and region; parts that its scope does not have are ignored. */
  table<Row extends object, Index extends string>(
    definition: TableDefinition<Row, Index>,
    accountId: string,
    region: string,
  ): Table<Row, Index> {
    const account = definition.scope.startsWith('account') ? accountId : '';
    const key = `${definition.name}|${account}|${definition.scope.endsWith('region') ? region : ''}`;
    const open = this.#tables.get(key);
    if (open !== undefined) return open as unknown as Table<Row, Index>;
    const rows = (this.#unopened.get(key) ?? {}) as Record<string, Row>;
    const table = new Table(definition, rows, () => (this.#revision += 1));
    this.#unopened.delete(key);
    this.#tables.set(key, table as unknown as Table<object, string>);
    return table;
  }

  toJSON(): StateData {
    const { managementAccountId, homeRegion, quotas } = this;
    const opened = [...this.#tables]
      .filter(([, table]) => table.size > 0)
      .map(([key, table]): [string, Readonly<Record<string, object>>] => [key, table.toJSON()]);
    const tables = [...this.#unopened, ...opened].sort(([a], [b]) => (a < b ? -1 : 1));
    return { managementAccountId, homeRegion, quotas, counter: this.#counter, tables: Object.fromEntries(tables) };
  }
}
