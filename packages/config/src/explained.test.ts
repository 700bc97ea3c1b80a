import { pathText } from '@microaccounts/resources';
import type { ExplainedAccount, ExplainedOrigin } from './explained';
import { parseEstate } from './parse';
import { estateFiles } from './testing/estate';

type Changes = { readonly [sectionOrFile: string]: string };

const FILE = 'accounts/shop/web-dev.yaml';

function explained(changes: Changes, key = 'web-dev'): ExplainedAccount {
  const found = parseEstate(estateFiles(changes)).explain(key);
  if (found === null) throw new Error(`there is no ${key}`);
  return found;
}

function textOf(origin: ExplainedOrigin): string {
  const notes = [origin.list, origin.bundle].filter((note) => note !== undefined).map((note) => ` ${note}`);
  if ('builtIn' in origin) return ['built-in', ...notes].join('');
  return [
    'line' in origin ? `${origin.file}:${origin.line}:${origin.column}` : `${origin.nameOf} ${origin.file}`,
    ...notes,
  ].join('');
}

/** Path → value and origin, those of foundation services left out. */
function origins(changes: Changes, key = 'web-dev'): { [path: string]: string } {
  const values = explained(changes, key).values.filter(({ origin }) => textOf(origin) !== 'built-in foundation');
  return Object.fromEntries(
    values.map(({ path, value, origin }) => {
      // The index of a service says how many foundation services are before it.
      const text = path[0] === 'services' ? `services ${String(value)}` : pathText(path);
      return [text, `${JSON.stringify(value)} ${textOf(origin)}`];
    }),
  );
}

/** The lines on which `estateFiles` puts the sections that a test does not replace. */
const zone = { organization: 1, coreAccounts: 2, regions: 3, environments: 4, businessUnits: 5, changed: 6 };

test('an account that writes its environment alone: the rest is its name, the landing zone and defaults', () => {
  const from = origins({ [FILE]: 'environment: dev\n', services: 'services: { default: [s3] }' });
  expect(from).toEqual({
    key: `"web-dev" file ${FILE}`,
    name: `"web-dev" file ${FILE}`,
    email: `"aws+web-dev@example.com" landing-zone.yaml:${zone.organization}:91`,
    businessUnit: `"shop" folder ${FILE}`,
    environment: `"dev" ${FILE}:1:14`,
    owner: `"shop" folder ${FILE}`,
    description: '"" built-in',
    contacts: '{} built-in',
    costCenter: 'null built-in',
    organizationalUnit: `"Workloads/Dev" landing-zone.yaml:${zone.environments}:80`,
    segment: `"dev" landing-zone.yaml:${zone.environments}:53`,
    ring: '0 built-in',
    'regions[0]': `"us-east-1" landing-zone.yaml:${zone.regions}:22`,
    'services s3': '"s3" landing-zone.yaml:6:23 default',
    guardrails: '[] built-in',
    network: '{} built-in',
    roles: '{} built-in',
    trustedAccounts: '{} built-in',
    quotas: '{} built-in',
    tags: '{} built-in',
    budget: 'null built-in',
    'drift.heal': 'false built-in',
    state: '"active" built-in',
    id: 'null built-in',
  });
});

test('what an account writes comes from the line on which it does, each entry of a list and a map', () => {
  const from = origins({
    [FILE]: `environment: dev
name: Web
email: web@example.com
owner: web-team
description: A shop
contacts:
  security: s@example.com
regions:
  - eu-west-2
  - us-east-1
guardrails:
  - no-iam-users
  - deny-everything
network:
  us-east-1:
    dedicated:
      app: 26
roles:
  Developer:
    group: G
    statements:
      - Effect: Allow
        Action:
          - s3:GetObject
trustedAccounts:
  audit:
    - s3
    - kms
quotas:
  us-east-1:
    lambda/L-B99A9384: 3000
tags:
  data-class: internal
  a.b: c
budget:
  monthlyUsd: 5
state: suspended
id: '222222222222'
`,
    network: 'network: { pools: { us-east-1: [10.0.0.0/12] }, availabilityZones: { us-east-1: [use1-az1] } }',
  });
  expect(from).toMatchObject({
    name: `"Web" ${FILE}:2:7`,
    email: `"web@example.com" ${FILE}:3:8`,
    owner: `"web-team" ${FILE}:4:8`,
    description: `"A shop" ${FILE}:5:14`,
    'contacts.security': `"s@example.com" ${FILE}:7:13`,
    'regions[0]': `"eu-west-2" ${FILE}:9:5`,
    'regions[1]': `"us-east-1" ${FILE}:10:5`,
    'guardrails[0]': `"deny-everything" ${FILE}:13:5`,
    'guardrails[1]': `"no-iam-users" ${FILE}:12:5`,
    'network.us-east-1.tiers': `[] ${FILE}:16:5`,
    'network.us-east-1.dedicated.app': `26 ${FILE}:17:12`,
    'roles.Developer.group': `"G" ${FILE}:20:12`,
    'roles.Developer.policies': '[] built-in',
    'roles.Developer.statements[0].Effect': `"Allow" ${FILE}:22:17`,
    'roles.Developer.statements[0].Action[0]': `"s3:GetObject" ${FILE}:24:13`,
    'trustedAccounts.audit[0]': `"kms" ${FILE}:28:7`,
    'trustedAccounts.audit[1]': `"s3" ${FILE}:27:7`,
    'quotas.us-east-1.lambda/L-B99A9384': `3000 ${FILE}:31:24`,
    'tags.data-class': `"internal" ${FILE}:33:15`,
    'tags["a.b"]': `"c" ${FILE}:34:8`,
    'budget.monthlyUsd': `5 ${FILE}:36:15`,
    state: `"suspended" ${FILE}:37:8`,
    id: `"222222222222" ${FILE}:38:5`,
    organizationalUnit: '"Suspended" built-in',
  });
});

