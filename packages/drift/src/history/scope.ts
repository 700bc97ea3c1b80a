// What a run has looked at: whether a finding that it does not name is gone, or was only not seen.
import { shardOf } from '@microaccounts/landing-zone';
import type { Kind } from '@microaccounts/resources';
import { kindsOf } from '../identify/owner';
import type { Status } from '../report/report';
import { isAmong } from '../scope/membership';
import type { HistoryLine, HistoryScope } from './line';

const TIERS: ReadonlyMap<string, string> = new Map([
  ...kindsOf('management').map((kind): [Kind, string] => [kind, 'organization']),
  ...kindsOf('network').map((kind): [Kind, string] => [kind, 'network']),
  ...kindsOf('member').map((kind): [Kind, string] => [kind, 'accounts']),
]);

/**
 * Whether a run with this scope was to look at what has this identity. Of what is in doubt it says no: accounts and shards
 * narrow whatever is at an account, though some of it is read for all accounts at once.
 */
export function isInScope(identity: string, { tiers, accounts, members, shard }: HistoryScope): boolean {
  const tier = TIERS.get(kindOf(identity)) ?? 'deep';
  if (tiers !== undefined && !tiers.includes(tier)) return false;
  const account = accountOf(identity);
  if (account === null) return true;
  if (accounts !== undefined && !isAmong(accounts, account)) return false;
  if (tier === 'accounts' && members !== undefined && !isAmong(members, account)) return false;
  return shard === undefined || shardOf(account, shard.of) === shard.index;
}

/**
 * Gives whether the run of a line has looked at a finding: it was in its scope, and nothing that it could not read says
 * otherwise. Of what no file declares a run that could not read all of that kind in that place knows nothing.
 */
export function lookedAt({ findings, scope }: HistoryLine): (identity: string, status: Status) => boolean {
  const unread = findings.filter(({ status }) => status === 'unchecked').map(({ identity }) => identity);
  const exactly = new Set(unread);
  const places = new Set(unread.map(placeOf));
  return (identity, status) => {
    if (!isInScope(identity, scope)) return false;
    if (exactly.has(identity) || exactly.has(resourceOf(identity))) return false;
    return status !== 'unmanaged' || !places.has(placeOf(identity));
  };
}

function kindOf(identity: string): string {
  return identity.split(' ', 1)[0] ?? '';
}

/** The identity of the whole resource; an address may hold blanks, the name of a property holds none. */
function resourceOf(identity: string): string {
  const end = identity.lastIndexOf(' ');
  return end > kindOf(identity).length ? identity.slice(0, end) : identity;
}

/** The account that it is, or in which or at which it is; null for what all accounts share. */
export function accountOf(identity: string): string | null {
  return /^[^ ]+ account\/([^/ ]+)/.exec(identity)?.[1] ?? null;
}

/** The kind, and the account or the region's network in which it is. */
function placeOf(identity: string): string {
  return /^[^ ]+ (?:account|network)\/[^/ ]+(?=\/)/.exec(identity)?.[0] ?? kindOf(identity);
}
