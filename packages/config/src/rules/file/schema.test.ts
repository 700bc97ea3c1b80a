import { diagnosticsOf, placesOf, said } from '../../testing/estate';

const account = 'accounts/shop/web-dev.yaml';

test('an unknown key is pointed at, with the key that was meant or those that there are', () => {
  const changes = {
    [account]: 'enviroment: dev\nenvironment: dev\nnetwork: { us-east-1: { teirs: [app] } }\n',
    regions: 'regions: { default: [us-east-1], zzz: 1 }',
  };
  expect(said('estate/unknown-key', changes)).toEqual([
    'unknown key `enviroment` | did you mean `environment`?',
    'unknown key `teirs` | did you mean `tiers`?',
    'unknown key `zzz` | the keys here are `default`, `available`, `globalServicesRegion`',
  ]);
  expect(placesOf('estate/unknown-key', changes)).toEqual([
    `${account}:1:1`,
    `${account}:3:25`,
    'landing-zone.yaml:5:34',
  ]);
});

test('unknown keys are found in lists, behind unions and in the accounts of a project', () => {
  const changes = {
    'accounts/shop/web.yaml': 'accounts: { web-dev: { environment: dev, ownr: x } }\n',
    'guardrails/own.yaml': 'statements: [{ Effect: Deny, Actoin: "s3:*", Resource: "*" }]\n',
  };
  expect(said('estate/unknown-key', changes)).toEqual([
    'unknown key `ownr` | did you mean `owner`?',
    'unknown key `Actoin` | did you mean `Action`?',
  ]);
});

test('a wrong type is said in plain words, and does not hide what is right and wrong beside it', () => {
  const changes = {
    [account]:
      'environment: [dev]\nregions: us-east-1\nnetwork: all\nguardrails: [no-such]\ntags:\nroles: { Developer: { policies: [[a]] } }\n',
  };
  expect(said('estate/wrong-type', changes)).toEqual([
    '`environment` must be text, not a list',
    '`regions` must be a list, not text',
    '`network` must be `none` or a map, not text',
    '`tags` has no value | give it one, or leave the key out',
    'an entry of `policies` must be text, not a list',
  ]);
  expect(said('guardrail/unknown', changes)).toHaveLength(1);
  expect(said('estate/missing-key', changes)).toEqual([]);
});

test('a file that is a list, or a word, is no map', () => {
  expect(said('estate/wrong-type', { [account]: '- environment\n' })).toEqual(['the file must be a map, not a list']);
  expect(said('estate/wrong-type', { 'landing-zone.yaml': 'hello' })).toEqual(['the file must be a map, not text']);
});

test('text that YAML reads as something else is shown as it is written', () => {
  const changes = {
    organization:
      'organization: { managementAccountId: 011111111111, homeRegion: us-east-1, accountEmail: "a+{key}@example.com" }',
    [account]: 'environment: dev\ntags: { confidential: true }\n',
  };
  expect(said('estate/unquoted-text', changes)).toEqual([
    '`confidential` must be text, and YAML reads `true` as true or false | put it in quotes: `"true"`',
    '`managementAccountId` must be text, and YAML reads `011111111111` as a number | put it in quotes: `"011111111111"`',
  ]);
  expect(placesOf('estate/unquoted-text', changes)).toEqual([`${account}:2:23`, 'landing-zone.yaml:5:38']);
  expect(said('estate/missing-key', changes)).toEqual([]);
});

test('values out of bounds are named with their bounds', () => {
  const changes = {
    [account]: 'environment: dev\nstate: suspnded\nregions: []\nbudget: { monthlyUsd: 0 }\n',
    network: 'network: { vpc: { size: 29, tiers: { app: { kind: privat, size: 15.5 } } } }',
    policies: 'policies: { shards: 0 }',
  };
  expect(said('estate/invalid-value', changes)).toEqual([
    '`state` is `suspnded` | did you mean `suspended`?',
    '`regions` must not be empty',
    '`monthlyUsd` must be more than 0 | it is `0`',
    '`size` must be at most 28 | it is `29`',
    '`kind` is `privat` | did you mean `private`?',
    '`shards` must be at least 1 | it is `0`',
  ]);
  expect(said('estate/wrong-type', changes)).toEqual(['`size` must be a whole number, not a number']);
});

test('broken YAML is one problem of its file, and its account is still there to be referred to', () => {
  const changes = {
    [account]: 'environment: dev: x\n',
    'accounts/shop/web-prod.yaml': 'environment: prod\ntrustedAccounts: { web-dev: [kms] }\n',
  };
  expect(diagnosticsOf(changes)).toEqual([
    {
      code: 'yaml/syntax',
      severity: 'error',
      file: account,
      line: 1,
      column: 14,
      message: 'not valid YAML: nested mappings are not allowed in compact mappings',
      help: '',
    },
  ]);
});

