import type { Account, Estate } from '../estate';
import { parseEstate } from '../parse';
import { foundationServices } from '../services';
import { estateFiles } from '../testing/estate';

function estateOf(changes: { readonly [sectionOrFile: string]: string }): Estate {
  const { estate, diagnostics } = parseEstate(estateFiles(changes));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (estate === null) throw new Error('there is no estate');
  return estate;
}

function account(key: string, changes: { readonly [sectionOrFile: string]: string }): Account {
  const found = estateOf(changes).accounts.find((one) => one.key === key);
  if (found === undefined) throw new Error(`there is no ${key}`);
  return found;
}

const network = {
  network: 'network: { pools: { us-east-1: [10.0.0.0/12] }, availabilityZones: { us-east-1: [use1-az1] } }',
};

test('an estate that writes no more than it must has a value for every key', () => {
  const { accounts, limits, services, organizationalUnits, ...rest } = estateOf({});
  expect(rest).toEqual({
    organization: {
      managementAccountId: '111111111111',
      homeRegion: 'us-east-1',
      contactPhone: '000-000-0000',
      guardrails: [],
    },
    coreAccounts: { network: 'network', logArchive: 'log-archive', audit: 'audit' },
    regions: { default: ['us-east-1'], available: ['us-east-1', 'eu-west-2'], globalServicesRegion: 'us-east-1' },
    exemptPrincipals: [],
    environments: {
      core: { name: 'core', organizationalUnit: 'Core', ring: 0, segment: 'core' },
      dev: { name: 'dev', organizationalUnit: 'Workloads/Dev', ring: 0, segment: 'dev' },
      prod: { name: 'prod', organizationalUnit: 'Workloads/Prod', ring: 0, segment: 'prod' },
    },
    businessUnits: {
      core: { name: 'core', costCenter: null, contacts: {} },
      shop: { name: 'shop', costCenter: null, contacts: {} },
    },
    policies: { shards: 1 },
    drift: { heal: { organization: false, network: false } },
    network: {
      pools: {},
      reserved: [],
      availabilityZones: {},
      defaultTiers: ['app'],
      vpc: {
        size: 19,
        tiers: [
          { name: 'app', kind: 'private', size: 22 },
          { name: 'data', kind: 'isolated', size: 23 },
        ],
      },
      transitGateway: null,
    },
    baseline: { federation: null, group: 'AWS-{accountId}-{role}', roles: {} },
    guardrails: {},
  });
  expect(limits).toMatchObject({ accounts: 10, scpCharacters: 10_240, scpAttachmentsPerTarget: 10 });
  expect(services.foundation).toEqual([...foundationServices].sort());
  expect(organizationalUnits.map(({ path, parent }) => [path, parent])).toEqual([
    ['Core', null],
    ['Suspended', null],
    ['Workloads', null],
    ['Workloads/Dev', 'Workloads'],
    ['Workloads/Prod', 'Workloads'],
    ['Workloads/Shared', 'Workloads'],
    ['Workloads/Uat', 'Workloads'],
  ]);
  expect(accounts.map(({ key }) => key)).toEqual(['audit', 'log-archive', 'network']);
});

test('an account that writes no more than its environment has a value for every key', () => {
  const found = account('web-dev', { 'accounts/shop/web-dev.yaml': 'environment: dev\n' });
  expect({ ...found, services: [] }).toEqual({
    key: 'web-dev',
    name: 'web-dev',
    email: 'aws+web-dev@example.com',
    businessUnit: 'shop',
    environment: 'dev',
    owner: 'shop',
    description: '',
    contacts: {},
    costCenter: null,
    organizationalUnit: 'Workloads/Dev',
    segment: 'dev',
    ring: 0,
    regions: ['us-east-1'],
    services: [],
    guardrails: [],
    network: {},
    roles: {},
    trustedAccounts: {},
    quotas: {},
    tags: {},
    budget: null,
    drift: { heal: false },
    state: 'active',
    id: null,
  });
});

test('services are the default, plus what is allowed, less what is denied, plus the foundation; bundles are resolved', () => {
  const { services } = account('web-dev', {
    services:
      'services: { default: [s3, sns, streaming], foundation: [guardduty], bundles: { streaming: [kinesis, firehose] } }',
    'accounts/shop/web-dev.yaml': 'environment: dev\nservices: { allow: [session-manager], deny: [sns, firehose] }\n',
  });
  const own = services.filter((service) => !foundationServices.includes(service));
  expect(own).toEqual(['ec2messages', 'guardduty', 's3', 'ssmmessages', 'kinesis'].sort());
  expect(services).toEqual(expect.arrayContaining([...foundationServices]));
});

