// What will exist once the account is merged and deployed: the document of `new account --format json`.
import type { Diagnostic } from '@microaccounts/config';
import type { Action, LandingZone, PlanDocument } from '@microaccounts/landing-zone';
import type { LandingZoneResource } from '@microaccounts/resources';
import type { ExplainedNetwork, ExplainedRole } from '../explain/explanation';
import { explainedNetworks } from '../explain/networks';
import { explainedRoles } from '../explain/roles';
import { usedQuotas, type UsedQuota } from './usedQuotas';

export interface Prospect {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly organizationalUnit: string;
  readonly regions: readonly string[];
  /** How many resources of each kind are made or changed, in the account and elsewhere. */
  readonly resources: readonly { readonly kind: string; readonly action: Action; readonly count: number }[];
  /** Those that change, in the order of an `up`. */
  readonly stacks: readonly string[];
  readonly roles: readonly ExplainedRole[];
  readonly networks: readonly ExplainedNetwork[];
  readonly quotas: readonly UsedQuota[];
  readonly diagnostics: readonly Diagnostic[];
}

/** What will exist of the account `key`; `all` are the resources of the landing zone with it. */
export function prospect(
  landingZone: LandingZone,
  all: readonly LandingZoneResource[],
  key: string,
  { changes, stacks, quotas }: PlanDocument,
  diagnostics: readonly Diagnostic[],
): Prospect {
  const { estate } = landingZone;
  const account = estate.accounts.find((each) => each.key === key);
  if (account === undefined) throw new TypeError(`the account \`${key}\` that was planned is not in the estate`);
  const own = all.filter((resource) => resource.account === key);
  const networks = explainedNetworks(all, account);
  return {
    ...{ key, name: account.name, email: account.email },
    ...{ organizationalUnit: account.organizationalUnit, regions: account.regions },
    resources: counted(changes),
    stacks,
    roles: explainedRoles(
      own.filter((resource) => resource.kind === 'role'),
      estate,
      account,
    ),
    networks,
    quotas: usedQuotas(landingZone, key, networks, quotas),
    diagnostics,
  };
}

/** In the order in which they are first changed. */
function counted(changes: PlanDocument['changes']): Prospect['resources'] {
  const counts = new Map<string, { kind: string; action: Action; count: number }>();
  for (const { kind, action } of changes) {
    const entry = counts.get(`${kind} ${action}`);
    if (entry === undefined) counts.set(`${kind} ${action}`, { kind, action, count: 1 });
    else entry.count += 1;
  }
  return [...counts.values()];
}
