// Which stacks an `up` is about, and in which ring each of them runs.
import { digest } from '@microaccounts/resources';
import type { LandingZone, Stack } from './landingZone';
import { accountStack, baselineStack, vendedAccount } from './stacks';
import { stackDigest } from './resources';
import { unchangedStacks } from './unchanged';

/** What of a landing zone is to be deployed; everything, where nothing is said. Several conditions hold together. */
export interface Selection {
  /** Names of stacks. */
  readonly stacks?: readonly string[];
  /** Keys of accounts: their stacks, and those that these need. */
  readonly accounts?: readonly string[];
  /** The landing zone of another commit, null if there was none: stacks whose part differs. */
  readonly since?: LandingZone | null;
  /** Only what accounts share, and accounts that do not exist yet. */
  readonly shared?: boolean;
  /** Only accounts of this ring. */
  readonly ring?: number;
  /** Only accounts whose key falls into this part, from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
}

/** Whether the account exists already, so far as the stacks know. */
export type IsVended = (account: string) => boolean;

/** What comes before the first ring: the organization, the core accounts, the networks. */
export const SHARED_RING = -1;

/** The names of the stacks of a selection, in the order of an `up`. */
export function selectedStacks(landingZone: LandingZone, selection: Selection, isVended: IsVended): string[] {
  const ring = ringsOf(landingZone, isVended);
  const { stacks, accounts, since, shared = false, ring: only, shard } = selection;
  const conditions: ((stack: Stack) => boolean)[] = [];
  if (stacks !== undefined) conditions.push(({ name }) => stacks.includes(name));
  if (accounts !== undefined) {
    const wanted = withNeeds(landingZone, accounts);
    conditions.push(({ name }) => wanted.has(name));
  }
  if (since !== undefined) conditions.push(differsFrom(landingZone, since));
  if (shared) conditions.push((stack) => isShared(landingZone, stack) || isNew(stack, isVended));
  if (only !== undefined) conditions.push((stack) => ring(stack) === only);
  if (shard !== undefined)
    conditions.push((stack) => !isShared(landingZone, stack) && shardOf(stack.account ?? '', shard.of) === shard.index);
  return landingZone.stacks.filter((stack) => conditions.every((holds) => holds(stack))).map(({ name }) => name);
}

/**
 * The ring of each stack: that of its account; of what accounts share {@link SHARED_RING}. An account that does not exist
 * yet is vended in the first ring in which another needs its id.
 */
export function ringsOf(landingZone: LandingZone, isVended: IsVended): (stack: Stack) => number {
  const { estate, stacks } = landingZone;
  const own = new Map(estate.accounts.map(({ key, ring }) => [key, ring]));
  const rings = new Map<string, number>();
  for (const stack of stacks)
    rings.set(stack.name, isShared(landingZone, stack) ? SHARED_RING : (own.get(stack.account ?? '') ?? 0));
  for (const { name, needs } of stacks)
    for (const need of needs) {
      const account = vendedAccount(need);
      if (account !== null && !isVended(account)) rings.set(need, Math.min(rings.get(need) ?? 0, rings.get(name) ?? 0));
    }
  return ({ name }) => rings.get(name) ?? 0;
}

/** The part, from 1, into which an account falls when there are `of`. */
export function shardOf(account: string, of: number): number {
  return (Number.parseInt(digest(account).slice(0, 8), 16) % of) + 1;
}

function isShared({ estate }: LandingZone, { kind, account }: Stack): boolean {
  return account === null || (kind === 'account' && Object.values(estate.coreAccounts).includes(account));
}

function isNew({ kind, account }: Stack, isVended: IsVended): boolean {
  return kind === 'account' && account !== null && !isVended(account);
}

function differsFrom(landingZone: LandingZone, since: LandingZone | null): (stack: Stack) => boolean {
  if (since === null) return () => true;
  const had = new Set(since.stacks.map(({ name }) => name));
  const unchanged = unchangedStacks(since, landingZone);
  return ({ name }) =>
    !had.has(name) || (!unchanged.has(name) && stackDigest(landingZone, name) !== stackDigest(since, name));
}

/** The stacks of accounts, with all that they need, directly or not. */
function withNeeds({ stacks }: LandingZone, accounts: readonly string[]): Set<string> {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const found = new Set<string>();
  const add = (name: string): void => {
    const stack = byName.get(name);
    if (stack === undefined || found.has(name)) return;
    found.add(name);
    stack.needs.forEach(add);
  };
  for (const account of accounts) [accountStack(account), baselineStack(account)].forEach(add);
  return found;
}
