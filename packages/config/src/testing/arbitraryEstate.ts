// Random small estates for property tests: a landing zone, its core accounts, and two accounts that say this and that.
import fc from 'fast-check';
import { stringify } from 'yaml';
import type { EstateFiles } from '../files';

const optional = (members: { readonly [key: string]: fc.Arbitrary<unknown> }): fc.Arbitrary<object> =>
  fc.record(members, { requiredKeys: [] });
const someOf = (names: readonly string[], minLength = 0): fc.Arbitrary<string[]> => {
  return fc.uniqueArray(fc.constantFrom(...names), { minLength, maxLength: 4 });
};

const regions = ['us-east-1', 'eu-west-2', 'eu-central-1'];
const services = someOf(['s3', 'sns', 'sqs', 'ecs', 'kms', 'athena', 'guardduty', 'streaming', 'analytics', 'web']);
const word = fc.constantFrom('red', 'green', 'blue', '42');
const contacts = optional({ operations: word, security: word, billing: word });
const budget = fc.record({ monthlyUsd: fc.integer({ min: 1, max: 9 }) });
const regionNetwork = optional({
  tiers: someOf(['app', 'data']),
  dedicated: fc.dictionary(fc.constantFrom('app', 'data'), fc.integer({ min: 24, max: 27 })),
});
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.oneof(fc.constant('s3:*'), someOf(['s3:Get*', 'sqs:*'], 1)),
  Resource: fc.constant('*'),
});

/** What a project may share. */
const shared = {
  owner: word,
  description: word,
  contacts,
  regions: someOf(regions, 1),
  services: optional({ allow: services, deny: services }),
  guardrails: someOf(['no-iam-users', 'encrypted-storage']),
  network: fc.oneof(fc.constant('none'), fc.dictionary(fc.constantFrom(...regions), regionNetwork)),
  roles: fc.dictionary(
    fc.constantFrom('Developer', 'Support'),
    optional({ group: word, policies: someOf(['arn:a', 'arn:b']), statements: fc.array(statement, { maxLength: 2 }) }),
  ),
  trustedAccounts: fc.dictionary(fc.constantFrom('audit', 'network'), someOf(['s3', 'kms'], 1)),
  quotas: fc.dictionary(
    fc.constantFrom(...regions),
    fc.dictionary(fc.constantFrom('a/L-1', 'b/L-2'), fc.integer({ min: 1, max: 9 })),
  ),
  tags: fc.dictionary(fc.constantFrom('a', 'b.c', 'd'), word, { maxKeys: 3 }),
  budget,
  state: fc.constantFrom('active', 'suspended', 'closed'),
};

const account = fc.record(
  { ...shared, environment: fc.constantFrom('dev', 'prod'), name: word, email: word, id: word },
  { requiredKeys: ['environment'] },
);

const environment = (organizationalUnit: string): fc.Arbitrary<object> =>
  fc.record(
    { organizationalUnit: fc.constant(organizationalUnit), ring: fc.nat(3), segment: word },
    { requiredKeys: ['organizationalUnit'] },
  );

const zone = fc.record(
  {
    organization: fc.constant({
      managementAccountId: '111111111111',
      homeRegion: 'us-east-1',
      accountEmail: 'aws+{key}@example.com',
    }),
    coreAccounts: fc.constant({ network: 'network', logArchive: 'log-archive', audit: 'audit' }),
    regions: fc.record({ default: someOf(regions, 1), available: fc.constant(regions) }),
    environments: fc.record({
      core: environment('Core'),
      dev: environment('Workloads/Dev'),
      prod: environment('Workloads/Prod'),
    }),
    businessUnits: fc.record({ core: fc.constant({}), shop: optional({ costCenter: word, contacts }) }),
    states: optional({ suspended: fc.constant({ organizationalUnit: 'Core' }), closed: fc.constant({}) }),
    services: fc.record(
      { bundles: fc.constant({ streaming: ['kinesis', 'firehose'] }), default: services, foundation: services },
      { requiredKeys: ['bundles'] },
    ),
    network: fc.record(
      {
        pools: fc.constant({ 'us-east-1': ['10.0.0.0/12'], 'eu-west-2': ['10.16.0.0/12'] }),
        availabilityZones: fc.constant({ 'us-east-1': ['use1-az1'], 'eu-west-2': ['euw2-az1'] }),
        defaultTiers: someOf(['app', 'data']),
      },
      { requiredKeys: ['pools', 'availabilityZones'] },
    ),
    baseline: optional({ budget }),
  },
  {
    requiredKeys: ['organization', 'coreAccounts', 'regions', 'environments', 'businessUnits', 'services'],
  },
);

/** The key of an account that every arbitrary estate has; its file is its own, or that of a project. */
export const ARBITRARY_ACCOUNT = 'web-dev';

/** Estates in block or flow style. Names in them exist; what a value says need not be what AWS takes. */
export const arbitraryEstate: fc.Arbitrary<EstateFiles> = fc
  .record({
    zone,
    accounts: fc.oneof(
      account.map((own): [string, object] => [`accounts/shop/${ARBITRARY_ACCOUNT}.yaml`, own]),
      fc
        .record({ above: fc.record(shared, { requiredKeys: [] }), own: account, other: account })
        .map(({ above, own, other }): [string, object] => [
          'accounts/shop/web.yaml',
          { ...above, accounts: { [ARBITRARY_ACCOUNT]: own, 'web-prod': other } },
        ]),
    ),
    collectionStyle: fc.constantFrom('block' as const, 'flow' as const),
  })
  .map(({ zone: landingZone, accounts: [file, value], collectionStyle }) => {
    const print = (written: object): string =>
      stringify(written, { collectionStyle, lineWidth: 0, aliasDuplicateObjects: false });
    const core = ['network', 'log-archive', 'audit'].map((name): [string, string] => [
      `accounts/core/${name}.yaml`,
      'environment: core\n',
    ]);
    return {
      texts: new Map([['landing-zone.yaml', print(landingZone)], ...core, [file, print(value)]]),
      diagnostics: [],
    };
  });