test('accounts of a project are what they share and what they say', () => {
  const changes = {
    'accounts/shop/web.yaml': `
owner: web-team
regions: [us-east-1]
tags: { a: x, b: x }
roles: { Developer: { policies: ["arn:aws:iam::aws:policy/B"] } }
accounts:
  web-dev: { environment: dev, regions: [eu-west-2, us-east-1], tags: { b: y } }
  web-prod: { environment: prod, owner: ops, roles: { Developer: { group: G, policies: ["arn:aws:iam::aws:policy/A"] } } }
`,
  };
  expect(account('web-dev', changes)).toMatchObject({
    owner: 'web-team',
    regions: ['us-east-1', 'eu-west-2'],
    tags: { a: 'x', b: 'y' },
  });
  expect(account('web-prod', changes)).toMatchObject({
    owner: 'ops',
    roles: {
      Developer: { group: 'G', policies: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B'], statements: [] },
    },
  });
});

test.each([
  ['', { 'us-east-1': { tiers: ['app'], dedicated: {} } }],
  ['network: none', {}],
  ['network: {}', {}],
  ['network: { us-east-1: {} }', { 'us-east-1': { tiers: ['app'], dedicated: {} } }],
  ['network: { us-east-1: { tiers: [data, app] } }', { 'us-east-1': { tiers: ['app', 'data'], dedicated: {} } }],
  ['network: { us-east-1: { dedicated: { app: 26 } } }', { 'us-east-1': { tiers: [], dedicated: { app: 26 } } }],
])('with `%s` an account gets of the network %j', (written, meant) => {
  const changes = {
    ...network,
    'accounts/shop/web-dev.yaml': `environment: dev\nregions: [us-east-1, eu-west-2]\n${written}\n`,
  };
  expect(account('web-dev', changes).network).toEqual(meant);
});

test('the network account gets nothing of the network, without saying so', () => {
  expect(account('network', { ...network, 'accounts/core/network.yaml': 'environment: core\n' }).network).toEqual({});
});

test('accounts that are not active are in the unit of their state', () => {
  const changes = {
    states: 'states: { closed: { organizationalUnit: Core } }',
    'accounts/shop/a.yaml': 'environment: dev\nstate: suspended\n',
    'accounts/shop/b.yaml': 'environment: dev\nstate: closed\n',
  };
  expect(account('a', changes)).toMatchObject({ organizationalUnit: 'Suspended', environment: 'dev', segment: 'dev' });
  expect(account('b', changes)).toMatchObject({ organizationalUnit: 'Core' });
});

test('what the landing zone says reaches the accounts', () => {
  const changes = {
    organization:
      'organization: { managementAccountId: "111111111111", homeRegion: us-east-1, accountEmail: "{businessUnit}.{environment}+{key}@example.com" }',
    businessUnits:
      'businessUnits: { core: {}, shop: { costCenter: "0042", contacts: { operations: a@b.cc, security: c@d.ee } } }',
    baseline: 'baseline: { budget: { monthlyUsd: 100 } }',
    'accounts/shop/a.yaml': 'environment: dev\ncontacts: { operations: x@y.zz }\n',
    'accounts/shop/b.yaml': 'environment: dev\nbudget: { monthlyUsd: 5 }\nemail: b@example.com\nname: B\n',
  };
  expect(account('a', changes)).toMatchObject({
    email: 'shop.dev+a@example.com',
    costCenter: '0042',
    contacts: { operations: 'x@y.zz', security: 'c@d.ee' },
    budget: { monthlyUsd: 100 },
  });
  expect(account('b', changes)).toMatchObject({ name: 'B', email: 'b@example.com', budget: { monthlyUsd: 5 } });
});

test('sets are sorted and without repetitions, so that their order in the files means nothing', () => {
  const one = {
    'accounts/shop/a.yaml':
      'environment: dev\nguardrails: [no-iam-users, deny-everything]\nservices: { allow: [xray, ecs, xray] }\n',
  };
  const other = {
    'accounts/shop/a.yaml':
      'services: { allow: [ecs, xray] }\nguardrails: [deny-everything, no-iam-users, no-iam-users]\nenvironment: dev\n',
  };
  expect(account('a', one)).toEqual(account('a', other));
});

test('whether an account is healed: what it says itself, or what the estate says of accounts', () => {
  const changes = {
    drift: 'drift: { heal: { accounts: true, network: true } }',
    'accounts/shop/a.yaml': 'environment: dev\n',
    'accounts/shop/b.yaml': 'environment: dev\ndrift: { heal: false }\n',
  };
  expect(estateOf(changes).drift).toEqual({ heal: { organization: false, network: true } });
  expect([account('a', changes), account('b', changes)].map((one) => one?.drift)).toEqual([
    { heal: true },
    { heal: false },
  ]);
  expect(account('c', { 'accounts/shop/c.yaml': 'environment: dev\ndrift: { heal: true }\n' })?.drift.heal).toBe(true);
});
