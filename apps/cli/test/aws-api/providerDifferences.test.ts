// What the comparison of two providers overlooks, and what it does not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pulumiResources, simulatedResources } from './providedResources';
import { EXPLAINED, providerDifferences, unexplained, type ProvidedResource } from './providerDifferences';

const ATTACHMENT = 'aws:iam/rolePolicyAttachment:RolePolicyAttachment';

const resource = (type: string, id: string, outputs: object, inputs: object = {}): ProvidedResource => ({
  stack: 'network',
  type,
  name: 'one',
  id,
  inputs: { ...inputs },
  outputs: { ...outputs },
});

const differences = (real: object, simulated: object, ids = ['a', 'a']) =>
  providerDifferences([resource('t', ids[0] ?? '', real)], [resource('t', ids[1] ?? '', simulated)]);

it('finds none where only what AWS, the engine or the clock decides differs', () => {
  const made = (vpc: string, account: string, group: string, time: string, organization: string) => [
    resource('aws:ec2/vpc:Vpc', vpc, {
      arn: `arn:aws:ec2:us-east-1:${account}:vpc/${vpc}`,
      defaultSecurityGroupId: group,
      createDate: time,
    }),
    resource('aws:organizations/account:Account', account, {
      arn: `arn:aws:organizations::1:account/${organization}/${account}`,
      parentId: `r-${group.slice(-4)}`,
      tags: { group: `AWS-${account}-Administrator` },
    }),
  ];
  const real = made(
    'vpc-b58d2ffbe900e932b',
    '543177820365',
    'sg-adb39e3282189b925',
    '2026-11-26T17:45:55Z',
    'o-poqel5ev6r',
  );
  const simulated = made(
    'vpc-0977ea85ce21a53b8',
    '428135206368',
    'sg-0dabba0ce6c3b3654',
    '2026-11-26T17:53:37Z',
    'o-whbtofbcpc',
  );
  expect(providerDifferences(real, simulated)).toEqual([]);
});

it.each([
  ['another value', { a: 1 }, { a: 2 }, 1, 2],
  ['a value that is missing', { a: '' }, {}, '', undefined],
  ['a value that is too much', {}, { a: [] }, undefined, []],
  [
    'a time of another precision',
    { a: '2026-11-26T17:45:55Z' },
    { a: '2026-11-26T17:45:55.123Z' },
    '<time to the second>',
    '2026-11-26T17:45:55.123Z',
  ],
  [
    'an id of another form',
    { a: 'AROAX457LZDGXZZCAZBET' },
    { a: 'AROAAAXQ2A0GRQYSICUQ' },
    '<AROA>',
    'AROAAAXQ2A0GRQYSICUQ',
  ],
  ['the order of a list', { a: ['x', 'y'] }, { a: ['y', 'x'] }, ['x', 'y'], ['y', 'x']],
])('finds %s', (_what, before, after, real, simulated) => {
  expect(differences(before, after)).toEqual([{ type: 't', property: 'a', real, simulated }]);
});

it('tells apart which resource an id names', () => {
  const [one, two] = ['subnet-38d8ac5773b151fca', 'subnet-a266d57a7bc93e625'];
  const made = (subnetId: string) => [
    resource('subnet', one, {}),
    { ...resource('subnet', two, {}), name: 'two' },
    resource('association', 'x', { subnetId }),
  ];
  expect(providerDifferences(made(one), made(two))).toEqual([
    {
      type: 'association',
      property: 'subnetId',
      real: '<network subnet one>',
      simulated: '<network subnet two>',
    },
  ]);
});

it('overlooks the order of keys, what the engine keeps for itself, and what it encrypted', () => {
  const secret = {
    '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
    ciphertext: 'v1:abc',
  };
  expect(differences({ a: { x: 1, y: 2 }, __terraform: '{}' }, { a: { y: 2, x: 1 } })).toEqual([]);
  expect(differences({ value: secret }, { value: '10.0.0.0/20' })).toEqual([]);
  expect(differences({ value: secret }, {})).toMatchObject([{ property: 'value' }]);
});

it('compares ids, but for what the provider makes up', () => {
  expect(differences({}, {}, ['Reader', 'Writer'])).toMatchObject([{ property: 'id' }]);
  const attached = (id: string) => [resource(ATTACHMENT, id, { role: 'Reader' })];
  expect(
    providerDifferences(attached('Reader-20261126174555402300000001'), attached('Reader-arn:aws:iam::aws:policy/X')),
  ).toEqual([]);
  expect(providerDifferences(attached('Reader-2'), attached('Writer-2'))).toMatchObject([{ property: 'id' }]);
});

it('compares the inputs that both have', () => {
  const [real, simulated] = [resource('t', 'a', {}, { a: 1, b: 1 }), resource('t', 'a', {}, { a: 2, c: 1 })];
  expect(providerDifferences([real], [simulated])).toEqual([
    { type: 't', property: 'inputs.a', real: 1, simulated: 2 },
  ]);
});

it('finds resources that one of them alone has, and says every difference once', () => {
  const [one, two] = [resource('t', 'a', { x: 1 }), { ...resource('t', 'b', { x: 1 }), name: 'two' }];
  expect(providerDifferences([one, two], [])).toEqual([
    { type: 't', property: 'existence', real: 'network one', simulated: undefined },
  ]);
  expect(
    providerDifferences(
      [one, two],
      [one, two].map((each) => ({ ...each, outputs: { x: 2 } })),
    ),
  ).toEqual([{ type: 't', property: 'x', real: 1, simulated: 2 }]);
});

it('says what has no explanation, and what needs none any more', () => {
  const of = (property: string) => ({ type: 't', property });
  const [known, fresh, old] = [of('known'), of('fresh'), of('old')];
  expect(unexplained([known, fresh], [known, old])).toEqual({ differences: [fresh], explanations: ['t old'] });
});

it('has a reason for each explained difference, and explains it once', () => {
  expect(EXPLAINED.filter(({ because }) => because.length < 20)).toEqual([]);
  const names = EXPLAINED.map(({ type, property }) => `${type} ${property}`);
  expect(names).toEqual([...new Set(names)].sort());
});

it('reads the states of both engines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stacks-'));
  const urnOf = (type: string, name: string): string => `urn:pulumi:organization::landing-zone::a$${type}::${name}`;
  const recorded = { type: 'aws:t', urn: urnOf('aws:t', 'one::two'), id: 'i', inputs: { a: 1 }, outputs: { b: 2 } };
  const component = { type: 'microaccounts:c', urn: urnOf('microaccounts:c', 'c') };
  const read = { stack: 'network', type: 'aws:t', name: 'one::two', id: 'i', inputs: { a: 1 }, outputs: { b: 2 } };
  const resources = [component, recorded];
  try {
    writeFileSync(join(folder, 'network.json'), JSON.stringify({ resources }));
    writeFileSync(join(folder, 'network.json.bak'), 'other files are none of its business');
    expect(simulatedResources(folder)).toEqual([read]);
    writeFileSync(join(folder, 'network.json'), JSON.stringify({ checkpoint: { latest: { resources } } }));
    expect(pulumiResources(folder)).toEqual([read]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
