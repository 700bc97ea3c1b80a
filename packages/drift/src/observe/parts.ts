// Reads AWS part by part and hands each on at once: the accounts' list, the organization, the networks, account by account.
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import {
  readAccounts,
  readRoot,
  TAGGING_REGION,
  type ObservedAccount,
  type ObservedRoot,
} from '@microaccounts/account-factory/observe';
import type { ObservedResource } from '@microaccounts/resources';
import { inParallel, WrongAccountError, type AwsSession, type AwsSessions } from '@microaccounts/resources/observe';
import type { Places } from '../expectation';
import type { Reach } from '../scope/scope';
import { failureCode, reasonOf } from './failure';
import {
  baselineReadings,
  contactReading,
  networkReading,
  organizationReadings,
  type Reading,
  type Scope,
} from './readings';

/** A scope of which nothing could be read, and why. */
export interface Gap {
  readonly scope: Scope;
  readonly reason: string;
}

export type PartName =
  | { readonly tier: 'organization' }
  | { readonly tier: 'network'; readonly region: string }
  | { readonly tier: 'accounts'; readonly account: string };

export interface ReadPart {
  readonly name: PartName;
  readonly observed: readonly ObservedResource[];
  readonly gaps: readonly Gap[];
}

/** What all else hangs on. */
export interface AccountsRead {
  readonly root: ObservedRoot;
  readonly accounts: readonly ObservedAccount[];
}

/** Who is told. All networks are told of before the first account; the organization at any time. */
export interface Receiver {
  /** Comes first. Answers AWS's id of the account with a key; undefined if AWS has none. */
  accounts(read: AccountsRead): (key: string) => string | undefined;
  part(part: ReadPart): void;
  /** Comes instead of all else: the accounts could not be listed. */
  blind(reason: string): void;
}

