// Puts the explanation of one account together; decides nothing, repeats nothing of the planners.
import type { Account, Estate, ExplainedAccount } from '@microaccounts/config';
import type { LandingZone } from '@microaccounts/landing-zone';
import { pathText, type Kind, type LandingZoneResource, type OfKind } from '@microaccounts/resources';
import type { Explanation, ExplainedScp, ExplainedStack } from './explanation';
import { explainedNetworks } from './networks';
import { explainedRoles } from './roles';

/** What of the landing zone concerns the account of `meant`; `all` is its resources. */
export function explain(
  landingZone: LandingZone,
  all: readonly LandingZoneResource[],
  meant: ExplainedAccount,
): Explanation {
  const { estate, stacks } = landingZone;
  const { account } = meant;
  const own = all.filter((resource) => resource.account === account.key);
  const of = <K extends Kind>(kind: K): OfKind<K>[] =>
    own.filter((resource): resource is OfKind<K> => resource.kind === kind);
  // Under its organizational unit's guardrails nothing of what its file asks for is left.
  const { services, trustedAccounts } = account.state === 'active' ? account : { services: [], trustedAccounts: {} };
  const { key, name, email, state, id, description, owner, businessUnit, costCenter, environment, segment } = account;
  return {
    formatVersion: 1,
    ...{ key, name, email, state, id, description, owner, businessUnit, costCenter, environment, segment },
    organizationalUnit: account.organizationalUnit,
    contacts: { ...account.contacts },
    tags: of('account')[0]?.properties.tags ?? {},
    regions: account.regions,
    services,
    scps: scpsOf(all, estate, account),
    roles: explainedRoles(of('role'), estate, account),
    trustedAccounts,
    networks: explainedNetworks(all, account),
    keys: of('key').map(({ region, properties }) => ({ region, alias: properties.alias })),
    backupVaults: of('backup-vault').map(({ region, properties }) => ({ region, name: properties.name })),
    parameters: of('parameter').map(({ region, properties }) => ({ region, name: properties.name })),
    stacks: stacks
      .filter((stack) => stack.account === key)
      .map((stack): ExplainedStack => ({
        name: stack.name,
        needs: stack.needs,
        resources: all.filter((resource) => resource.stack === stack.name).length,
      })),
    account,
    origins: Object.fromEntries(meant.values.map(({ path, origin }) => [pathText(path), origin])),
    takenAway: meant.takenAway.map(({ path, ...denial }) => ({ path: pathText(path), ...denial })),
  };
}

/** The policies on the root, on the organizational units above the account, outermost first, and on the account. */
function scpsOf(all: readonly LandingZoneResource[], estate: Estate, account: Account): ExplainedScp[] {
  const policies = new Map(all.filter(isScp).map((policy) => [policy.address, policy.properties]));
  const targets = [
    'organization/root',
    ...placesAbove(estate, account).map((path) => `organizational-unit/${path}`),
    `account/${account.key}`,
  ];
  return targets.flatMap((target) =>
    all
      .filter((resource) => resource.kind === 'scp-attachment')
      .filter(({ properties }) => properties.target.ref === target)
      .map(({ properties }) => policies.get(properties.policy.ref))
      .filter((policy) => policy !== undefined)
      .map(({ name, description }) => ({ name, description, target })),
  );
}

function placesAbove({ organizationalUnits }: Estate, { organizationalUnit }: Account): string[] {
  return organizationalUnits
    .map(({ path }) => path)
    .filter((path) => path === organizationalUnit || organizationalUnit.startsWith(`${path}/`));
}

function isScp(resource: LandingZoneResource): resource is OfKind<'scp'> {
  return resource.kind === 'scp';
}