test('what follows from environment, business unit, state or baseline comes from where that is written', () => {
  const from = origins({
    environments: `environments:
  core: { organizationalUnit: Core }
  dev:
    organizationalUnit: Workloads/Dev
    ring: 2
    segment: lab`,
    businessUnits: `businessUnits:
  core: {}
  shop:
    costCenter: '42'
    contacts:
      billing: b@example.com`,
    states: 'states: { closed: { organizationalUnit: Core } }',
    baseline: 'baseline: { budget: { monthlyUsd: 100 } }',
    [FILE]: 'environment: dev\nstate: closed\ncontacts: { security: s@example.com }\n',
  });
  expect(from).toMatchObject({
    ring: '2 landing-zone.yaml:8:11',
    segment: '"lab" landing-zone.yaml:9:14',
    costCenter: '"42" landing-zone.yaml:13:17',
    'contacts.billing': '"b@example.com" landing-zone.yaml:15:16',
    'contacts.security': `"s@example.com" ${FILE}:3:23`,
    organizationalUnit: '"Core" landing-zone.yaml:16:41',
    'budget.monthlyUsd': '100 landing-zone.yaml:17:35',
  });
});

test('a service comes from the list or the line that gives it, and from the bundle that it is in', () => {
  const changes = {
    services:
      'services: { default: [sqs, sns, web], foundation: [guardduty, kms], bundles: { streaming: [kinesis, firehose] } }',
    [FILE]:
      'environment: dev\nservices:\n  allow: [streaming, s3, sqs, kms]\n  deny: [sns, firehose, wafv2, athena, guardduty]\n',
  };
  const services = Object.entries(origins(changes)).filter(([path]) => path.startsWith('services '));
  expect(Object.fromEntries(services)).toEqual({
    'services acm': '"acm" landing-zone.yaml:6:33 default web',
    'services cloudfront': '"cloudfront" landing-zone.yaml:6:33 default web',
    'services elasticloadbalancing': '"elasticloadbalancing" landing-zone.yaml:6:33 default web',
    'services guardduty': '"guardduty" landing-zone.yaml:6:52 foundation',
    'services kinesis': `"kinesis" ${FILE}:3:11 streaming`,
    'services route53': '"route53" landing-zone.yaml:6:33 default web',
    'services s3': `"s3" ${FILE}:3:22`,
    'services sqs': '"sqs" landing-zone.yaml:6:23 default',
    'services waf-regional': '"waf-regional" landing-zone.yaml:6:33 default web',
  });
  // What is in several lists comes from the one that outlives the others: `sqs` is a default, `kms` foundation anyway.
  expect(explained(changes).values).toContainEqual({
    path: ['services', expect.any(Number) as number],
    value: 'kms',
    origin: { builtIn: true, list: 'foundation' },
  });
  // `athena` would not be there anyway, and the foundation stays.
  const gone = explained(changes).takenAway.map(({ path, value, origin, by }) => {
    return `${pathText(path)} ${value} ${textOf(origin)} | ${textOf(by)}`;
  });
  expect(gone).toEqual([
    `services sns landing-zone.yaml:6:28 default | ${FILE}:4:10`,
    `services firehose ${FILE}:3:11 streaming | ${FILE}:4:15`,
    `services wafv2 landing-zone.yaml:6:33 default web | ${FILE}:4:25`,
  ]);
});

