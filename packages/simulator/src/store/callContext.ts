// What an operation works with: who calls, when, the tables and the ids. It has no other way to the outside.
import { type Caller } from './apiCall';
import { Identifiers } from './identifiers';
import { type Quotas } from './quotas';
import { type State } from './state';
import { type Table, type TableDefinition } from './table';
import { type Trail } from './trail';

export class CallContext {
  readonly identifiers: Identifiers;

  /** `now`: an ISO 8601 instant, the same again when the call is replayed. */
  constructor(
    private readonly state: State,
    readonly caller: Caller,
    readonly region: string,
    readonly now: string,
  ) {
    this.identifiers = new Identifiers(state.managementAccountId, state.next);
  }

  get accountId(): string {
    return this.caller.accountId;
  }

  get managementAccountId(): string {
    return this.state.managementAccountId;
  }

  get quotas(): Quotas {
    return this.state.quotas;
  }

  /** What CloudTrail knows of the calls that asked for changes. */
  get trail(): Trail {
    return this.state.trail;
  }

  /** The caller's table, in the region of the call. */
  table<Row extends object, Index extends string>(definition: TableDefinition<Row, Index>): Table<Row, Index> {
    return this.state.table(definition, this.accountId, this.region);
  }

  /** The same call as if made in another account or region: how AWS's services look across accounts. */
  as(accountId: string, region = this.region): CallContext {
    return new CallContext(this.state, { ...this.caller, accountId }, region, this.now);
  }

  /** Milliseconds from an ISO 8601 instant until now. */
  since(instant: string): number {
    return Date.parse(this.now) - Date.parse(instant);
  }
}
