// What becomes of a deployed landing zone when its files change: `up` brings AWS to the new files, whatever the order of its
// stacks, and the `up` after it changes nothing.
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed, type Edits } from './simulation';

const ACCOUNT = 'accounts/shop/web-dev.yaml';
const ESTATE = 'landing-zone.yaml';
const withMore = (more: string) => (text: string) => `${text}${more}\n`;

/** From `examples/small` to what the edits make of it, and back. */
const CHANGES: readonly (readonly [name: string, edits: Edits])[] = [
  ['the services of an account', { [ACCOUNT]: withMore('services: { allow: [sagemaker], deny: [sns] }') }],
  ['the services of every account', { [ESTATE]: withMore('services: { default: [ec2, s3, logs] }') }],
  ['the name and the tags of an account', { [ACCOUNT]: withMore('name: The shop\ntags: { data-class: internal }') }],
  ['the environment of an account, and so its network', { [ACCOUNT]: (text) => text.replace('dev\n', 'prod\n') }],
  [
    'an organizational unit',
    {
      [ESTATE]: (text) =>
        withMore(
          'organizationalUnits: { Core: {}, Suspended: {}, Workloads: { children: { Development: {}, Prod: {} } } }',
        )(text.replace('Workloads/Dev', 'Workloads/Development')),
    },
  ],
  ['the network of an account', { [ACCOUNT]: withMore('network: none') }],
  [
    'the tiers of the network',
    { [ESTATE]: (text) => text.replace('size: 23 } }', 'size: 23 }, data: { kind: isolated, size: 24 } }') },
  ],
  [
    'a guardrail of its own',
    {
      'guardrails/no-addresses.yaml': () =>
        "description: No public addresses\ntype: scp\nstatements: [{ Effect: Deny, Action: 'ec2:AllocateAddress', Resource: '*' }]\n",
      [ACCOUNT]: withMore('guardrails: [no-addresses]'),
    },
  ],
];

const before = landingZoneOf('examples/small');

it.each(CHANGES)(
  'a change of %s arrives in AWS, and is undone in the same way',
  async (_name, edits) => {
    const after = landingZoneOf('examples/small', { edits });
    const aws = emptyAws(before);
    const engine = embeddedEngine({ aws, folder: null });
    await deploy(before, aws, engine);
    for (const wanted of [after, before]) {
      const { refused, changed, stacks } = await deploy(wanted, aws, engine);
      expect(refused).toEqual([]);
      expect(stacks.filter(({ status }) => status === 'failed' || status === 'skipped')).toEqual([]);
      expect(changed).toBeGreaterThan(0);
      const { observation, differences } = await observed(wanted, aws);
      expect(differences).toEqual([]);
      expect([...observation.unchecked]).toEqual([]);
      const again = await deploy(wanted, aws, engine);
      expect(again.stacks.filter(({ status }) => status !== 'unchanged')).toEqual([]);
    }
    aws.close();
  },
  60_000,
);

it('leaves the baseline of an account that is suspended as it is, and takes it up again afterwards', async () => {
  const suspended = landingZoneOf('examples/small', {
    edits: {
      [ACCOUNT]: withMore('state: suspended'),
      'accounts/shop/web-prod.yaml': (text) => text.replace(/^trustedAccounts.*\n/m, ''),
    },
  });
  const aws = emptyAws(before);
  const engine = embeddedEngine({ aws, folder: null });
  await deploy(before, aws, engine);
  const { stacks } = await deploy(suspended, aws, engine);
  expect(stacks.map(({ stack }) => stack)).not.toContain('baseline.web-dev');
  expect((await observed(suspended, aws)).differences).toEqual([]);
  const again = await deploy(before, aws, engine);
  expect(again.stacks.find(({ stack }) => stack === 'baseline.web-dev')).toMatchObject({ status: 'unchanged' });
  expect((await observed(before, aws)).differences).toEqual([]);
  aws.close();
}, 60_000);

it('vends an account whose file is new, and touches no other', async () => {
  const wider = landingZoneOf('examples/small', {
    edits: { 'accounts/shop/web-test.yaml': () => 'environment: dev\n' },
  });
  const aws = emptyAws(before);
  const engine = embeddedEngine({ aws, folder: null });
  await deploy(before, aws, engine);
  const { stacks } = await deploy(wider, aws, engine);
  expect(stacks.filter(({ status }) => status !== 'unchanged').map(({ stack }) => stack)).toEqual([
    'account.web-test',
    'baseline.web-test',
  ]);
  expect((await observed(wider, aws)).differences).toEqual([]);
  aws.close();
}, 60_000);
