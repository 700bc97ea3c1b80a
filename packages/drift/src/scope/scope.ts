// Which part of the landing zone a run is about.
import { shardOf } from '@microaccounts/landing-zone';
import type { Kind } from '@microaccounts/resources';
import { sortOfOwner, type Owner } from '../identify/owner';
import { isAmong } from './membership';

/** What is read together: by the management account, by the network account, or in the accounts themselves. */
export type Tier = 'organization' | 'network' | 'accounts';

export const TIERS: readonly Tier[] = ['organization', 'network', 'accounts'];

/** What of the landing zone is compared. All conditions hold together. */
export interface DriftScope {
  readonly tiers: readonly Tier[];
  /** Keys of accounts, of which alone anything is compared, in whatever tier; null for all, and what they share. */
  readonly accounts: readonly string[] | null;
  /** Keys of accounts, of which alone the inside is compared; null for all. The other tiers are not narrowed by it. */
  readonly members: readonly string[] | null;
  /** The part of the accounts, from 1, that is compared; what all share is in the first. Null for all. */
  readonly shard: { readonly index: number; readonly of: number } | null;
}

/** What a report says was looked at: also whether the engine was asked, tier `deep`. */
export interface ReportScope extends Omit<DriftScope, 'tiers'> {
  readonly tiers: readonly (Tier | 'deep')[];
}

export const EVERYTHING: DriftScope = { tiers: TIERS, accounts: null, members: null, shard: null };

/** Kinds of what is read for all accounts at once, each of which may be at one: that one's key is its `account`. */
const AT_ACCOUNTS: ReadonlySet<string> = new Set<Kind>([
  'account',
  'scp-attachment',
  'delegated-administrator',
  'principal-association',
]);

/** Whether anything of a kind that is read in an account may be in scope, whether anybody declares some or not. */
export function mayBeInScope(scope: ReportScope, { kind, owner }: { kind: string; owner: string }): boolean {
  const accounts = AT_ACCOUNTS.has(kind) ? (scope.accounts ?? []) : [];
  return [owner, ...accounts].some((account) => isInScope(scope, { kind, account }));
}

/** The same with the deep tier. */
export function withDeepTier(scope: ReportScope): ReportScope {
  return { ...scope, tiers: [...scope.tiers, 'deep'] };
}

const TIER_OF: { readonly [O in Owner]: Tier } = { management: 'organization', network: 'network', member: 'accounts' };

/** The tier in which things of a kind are read; undefined for a kind that nobody has heard of. */
export function tierOf(kind: string): Tier | undefined {
  const owner = sortOfOwner(kind);
  return owner === undefined ? undefined : TIER_OF[owner];
}

/**
 * Whether a resource, declared or not, is compared. What is out of scope is neither checked nor unchecked nor found. The
 * organization and the networks are of the first shard alone, whole; an account's own things are of its shard.
 */
export function isInScope(scope: ReportScope, { kind, account }: { kind: string; account: string }): boolean {
  const tier = tierOf(kind);
  if (tier === undefined || !scope.tiers.includes(tier)) return false;
  if (scope.accounts !== null && !isAmong(scope.accounts, account)) return false;
  if (tier === 'accounts' && scope.members !== null && !isAmong(scope.members, account)) return false;
  if (scope.shard === null) return true;
  return tier === 'accounts' ? shardOf(account, scope.shard.of) === scope.shard.index : scope.shard.index === 1;
}

/**
 * Whether the deep tier reports of the stacks of an account, null for those that accounts share: these are of the first shard
 * alone, and of no choice of accounts.
 */
export function isStackInScope(
  { accounts, shard }: Pick<DriftScope, 'accounts' | 'shard'>,
  account: string | null,
): boolean {
  if (accounts !== null && (account === null || !isAmong(accounts, account))) return false;
  if (shard === null) return true;
  return account === null ? shard.index === 1 : shardOf(account, shard.of) === shard.index;
}

/**
 * Whether an account counts as looked at where its inside is compared; otherwise it does where it is itself. Of shards each
 * counts its own that way, so that all together count what one run does; what has no inside is only seen by the first.
 */
export function countsInside({ tiers, shard }: ReportScope): boolean {
  return tiers.includes('accounts') && (shard !== null || !tiers.includes('organization'));
}

/** What has to be read to compare what is in scope; the accounts are always listed. */
export interface Reach {
  /** Units, policies and what they are attached to. */
  readonly organization: boolean;
  /** Also where the network is not compared: what accounts hold names subnets and gateways by their ids. */
  readonly networks: boolean;
  readonly baseline: (account: string) => boolean;
}

/** @param accounts keys of the accounts with a baseline */
export function reachOf(scope: DriftScope, accounts: readonly string[]): Reach {
  const isShared = (tier: Tier): boolean =>
    scope.tiers.includes(tier) && (scope.shard === null || scope.shard.index === 1);
  const entered = new Set(accounts.filter((account) => isInScope(scope, { kind: 'role', account })));
  return {
    organization: isShared('organization'),
    networks: isShared('network') || entered.size > 0,
    baseline: (account) => entered.has(account),
  };
}

/** `tier organization and network, shard 2/4`; null for everything that is read. */
export function scopeText({ tiers, accounts, members, shard }: ReportScope): string | null {
  const isAllRead = TIERS.every((tier) => tiers.includes(tier));
  const said = [
    ...(isAllRead ? (tiers.includes('deep') ? ['every tier with deep'] : []) : [`tier ${tiers.join(' and ')}`]),
    ...(accounts === null ? [] : [accounts.length > 3 ? `${accounts.length} accounts` : `only ${accounts.join(', ')}`]),
    ...(members === null ? [] : [insideText(members)]),
    ...(shard === null ? [] : [`shard ${shard.index}/${shard.of}`]),
  ];
  return said.length === 0 ? null : said.join(', ');
}

function insideText(members: readonly string[]): string {
  if (members.length === 0) return 'inside of no account';
  return `inside of ${members.length > 3 ? `${members.length} accounts` : members.join(', ')} alone`;
}
