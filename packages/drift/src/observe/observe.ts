// Reads everything that the landing zone has in AWS, and says what could not be read.
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { readAccounts, readRoot, type ObservedAccount } from '@microaccounts/account-factory/observe';
import type { ObservedResource, Resource } from '@microaccounts/resources';
import { inParallel, type AwsSession, type AwsSessions } from '@microaccounts/resources/observe';
import type { Expectation } from '../expectation';
import { identify, type Identified } from '../identify/identify';
import type { Ids } from '../identify/registry';
import { countedSessions } from './countedSessions';
import { reasonOf } from './failure';
import { withoutLeftovers } from './leftovers';
import { baselineReadings, covers, networkReading, organizationReadings, type Reading, type Scope } from './readings';

export interface Observation {
  /** What is in AWS, in normal form, sorted by address: but for what is in a gap, and leftovers that are nobody's concern. */
  readonly resources: readonly Resource[];
  /** AWS's ids by address. */
  readonly ids: ReadonlyMap<string, Ids>;
  /** Addresses of what nobody declares → the address whose resource it would do for, had not another done better. */
  readonly candidates?: ReadonlyMap<string, string>;
  /** Desired resources that could not be looked at, by address, with the reason. */
  readonly unchecked: ReadonlyMap<string, string>;
  /** Commands sent to AWS. */
  readonly calls: number;
}

export interface ObserveOptions {
  /** The role, path included, as which members are read; by default the audit role. */
  readonly roleName?: string;
  /** Accounts and regions read at once; 8 by default. */
  readonly parallel?: number;
  /** Which readings are made; all by default. */
  readonly only?: (scope: Scope) => boolean;
  /** Whether the tags of accounts are read, a call for each; they are by default. */
  readonly accountTags?: boolean;
  /** Told after each account and each region of the network. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Reads the organization from the management account, the networks in the network account and the baseline of every
 * active account in its regions. What AWS refuses or fails to tell is unchecked; only without a session in the
 * management account nothing can be said, and the failure is thrown.
 */
export async function observe(
  sessions: AwsSessions,
  expectation: Expectation,
  options: ObserveOptions = {},
): Promise<Observation> {
  const counted = countedSessions(sessions);
  const sweep = new Sweep(counted.sessions, expectation, options);
  const { resources, ids, candidates } = await sweep.all();
  const unchecked = new Map<string, string>();
  for (const resource of expectation.resources) {
    const reason = sweep.gapAround(resource);
    if (reason !== undefined) unchecked.set(resource.address, reason);
  }
  return {
    resources: withoutLeftovers(resources, expectation, sweep.closed),
    ids,
    candidates,
    unchecked,
    calls: counted.calls(),
  };
}

const PARALLEL = 8;

/** One reading of everything: what was seen so far, and what could not be. */
class Sweep {
  /** Ids of the accounts that AWS has closed or is closing. */
  closed: ReadonlySet<string> = new Set();
  private readonly observed: ObservedResource[] = [];
  private readonly gaps: { readonly scope: Scope; readonly reason: string }[] = [];
  /** Why nothing at all could be read. */
  private blindness: string | undefined;

  constructor(
    private readonly sessions: AwsSessions,
    private readonly expectation: Expectation,
    private readonly options: ObserveOptions,
  ) {}

  async all(): Promise<Identified> {
    const { homeRegion, managementAccountId, networkAccount, resources } = this.expectation;
    const management = await this.sessions.management();
    const client = management.client(OrganizationsClient, homeRegion);
    const known = await this.readFirst(client);
    if (known === undefined) return { resources: [], ids: new Map(), candidates: new Map() };

    const { root, accounts } = known;
    const owners = { managementAccountId, root, networkAccount };
    this.observed.push(...accounts);
    this.closed = new Set(accounts.filter(({ state }) => CLOSED.includes(state)).map(({ ids }) => String(ids['id'])));
    await this.read(organizationReadings(root, homeRegion), () => Promise.resolve(management));
    await this.readMembers(accounts, identify(accounts, resources, owners).ids);
    const identified = identify(this.observed, resources, owners);
    return { ...identified, resources: identified.resources.filter((one) => this.gapAround(one) === undefined) };
  }

  /** Why a resource, declared or not, could not be looked at. */
  gapAround(resource: Pick<Resource, 'kind' | 'account' | 'region'>): string | undefined {
    const { networkAccount } = this.expectation;
    return this.blindness ?? this.gaps.find(({ scope }) => covers(scope, resource, networkAccount))?.reason;
  }

  /** What all else hangs on. */
  private async readFirst(
    client: OrganizationsClient,
  ): Promise<{ root: string; accounts: ObservedAccount[] } | undefined> {
    const { managementAccountId } = this.expectation;
    const { accountTags = true } = this.options;
    try {
      return {
        root: await readRoot(client),
        accounts: await readAccounts(client, managementAccountId, { tags: accountTags }),
      };
    } catch (error) {
      this.blindness = reasonOf(error);
      return undefined;
    }
  }

  /** The networks and all baselines, in the accounts that AWS has: what should be in others is missing with them. */
  private async readMembers(accounts: readonly ObservedAccount[], ids: ReadonlyMap<string, Ids>): Promise<void> {
    const { homeRegion, networkAccount, regions } = this.expectation;
    const jobs = [
      ...regions.map((region) => ({ key: networkAccount, readings: [networkReading(networkAccount, region)] })),
      ...this.expectation.accounts
        .filter(({ state }) => state === 'active')
        .map(({ key, regions: own }) => ({ key, readings: baselineReadings(key, own, homeRegion) })),
    ];
    let done = 0;
    await inParallel(this.options.parallel ?? PARALLEL, jobs, async ({ key, readings }) => {
      const id = ids.get(`account/${key}`)?.['id'];
      const account = accounts.find((one) => one.ids['id'] === id);
      if (id !== undefined && account !== undefined) await this.read(readings, () => this.member(id, account.state));
      this.options.onProgress?.(++done, jobs.length);
    });
  }

  private async member(id: string, state: string): Promise<AwsSession> {
    if (state !== 'ACTIVE') throw new Error(`AWS says that the account is ${state}`);
    return this.sessions.member(id, this.options.roleName);
  }

  private async read(readings: readonly Reading[], open: () => Promise<AwsSession>): Promise<void> {
    for (const reading of readings) {
      if (this.options.only?.(reading) === false) continue;
      try {
        this.observed.push(...(await reading.read(await open())));
      } catch (error) {
        this.gaps.push({ scope: reading, reason: reasonOf(error) });
      }
    }
  }
}

/** States of an account that is closed or being closed (AWS Organizations User Guide, "Monitor the state of your accounts"). */
const CLOSED = ['SUSPENDED', 'PENDING_CLOSURE', 'CLOSED'];
