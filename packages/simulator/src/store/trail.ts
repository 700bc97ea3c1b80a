// What CloudTrail remembers: the newest calls that asked for changes, with who made them.
import { type ApiCall } from './apiCall';

/** An event, as far as the simulated AWS knows it (CloudTrail User Guide, "CloudTrail record contents"). */
export interface TrailRecord {
  readonly number: number;
  readonly accountId: string;
  readonly principalArn: string;
  readonly region: string;
  /** `iam`. */
  readonly service: string;
  readonly operation: string;
  /** ISO 8601. */
  readonly at: string;
  readonly errorCode?: string;
  /** As CloudTrail names members: with a small first letter. */
  readonly requestParameters: unknown;
  readonly responseElements: unknown;
}

/** CloudTrail keeps 90 days; a simulated cloud keeps as many events as are worth its memory. */
const MOST = 2_000;
/** CloudTrail omits what is longer than 100 KB; here long texts are of no use. */
const LONGEST_TEXT = 1_024;
/** Services without regions, whose events are in us-east-1 (CloudTrail User Guide, "Global service events"). */
const GLOBAL: ReadonlySet<string> = new Set(['organizations', 'iam', 'account', 'sts']);

export class Trail {
  #records: TrailRecord[];
  #number: number;

  constructor(records: readonly TrailRecord[] = []) {
    this.#records = [...records];
    this.#number = records.at(-1)?.number ?? 0;
  }

  /** From the oldest to the newest. */
  get records(): readonly TrailRecord[] {
    return this.#records.slice(-MOST);
  }

  add(call: ApiCall, at: string, outcome: { readonly errorCode?: string; readonly responseElements?: object }): void {
    const { accountId, principalArn, region, service, operation, input } = call;
    const { errorCode, responseElements = null } = outcome;
    this.#records.push({
      ...{ number: ++this.#number, accountId, principalArn, service, operation, at },
      region: GLOBAL.has(service) ? 'us-east-1' : region,
      ...(errorCode === undefined ? {} : { errorCode }),
      requestParameters: named(input),
      responseElements: named(responseElements),
    });
    // Now and then, since to cut costs as much as all that is kept.
    if (this.#records.length > 2 * MOST) this.#records = this.#records.slice(-MOST);
  }
}

function named(value: unknown): unknown {
  if (typeof value === 'string') return value.length > LONGEST_TEXT ? value.slice(0, LONGEST_TEXT) : value;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Array.isArray(value)) return value.map(named);
  const entries = Object.entries(value).filter(([key]) => key !== '$metadata');
  return Object.fromEntries(entries.map(([key, item]) => [key.charAt(0).toLowerCase() + key.slice(1), named(item)]));
}
