// What a plan comes to: which accounts, policies and networks change, what causes it, and who gains access.
import type { Change, Origin, PlanDocument, Reason } from '@microaccounts/landing-zone';

/** All that has one cause. */
export interface CauseGroup {
  readonly reason: Reason;
  readonly subject: string | null;
  readonly origin: Origin;
  readonly changes: readonly Change[];
  /** Keys of the accounts in which something changes, sorted; without the management account. */
  readonly accounts: readonly string[];
}

/** What causes these changes, that of the most of them first. */
export function causeGroups(changes: readonly Change[]): CauseGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const { reason, subject, origin } = change;
    const key = JSON.stringify([reason, subject, origin.file, origin.line]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()]
    .flatMap((group): CauseGroup[] => {
      const [one] = group;
      if (one === undefined) return [];
      const { reason, subject, origin } = one;
      return [{ reason, subject, origin, changes: group, accounts: accountsOf(group) }];
    })
    .sort((a, b) => b.changes.length - a.changes.length || (a.reason < b.reason ? -1 : 1));
}

/** What becomes of accounts, in words, with their keys; nothing of what becomes of none. */
export function accountLists({ changes }: PlanDocument): { readonly what: string; readonly keys: readonly string[] }[] {
  const ofAccounts = changes.filter(({ kind }) => kind === 'account');
  const because = (...reasons: readonly Reason[]): string[] =>
    ofAccounts.filter(({ reason }) => reasons.includes(reason)).map(({ account }) => account);
  const fates = [
    { what: 'added', keys: because('account-added') },
    { what: 'suspended', keys: because('account-suspended') },
    { what: 'closed', keys: because('account-closed') },
    { what: 'reactivated', keys: because('account-reactivated') },
    { what: 'gone from the files', keys: because('account-removed') },
    { what: 'moved', keys: because('account-moved') },
    { what: 'renamed', keys: because('account-renamed') },
  ];
  const told = new Set(fates.flatMap(({ keys }) => keys));
  const others = accountsOf(changes).filter((key) => !told.has(key));
  return [...fates, { what: 'changed', keys: others }].filter(({ keys }) => keys.length > 0);
}

/** Keys of the accounts that own what changes or have it, sorted. */
function accountsOf(changes: readonly Change[]): string[] {
  const own = changes.filter(({ stack }) => /^(account|baseline)\./.test(stack));
  return [...new Set(own.map(({ account }) => account))].sort();
}

/** `2 added, 1 removed` of the changes of these kinds; empty if there are none. */
export function verbs(changes: readonly Change[], ...kinds: readonly Change['kind'][]): string {
  const counts = { create: 0, update: 0, replace: 0, delete: 0 };
  for (const { kind, action } of changes) if (kinds.includes(kind)) counts[action] += 1;
  const words = { create: 'added', update: 'changed', replace: 'replaced', delete: 'removed' } as const;
  return (Object.keys(words) as (keyof typeof words)[])
    .filter((action) => counts[action] > 0)
    .map((action) => `${counts[action].toLocaleString('en-US')} ${words[action]}`)
    .join(', ');
}
