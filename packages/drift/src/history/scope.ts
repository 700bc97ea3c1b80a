// What a run has looked at: whether a finding that it does not name is gone, or was only not seen.
import { MANAGEMENT } from '@microaccounts/resources';
import type { Status } from '../report/report';
import { isInScope as isCompared, isStackInScope, TIERS, tierOf } from '../scope/scope';
import type { HistoryLine, HistoryScope } from './line';

/** Whether a run with this scope was to look at what has this identity. Of what is in doubt it says no. */
export function isInScope(identity: string, looked: HistoryScope): boolean {
  const { tiers, accounts, members, shard } = looked;
  const tier = tierOf(kindOf(identity));
  if (tiers !== undefined && !tiers.includes(tier ?? 'deep')) return false;
  const part = { accounts: accounts ?? null, members: members ?? null, shard: shard ?? null };
  if (tier === undefined) return isStackInScope(part, stackAccountOf(identity));
  const account = accountOf(identity);
  // What names no account may be at one all the same, as a subnet is at the network's.
  if (account === null && accounts !== undefined) return false;
  return isCompared({ ...part, tiers: TIERS }, { kind: kindOf(identity), account: account ?? MANAGEMENT });
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
    if (exactly.has(identity) || exactly.has(resourceOf(identity)) || exactly.has(stackAround(identity))) return false;
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

/** The account whose stack a finding of the deep tier is of; null for a stack of none. */
function stackAccountOf(identity: string): string | null {
  return /^[^ ]+ (?:account|baseline)\.([^/ ]+)/.exec(identity)?.[1] ?? accountOf(identity);
}

/** Of what the engine found, the identity of its stack as a whole. */
function stackAround(identity: string): string {
  return `stack ${/^[^ ]+ ([^/ ]+)\//.exec(identity)?.[1] ?? ''}`;
}

/** The kind, and the account or the region's network in which it is. */
function placeOf(identity: string): string {
  return /^[^ ]+ (?:account|network)\/[^/ ]+(?=\/)/.exec(identity)?.[0] ?? kindOf(identity);
}