test('services of an estate that writes none are the built-in default', () => {
  expect(origins({ [FILE]: 'environment: dev\n' })).toMatchObject({ 'services sqs': '"sqs" built-in default' });
});

const pools = 'pools: { us-east-1: [10.0.0.0/12] }, availabilityZones: { us-east-1: [use1-az1] }';

test.each([
  ['', 'defaultTiers: [app]', { 'network.us-east-1.tiers[0]': '"app" landing-zone.yaml:6:110' }],
  ['', '', { 'network.us-east-1.tiers[0]': '"app" built-in', 'network.us-east-1.dedicated': '{} built-in' }],
  ['', 'defaultTiers: []', { network: '{} landing-zone.yaml:6:109' }],
  ['regions: [eu-west-2]', '', { network: '{} landing-zone.yaml:6:19' }],
  ['network: none', '', { network: `{} ${FILE}:2:10` }],
  ['network: {}', '', { network: `{} ${FILE}:2:10` }],
  ['network: { us-east-1: {} }', '', { 'network.us-east-1.tiers[0]': '"app" built-in' }],
  ['network: { us-east-1: { tiers: [data] } }', '', { 'network.us-east-1.tiers[0]': `"data" ${FILE}:2:33` }],
  ['network: { us-east-1: { tiers: [] } }', '', { 'network.us-east-1.tiers': `[] ${FILE}:2:32` }],
])('with `%s` and `%s` the network comes from %j', (written, ofEstate, expected) => {
  const changes = { network: `network: { ${pools}, ${ofEstate} }`, [FILE]: `environment: dev\n${written}\n` };
  const found = Object.entries(origins(changes)).filter(([path]) => path.startsWith('network'));
  expect(Object.fromEntries(found)).toMatchObject(expected);
});

test('the network account has nothing of the network since it is the network account', () => {
  const changes = { network: `network: { ${pools} }`, 'accounts/core/network.yaml': 'environment: core\n' };
  expect(origins(changes, 'network')).toMatchObject({ network: `{} landing-zone.yaml:${zone.coreAccounts}:26` });
});

test('of a project, a value comes from what is shared or from the account, whichever it is from', () => {
  const project = `owner: web-team
regions: [us-east-1]
tags: { a: x, b: x }
services: { allow: [ecs] }
accounts:
  web-dev:
    environment: dev
    regions: [eu-west-2, us-east-1]
    tags: { b: y }
    services: { allow: [eks] }
  web-prod: { environment: prod, owner: ops }
`;
  const changes = { 'accounts/shop/web.yaml': project };
  expect(origins(changes)).toMatchObject({
    key: '"web-dev" accounts/shop/web.yaml:6:3',
    name: '"web-dev" accounts/shop/web.yaml:6:3',
    businessUnit: '"shop" folder accounts/shop/web.yaml',
    environment: '"dev" accounts/shop/web.yaml:7:18',
    owner: '"web-team" accounts/shop/web.yaml:1:8',
    'regions[0]': '"us-east-1" accounts/shop/web.yaml:2:11',
    'regions[1]': '"eu-west-2" accounts/shop/web.yaml:8:15',
    'tags.a': '"x" accounts/shop/web.yaml:3:12',
    'tags.b': '"y" accounts/shop/web.yaml:9:16',
    'services ecs': '"ecs" accounts/shop/web.yaml:4:21',
    'services eks': '"eks" accounts/shop/web.yaml:10:25',
  });
  expect(origins(changes, 'web-prod')).toMatchObject({ owner: '"ops" accounts/shop/web.yaml:11:41' });
});

test('a value behind an alias or a merge key comes from where it is written', () => {
  const project = `
tags: &shared
  a: x
regions: &regions
  - eu-west-2
accounts:
  web-dev: { environment: dev, tags: { <<: *shared, b: z }, trustedAccounts: { audit: *regions } }
`;
  expect(origins({ 'accounts/shop/web.yaml': project })).toMatchObject({
    'tags.a': '"x" accounts/shop/web.yaml:3:6',
    'tags.b': '"z" accounts/shop/web.yaml:7:56',
    'trustedAccounts.audit[0]': '"eu-west-2" accounts/shop/web.yaml:5:5',
  });
});

test('what no file places is not explained', () => {
  const { explain } = parseEstate(estateFiles({ [FILE]: 'environment: dve\n' }));
  expect(explain('web-dev')).toBeNull();
  expect(explain('nobody')).toBeNull();
  expect(explain('__proto__')).toBeNull();
  expect(parseEstate({ texts: new Map(), diagnostics: [] }).explain('audit')).toBeNull();
});
