// Why roles, boundaries, identity providers and keys change.
import type { Place } from '@microaccounts/config';
import { lifeCause, stateCause, entryOrigin } from './accountCause';
import { because, differs, first, ifDiffers, type Cause, type Comparison, type Unexplained } from './comparison';
import { exemptionCause } from './scpCause';

/** Why a role changes. */
export function roleCause(change: Unexplained, compared: Comparison): Cause | null {
  const { account: key, action, address } = change;
  const name = address.slice(address.lastIndexOf('/') + 1);
  const verb = action === 'create' ? 'added' : action === 'delete' ? 'removed' : 'changed';
  const own = (side: Comparison['base']): unknown => side?.accounts.get(key)?.roles[name];
  const shared = (side: Comparison['base']): unknown => side?.estate.baseline.roles[name];
  const at = (place: Place): Cause => ({ ...because(compared, `role-${verb}`, place), subject: name });
  return first(
    () => lifeCause(compared, key),
    () => (differs(own(compared.base), own(compared.head)) ? at({ account: key, path: ['roles', name] }) : null),
    () =>
      differs(shared(compared.base), shared(compared.head)) ? at({ landingZone: ['baseline', 'roles', name] }) : null,
    () =>
      ifDiffers(compared, ({ baseline }) => baseline.group, 'group-template-changed', {
        landingZone: ['baseline', 'group'],
      }),
    () => federationCause(compared),
    () => exemptionCause(compared),
  );
}

/** Why the permission boundary of an account changes. */
export function boundaryCause({ account }: Unexplained, compared: Comparison): Cause | null {
  return first(
    () => lifeCause(compared, account),
    () => federationCause(compared),
    () => exemptionCause(compared),
  );
}

/** Why the identity provider of an account changes. */
export function providerCause({ account }: Unexplained, compared: Comparison): Cause | null {
  return first(
    () => lifeCause(compared, account),
    () => federationCause(compared),
  );
}

/** Why what an account has in each of its regions changes. */
export function regionalCause(change: Unexplained, compared: Comparison): Cause | null {
  const { account: key, region, action } = change;
  return first(
    () => lifeCause(compared, key),
    () =>
      region === null || (action !== 'create' && action !== 'delete')
        ? null
        : {
            reason: action === 'create' ? 'region-added' : 'region-removed',
            origin: entryOrigin(compared, key, 'regions', region),
            subject: region,
          },
    () => trustCause(compared, key),
  );
}

function federationCause(compared: Comparison): Cause | null {
  return ifDiffers(compared, ({ baseline }) => baseline.federation, 'federation-changed', {
    landingZone: ['baseline', 'federation'],
  });
}

/** That an account trusts others, or others than before, or one of these is in another state. */
function trustCause(compared: Comparison, key: string): Cause | null {
  const before = compared.base?.accounts.get(key)?.trustedAccounts ?? {};
  const after = compared.head.accounts.get(key)?.trustedAccounts ?? {};
  const at = (...path: string[]): Place => ({ account: key, path: ['trustedAccounts', ...path] });
  const added = Object.keys(after).find((trusted) => !Object.hasOwn(before, trusted));
  if (added !== undefined) return because(compared, 'trusted-account-added', at(added));
  const removed = Object.keys(before).find((trusted) => !Object.hasOwn(after, trusted));
  if (removed !== undefined) return because(compared, 'trusted-account-removed', at());
  const changed = Object.keys(after).find((trusted) => differs(before[trusted], after[trusted]));
  if (changed !== undefined) return because(compared, 'trusted-account-changed', at(changed));
  return first(...Object.keys(after).map((trusted) => () => stateCause(compared, trusted)));
}
