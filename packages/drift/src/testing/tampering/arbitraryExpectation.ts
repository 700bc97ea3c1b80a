// Random small landing zones, as the drift job expects them.
import fc from 'fast-check';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { compile } from '@microaccounts/landing-zone';
import type { Expectation } from '../../expectation';
import { expectedResources, placesOf } from '../../scope/landingZoneParts';

const REGIONS = ['us-east-1', 'eu-west-2'];
const KEYS = ['payments-dev', 'reporting-dev', 'web-dev'];

const some = (names: readonly string[], minLength = 0): fc.Arbitrary<string[]> =>
  fc.subarray([...names], { minLength });

const account = fc.record({
  regions: some(REGIONS, 1),
  /** Tiers of its network in each of its regions; null without one. */
  tiers: fc.option(some(['app', 'data'], 1), { freq: 3 }),
  services: some(['ec2', 's3', 'sns', 'storagegateway'], 1),
  trusts: some(KEYS),
  organizationalUnit: fc.constantFrom('Workloads/Dev', 'Workloads/Prod'),
  guardrails: some(['no-iam-users']),
  contacts: fc.record(
    { operations: fc.constant('ops@example.com'), security: fc.constantFrom('sec@example.com', 'soc@example.com') },
    { requiredKeys: [] },
  ),
  tags: fc.dictionary(fc.constantFrom('data-class', 'team'), fc.constantFrom('red', 'blue')),
  state: fc.oneof(
    { weight: 5, arbitrary: fc.constant('active' as const) },
    { weight: 1, arbitrary: fc.constant('suspended' as const) },
  ),
});

/** Up to three accounts beside that of the networks, in one or two regions, with and without networks and a transit gateway. */
export const arbitraryRecipe = fc.record({
  accounts: fc.array(account, { minLength: 1, maxLength: KEYS.length }),
  guardrails: some(['deny-leave-organization']),
  gateway: fc.boolean(),
});
type Recipe = typeof arbitraryRecipe extends fc.Arbitrary<infer T> ? T : never;

/** What is expected of a landing zone after a recipe: to be told of a failure, the recipe is short. */
export function expectationOf({ accounts, guardrails, gateway }: Recipe): Expectation {
  const declared = KEYS.slice(0, accounts.length);
  const unit = (path: string): { path: string; name: string; parent: string | null; guardrails: string[] } => {
    const names = path.split('/');
    return { path, name: names.at(-1) ?? '', parent: names.slice(0, -1).join('/') || null, guardrails: [] };
  };
  const members = accounts.map(({ tiers, trusts, ...own }, index) => {
    const key = declared[index] ?? '';
    const trusted = trusts.filter((other) => other !== key && declared.includes(other));
    return meantAccount(key, {
      ...own,
      network: Object.fromEntries(
        tiers === null ? [] : own.regions.map((region) => [region, { tiers, dedicated: {} }]),
      ),
      trustedAccounts: Object.fromEntries(trusted.map((other) => [other, ['kms']])),
      ...(own.state === 'suspended' ? { organizationalUnit: 'Suspended' } : {}),
    });
  });
  const base = meantEstate();
  const estate = meantEstate({
    organization: { ...base.organization, guardrails },
    regions: { default: REGIONS, available: REGIONS, globalServicesRegion: 'us-east-1' },
    organizationalUnits: ['Core', 'Suspended', 'Workloads', 'Workloads/Dev', 'Workloads/Prod'].map(unit),
    network: {
      ...base.network,
      pools: { 'us-east-1': ['10.0.0.0/12'], 'eu-west-2': ['10.16.0.0/12'] },
      availabilityZones: { 'us-east-1': ['use1-az1', 'use1-az2'], 'eu-west-2': ['euw2-az1', 'euw2-az2'] },
      transitGateway: gateway ? { asn: { 'us-east-1': 64512, 'eu-west-2': 64513 } } : null,
    },
    baseline: {
      ...base.baseline,
      // IAM takes none of under 1,000 characters (IAM API Reference, "CreateSAMLProvider").
      federation: {
        kind: 'saml',
        provider: 'corp-adfs',
        metadata: `<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>`,
      },
    },
    accounts: [meantAccount('network', { regions: REGIONS, network: {}, organizationalUnit: 'Core' }), ...members].sort(
      (a, b) => (a.key < b.key ? -1 : 1),
    ),
  });
  const { landingZone } = compile(estate, null);
  return { ...placesOf(landingZone), resources: expectedResources(landingZone) };
}
