// Why an account changes as such: it comes, goes, is suspended, moves, or is called something else.
import type { Account, Place } from '@microaccounts/config';
import type { Reason } from '../reason';
import { because, differs, lacking, type Cause, type Comparison, type Unexplained } from './comparison';

const STATES: { readonly [state in Account['state']]: Reason } = {
  active: 'account-reactivated',
  suspended: 'account-suspended',
  closed: 'account-closed',
};

/** What outweighs everything else about an account: that it is new, gone, or in another state. */
export function lifeCause(compared: Comparison, key: string): Cause | null {
  const before = compared.base?.accounts.get(key);
  const after = compared.head.accounts.get(key);
  if (after === undefined)
    return before === undefined ? null : because(compared, 'account-removed', { landingZone: [] });
  if (before === undefined) return because(compared, 'account-added', { account: key, path: [] });
  return stateCause(compared, key);
}

/** That an account of both estates is in another state. */
export function stateCause(compared: Comparison, key: string): Cause | null {
  const before = compared.base?.accounts.get(key);
  const after = compared.head.accounts.get(key);
  if (before === undefined || after === undefined || before.state === after.state) return null;
  return because(compared, STATES[after.state], { account: key, path: ['state'] });
}

/** Why the account itself changes. */
export function accountCause(change: Unexplained, compared: Comparison): Cause | null {
  const { account: key } = change;
  const life = lifeCause(compared, key);
  const before = compared.base?.accounts.get(key);
  const after = compared.head.accounts.get(key);
  if (life !== null || before === undefined || after === undefined) return life;
  const changed = (property: string): boolean => differs(change.before?.[property], change.after?.[property]);
  if (changed('email')) return because(compared, 'account-email-changed', emailPlace(compared, key));
  if (changed('parent')) return because(compared, 'account-moved', unitPlace(before, after));
  if (changed('name')) return because(compared, 'account-renamed', { account: key, path: ['name'] });
  return changed('tags') ? because(compared, 'tags-changed', tagPlace(before, after)) : null;
}

/** Its own address, or the template that makes it. */
function emailPlace(compared: Comparison, key: string): Place {
  const origin = compared.explain(key)?.values.find(({ path }) => path[0] === 'email')?.origin;
  const isOwn = origin !== undefined && 'line' in origin && origin.file.startsWith('accounts/');
  return isOwn ? { account: key, path: ['email'] } : { landingZone: ['organization', 'accountEmail'] };
}

function unitPlace(before: Account, after: Account): Place {
  if (before.environment !== after.environment) return { account: after.key, path: ['environment'] };
  if (after.state === 'active') return { landingZone: ['environments', after.environment, 'organizationalUnit'] };
  return { landingZone: ['states', after.state, 'organizationalUnit'] };
}

function tagPlace(before: Account, after: Account): Place {
  const at = (...path: string[]): Place => ({ account: after.key, path });
  if (before.environment !== after.environment) return at('environment');
  if (before.owner !== after.owner && before.businessUnit === after.businessUnit) return at('owner');
  if (before.businessUnit !== after.businessUnit) return at();
  if (before.costCenter !== after.costCenter)
    return { landingZone: ['businessUnits', after.businessUnit, 'costCenter'] };
  const changed = Object.keys(after.tags).find((tag) => before.tags[tag] !== after.tags[tag]);
  return changed === undefined ? at('tags') : at('tags', changed);
}

/** Where an entry that a list of the account has gained, or lost, is written. */
export function entryOrigin(
  compared: Comparison,
  key: string,
  list: 'services' | 'regions' | 'guardrails',
  entry: string,
): Cause['origin'] {
  const { base, head } = compared;
  // What all accounts share has one place, so that it is looked up for one of them.
  const isShared = list !== 'guardrails' && shares(head.estate[list].default, base?.estate[list].default, entry);
  return compared.once(`${list} ${entry} ${isShared ? '' : key}`, () => {
    const meant = compared.explain(key);
    const found =
      meant?.values.find(({ path, value }) => path[0] === list && value === entry)?.origin ??
      meant?.takenAway.find(({ path, value }) => path[0] === list && value === entry)?.by;
    if (found !== undefined && 'line' in found) return { file: found.file, line: found.line, column: found.column };
    return compared.locate(isShared ? { landingZone: [list, 'default'] } : { account: key, path: [list] });
  });
}

function shares(head: readonly string[], base: readonly string[] | undefined, entry: string): boolean {
  return base !== undefined && [...lacking(head, base), ...lacking(base, head)].includes(entry);
}
