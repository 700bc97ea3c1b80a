import fc from 'fast-check';
import { parseEstate } from './parse';
import { diagnosticsOf, estateFiles } from './testing/estate';
import { parseSource } from './source/yaml';

const files = (texts: { readonly [file: string]: string }): Parameters<typeof parseEstate>[0] => {
  return { texts: new Map(Object.entries(texts)), diagnostics: [] };
};

test('problems of every kind are reported in one run, by file, line and column', () => {
  const changes = {
    network: `network:
  pools: { us-east-1: [10.0.0.0/12], eu-west-2: [10.8.0.0/13] }
  availabilityZones: { us-east-1: [use1-az1], eu-west-2: [euw2-az1] }
  teirs: []`,
    'accounts/shop/web-dev.yaml': 'environment: dve\nregions: 5\nemail: AWS+audit@example.com\n',
    'guardrails/own.yaml': '{',
  };
  expect(diagnosticsOf(changes).map(({ code, file, line }) => `${file}:${line} ${code}`)).toEqual([
    'accounts/shop/web-dev.yaml:1 environment/unknown',
    'accounts/shop/web-dev.yaml:2 estate/wrong-type',
    'accounts/shop/web-dev.yaml:3 account/duplicate-email',
    'guardrails/own.yaml:1 yaml/syntax',
    'landing-zone.yaml:7 network/overlapping-cidr',
    'landing-zone.yaml:9 estate/unknown-key',
  ]);
});

test('a wrong account is left out, and the rest is still an estate', () => {
  const { estate } = parseEstate(
    estateFiles({
      'accounts/shop/web.yaml':
        'accounts: { web-dev: { environment: dve }, web-prod: { environment: prod, regions: [us-east-1, x], guardrails: [y] } }\n',
    }),
  );
  expect(estate?.accounts.map(({ key }) => key)).toEqual(['audit', 'log-archive', 'network', 'web-prod']);
  expect(estate?.accounts.at(-1)).toMatchObject({ regions: ['us-east-1'], guardrails: [] });
});

test('the lock is passed through, and places are found', () => {
  const { lockText, locate, accounts } = parseEstate(
    estateFiles({
      'addresses.lock.yaml': 'any: [thing',
      'accounts/shop/web.yml': 'owner: x\naccounts:\n  web-dev:\n    environment: dev\n',
    }),
  );
  expect(lockText).toBe('any: [thing');
  expect(accounts).toBe(4);
  expect(locate({ lock: true })).toEqual({ file: 'addresses.lock.yaml', line: 1, column: 1 });
  expect(locate({ lock: true, at: { line: 7, column: 3 } })).toEqual({
    file: 'addresses.lock.yaml',
    line: 7,
    column: 3,
  });
  expect(locate({ account: 'web-dev', path: [] })).toEqual({ file: 'accounts/shop/web.yml', line: 3, column: 3 });
  expect(locate({ account: 'web-dev', path: ['owner'] })).toEqual({
    file: 'accounts/shop/web.yml',
    line: 1,
    column: 1,
  });
  expect(locate({ account: 'web-dev', path: ['services', 'allow'] })).toEqual({
    file: 'accounts/shop/web.yml',
    line: 3,
    column: 3,
  });
  expect(locate({ account: 'nobody', path: [] })).toEqual({ file: 'landing-zone.yaml', line: 1, column: 1 });
  expect(locate({ landingZone: ['environments', 'dev', 'ring'] })).toEqual({
    file: 'landing-zone.yaml',
    line: 4,
    column: 53,
  });
  expect(locate({ guardrail: 'deny-everything', path: ['statements'] })).toEqual({
    file: 'landing-zone.yaml',
    line: 1,
    column: 1,
  });
});

const text = fc.oneof(
  fc.string(),
  fc.string({
    unit: fc.constantFrom('a', ':', ' ', '\n', '-', '[', ']', '{', '}', '&', '*', '<<', '"', '#', '|', '!', '?', ','),
  }),
  fc.json(),
);

test('nothing that a file can hold makes it throw', () => {
  const landingZone = estateFiles().texts.get('landing-zone.yaml') ?? '';
  fc.assert(
    fc.property(text, text, text, (zone, account, guardrail) => {
      parseEstate(files({ 'landing-zone.yaml': zone, 'accounts/a/b.yaml': account, 'guardrails/c.yaml': guardrail }));
      const { diagnostics } = parseEstate(
        files({ 'landing-zone.yaml': landingZone, 'accounts/core/network.yaml': account }),
      );
      for (const { line, column } of diagnostics) expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 150 },
  );
});

const sections = [
  'organization',
  'coreAccounts',
  'regions',
  'organizationalUnits',
  'environments',
  'states',
  'businessUnits',
  'services',
  'network',
  'baseline',
  'limits',
];
const keys = [
  'default',
  'pools',
  'us-east-1',
  'dev',
  'children',
  'roles',
  'vpc',
  'tiers',
  'guardrails',
  'constructor',
  '__proto__',
  'accounts',
  'environment',
];
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(null, 0, -1, 1.5, true, '', 'none', '10.0.0.0/8', 'us-east-1', 'prod'),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom(...keys), tie('value'), { maxKeys: 4 }),
}));

test('no value of the wrong shape makes it throw', () => {
  const zone = fc.dictionary(fc.constantFrom(...sections), anything.value, { maxKeys: 6 });
  fc.assert(
    fc.property(zone, anything.value, (value, account) => {
      const parsed = parseEstate(
        files({ 'landing-zone.yaml': JSON.stringify(value), 'accounts/a/b.yaml': JSON.stringify(account) }),
      );
      expect(parsed.diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: 150 },
  );
});

test('a file is read in time that grows with its size', () => {
  const entries = Array.from({ length: 5000 }, (_, index) => `  a${index}: { environment: dve, owner: team }`).join(
    '\n',
  );
  const started = performance.now();
  expect(diagnosticsOf({ 'accounts/shop/many.yaml': `accounts:\n${entries}\n` }).length).toBe(5001);
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('the source of an empty file has no value and no problem', () => {
  expect(parseSource('a.yaml', '# nothing\n')).toMatchObject({ value: undefined, problems: [] });
});
