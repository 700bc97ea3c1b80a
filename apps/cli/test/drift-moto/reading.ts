// How much of AWS is read after a change: all of it each fourth time, otherwise the part that the change is in.
import { EVERYTHING, isInScope, TIERS, type DriftScope } from '@microaccounts/drift';
import type { Change } from './strangers';

const EACH = 4;

/** The scope of the run after the change at `index` of the list; of what is in an account, the part is that account. */
export function scopeAfter({ kind, finds }: Pick<Change, 'kind' | 'finds'>, index: number): DriftScope {
  if (index % EACH === 0) return EVERYTHING;
  const tiers = TIERS.filter((tier) => isInScope({ ...EVERYTHING, tiers: [tier] }, { kind, account: '' }));
  const account = / account\/([^/]+)/.exec(finds[0] ?? '')?.[1];
  return { ...EVERYTHING, tiers, accounts: tiers[0] === 'accounts' && account !== undefined ? [account] : null };
}