test('a broken landing zone does not make unknown what it may well name', () => {
  expect(diagnosticsOf({ 'landing-zone.yaml': 'regions: {' }).map(({ code, file }) => `${file} ${code}`)).toEqual([
    'landing-zone.yaml yaml/syntax',
  ]);
});

test.each([
  [
    'several documents',
    'environment: dev\n---\nenvironment: prod\n',
    ['not valid YAML: a file holds one document, not several'],
  ],
  [
    'a key that is a list',
    'environment: dev\n? [a]\n: b\n',
    ['not valid YAML: a key is plain text, not a list or a map'],
  ],
  ['an unknown tag', 'environment: !secret dev\n', ['not valid YAML: unresolved tag: !secret']],
  ['deep nesting', `environment: ${'['.repeat(60)}${']'.repeat(60)}\n`, ['the file nests deeper than 50 levels']],
  ['nesting without end', `environment: ${'['.repeat(50_000)}\n`, ['the file nests deeper than 50 levels']],
])('%s: not valid', (_, text, messages) => {
  expect(said('yaml/syntax', { [account]: text })).toEqual(messages);
});

test('a key that is written twice is pointed at the second time', () => {
  const changes = { [account]: 'environment: dev\nowner: a\nowner: b\n' };
  expect(said('yaml/duplicate-key', changes)).toEqual(['the key `owner` is written twice | keep one']);
  expect(placesOf('yaml/duplicate-key', changes)).toEqual([`${account}:3:1`]);
  expect(diagnosticsOf(changes)).toHaveLength(1);
});

test('anchors and merge keys are understood, and places are where things are written', () => {
  const text = `
accounts:
  web-dev: &web
    environment: dev
    regions: &all [us-east-1, mars-north-1]
  web-prod:
    <<: *web
    environment: prod
    regions: *all
`;
  expect(
    diagnosticsOf({ 'accounts/shop/web.yaml': text }).map(({ code, line, column }) => [code, line, column]),
  ).toEqual([['region/unavailable', 5, 31]]);
});

test('an alias inside its own anchor is refused', () => {
  expect(said('yaml/alias-cycle', { [account]: 'environment: dev\ntags: &t { a: *t }\n' })).toEqual([
    '`*t` stands inside what it repeats',
  ]);
  expect(diagnosticsOf({ [account]: 'environment: dev\ntags: &t { <<: *t }\n' })).toMatchObject([
    { code: 'yaml/alias-cycle', line: 2, column: 16 },
  ]);
});

test('a bomb of aliases is refused, and many honest aliases are not', () => {
  const bomb = ['a: &l0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 9; level++) bomb.push(`b${level}: &l${level} [${`*l${level - 1}, `.repeat(10)}]`);
  expect(said('yaml/too-many-aliases', { [account]: bomb.join('\n') })).toEqual([
    'the aliases of this file expand too often | an anchor may be expanded 10000 times, those inside it included',
  ]);
  const honest = Array.from({ length: 300 }, (_, index) => `  web-${index}: *dev\n`).join('');
  expect(
    said('yaml/too-many-aliases', {
      'accounts/shop/web.yaml': `accounts:\n  web: &dev { environment: dev }\n${honest}`,
    }),
  ).toEqual([]);
});

test('a byte order mark and Windows line ends change no position', () => {
  const changes = { [account]: '\uFEFFenvirnment: dev\r\nenvironment: dev\r\nownr: x\r\n' };
  expect(placesOf('estate/unknown-key', changes)).toEqual([`${account}:1:1`, `${account}:3:1`]);
});

test('aliases do not nest deeper than what they repeat may', () => {
  const chain = Array.from(
    { length: 60 },
    (_, level) => `t${level}: &a${level} [${level === 0 ? 'x' : `*a${level - 1}`}]\n`,
  );
  expect(said('yaml/syntax', { [account]: chain.slice(0, 40).join('') })).toEqual([]);
  expect(said('yaml/syntax', { [account]: chain.join('') })[0]).toMatch('the file nests deeper than 50 levels');
});

test.each(['[', '{a: ', '- ', '? ', 'a:\n '])('%j without end ends as a diagnostic', (nest) => {
  const text = nest.includes('\n')
    ? Array.from({ length: 5000 }, (_, level) => `${' '.repeat(level)}a:\n`).join('')
    : nest.repeat(50_000);
  expect(diagnosticsOf({ [account]: text }).some(({ code }) => code === 'yaml/syntax')).toBe(true);
});

test('a limit that AWS does not have is an unknown key', () => {
  expect(said('estate/unknown-key', { limits: 'limits: { acounts: 20 }' })).toEqual([
    'unknown key `acounts` | did you mean `accounts`?',
  ]);
});