export interface ReadOptions {
  /** The role, path included, as which members are read; by default the audit role. */
  readonly roleName?: string;
  /** Accounts and regions read at once; 8 by default. */
  readonly parallel?: number;
  /** Which readings are made; all by default. */
  readonly only?: (scope: Scope) => boolean;
  /** Whether the tags of accounts are read; they are by default. */
  readonly accountTags?: boolean;
  /** Told after each account and each region of the network. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Accounts and regions that are read at once, unless said otherwise. */
export const PARALLEL = 8;

/**
 * Reads what is in reach. Of a part nothing is kept once it was handed on. What AWS refuses or fails to tell is a gap; only
 * without a session in the management account the failure is thrown.
 */
export async function readParts(
  sessions: AwsSessions,
  places: Places,
  reach: Reach,
  to: Receiver,
  options: ReadOptions = {},
): Promise<void> {
  const management = await sessions.management();
  const read = await accountsRead(management, places, options);
  if (typeof read === 'string') return to.blind(read);
  const idOf = to.accounts(read);
  await Promise.all([
    reach.organization ? organizationPart(management, places, read.root, options).then((part) => to.part(part)) : null,
    readMembers(sessions, { management, places, reach, options, idOf, states: statesOf(read.accounts) }, to),
  ]);
}

async function accountsRead(
  management: AwsSession,
  { homeRegion, managementAccountId }: Places,
  { accountTags = true }: ReadOptions,
): Promise<AccountsRead | string> {
  const client = management.client(OrganizationsClient, homeRegion);
  const tagging = management.client(ResourceGroupsTaggingAPIClient, TAGGING_REGION);
  try {
    return {
      root: await readRoot(client, managementAccountId),
      accounts: await readAccounts(client, managementAccountId, { tags: accountTags, tagging }),
    };
  } catch (error) {
    return reasonOf(error);
  }
}

function statesOf(accounts: readonly ObservedAccount[]): ReadonlyMap<string, string> {
  return new Map(accounts.map(({ ids, state }) => [String(ids['id']), state]));
}

/** Units and policies at once: AWS keeps a rate for each operation, so one does not slow the other down. */
async function organizationPart(
  management: AwsSession,
  { homeRegion }: Places,
  root: ObservedRoot,
  options: ReadOptions,
): Promise<ReadPart> {
  const readings = organizationReadings(root, homeRegion);
  const open = (): Promise<AwsSession> => Promise.resolve(management);
  const name = { tier: 'organization' } as const;
  const read = await Promise.all(readings.map((reading) => partRead(name, [reading], open, options)));
  return { name, observed: read.flatMap(({ observed }) => observed), gaps: read.flatMap(({ gaps }) => gaps) };
}

interface Members {
  readonly management: AwsSession;
  readonly places: Places;
  readonly reach: Reach;
  readonly options: ReadOptions;
  readonly idOf: (key: string) => string | undefined;
  /** AWS's state of each account, by id. */
  readonly states: ReadonlyMap<string, string>;
}

interface Job {
  readonly name: PartName;
  readonly account: string;
  /** In the account with this id. */
  readonly readings: (id: string) => readonly Reading[];
}

/** The networks, then the baselines, in the accounts that AWS has: what should be in others is missing with them. */
async function readMembers(sessions: AwsSessions, members: Members, to: Receiver): Promise<void> {
  const { management, places, reach, options, idOf, states } = members;
  const { homeRegion, networkAccount, regions } = places;
  const networks = (reach.networks ? regions : []).map((region): Job => {
    const readings = (): readonly Reading[] => [networkReading(networkAccount, region)];
    return { name: { tier: 'network', region }, account: networkAccount, readings };
  });
  const active = places.accounts.filter(({ key, state }) => state === 'active' && reach.baseline(key));
  const total = networks.length + active.length;
  let done = 0;
  let network: Promise<AwsSession> | undefined;
  const openIn = (account: string, id: string): Open => {
    let own: Promise<AwsSession> | undefined;
    const open = (): Promise<AwsSession> => member(sessions, id, states, options);
    return ({ by }) => {
      if (by !== undefined) return entered(id, states).then(() => management);
      return account === networkAccount ? (network ??= open()) : (own ??= open());
    };
  };
  const work = async ({ name, account, readings }: Job): Promise<void> => {
    const id = idOf(account);
    const nothing = { name, observed: [], gaps: [] };
    to.part(id === undefined ? nothing : await partRead(name, readings(id), openIn(account, id), options));
    options.onProgress?.(++done, total);
  };
  const parallel = options.parallel ?? PARALLEL;
  await inParallel(parallel, networks, work);
  await inParallel(parallel, active, ({ key, regions: own }) =>
    // Made only now: of thousands of accounts, those that wait need no readings yet.
    work({
      name: { tier: 'accounts', account: key },
      account: key,
      readings: (id) => [contactReading(key, id, homeRegion), ...baselineReadings(key, own, homeRegion)],
    }),
  );
}

async function member(
  sessions: AwsSessions,
  id: string,
  states: ReadonlyMap<string, string>,
  { roleName }: ReadOptions,
): Promise<AwsSession> {
  await entered(id, states);
  const session = await sessions.member(id, roleName);
  // What is read there is judged as this account's: it must be no other's.
  if (session.accountId !== id) throw new WrongAccountError(id, session.accountId);
  return session;
}

/** AWS lets nobody work in an account that is not active. */
function entered(id: string, states: ReadonlyMap<string, string>): Promise<void> {
  const state = states.get(id);
  return state === 'ACTIVE' ? Promise.resolve() : Promise.reject(new Error(`AWS says that the account is ${state}`));
}

/** The session in which something is read. */
type Open = (reading: Reading) => Promise<AwsSession>;

async function partRead(
  name: PartName,
  readings: readonly Reading[],
  open: Open,
  { only }: ReadOptions,
): Promise<ReadPart> {
  const observed: ObservedResource[] = [];
  const gaps: Gap[] = [];
  for (const reading of readings) {
    if (only?.(reading) === false) continue;
    try {
      observed.push(...(await reading.read(await open(reading))));
    } catch (error) {
      gaps.push({ scope: reading, reason: gapReason(reading, error) });
    }
  }
  return { name, observed, gaps };
}

function gapReason({ takes }: Reading, error: unknown): string {
  const reason = reasonOf(error);
  return takes !== undefined && failureCode(error as Error) === 'access denied' ? `${reason} (${takes})` : reason;
}
