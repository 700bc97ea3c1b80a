import { parseEstate } from '../../parse';
import { diagnosticsOf, estateFiles, placesOf, said } from '../../testing/estate';

test('an estate without a landing zone says so once', () => {
  const { texts } = estateFiles();
  const files = { texts: new Map([...texts].filter(([file]) => file !== 'landing-zone.yaml')), diagnostics: [] };
  const { diagnostics, estate } = parseEstate(files);
  expect(diagnostics.map(({ code }) => code)).toEqual(['estate/missing-landing-zone']);
  expect(estate).toBeNull();
});

test('a landing zone that could not be read is not missing', () => {
  const unread = {
    code: 'estate/symbolic-link',
    severity: 'error',
    file: 'landing-zone.yaml',
    line: 1,
    column: 1,
    message: 'm',
    help: '',
  } as const;
  const { diagnostics } = parseEstate({ texts: new Map(), diagnostics: [unread] });
  expect(diagnostics).toEqual([unread]);
});

test('a YAML file in no place of the estate is not ignored in silence', () => {
  const changes = {
    'acounts/shop/web-dev.yaml': '',
    'accounts/web-dev.yaml': '',
    'landing-zones.yaml': '',
    'guardrails/more/own.yml': '',
    'saml/corp.xml': 'not YAML, and nobody asks for it',
  };
  expect(said('estate/misplaced-file', changes)).toEqual([
    '`accounts/web-dev.yaml` is in no place where the estate reads it | accounts are `accounts/<business unit>/<name>.yaml`, guardrails `guardrails/<name>.yaml`',
    '`acounts/shop/web-dev.yaml` is in no place where the estate reads it | did you mean `accounts`?',
    '`guardrails/more/own.yml` is in no place where the estate reads it | accounts are `accounts/<business unit>/<name>.yaml`, guardrails `guardrails/<name>.yaml`',
    '`landing-zones.yaml` is in no place where the estate reads it | did you mean `landing-zone.yaml`?',
  ]);
});

test('two files for one thing', () => {
  const own = 'statements: [{ Effect: Deny, Action: "s3:*", Resource: "*" }]\n';
  const changes = { 'landing-zone.yml': '', 'guardrails/own.yaml': own, 'guardrails/own.yml': own };
  expect(said('estate/repeated-file', changes)).toEqual([
    '`guardrails/own.yml` is not read, since there is `guardrails/own.yaml` | keep one of the two',
    '`landing-zone.yml` is not read, since there is `landing-zone.yaml` | keep one of the two',
  ]);
});

test('what has no default is missed where it should be', () => {
  const changes = {
    organization: 'organization: { homeRegion: us-east-1 }',
    environments: 'environments: { core: { organizationalUnit: Core }, dev: }',
    businessUnits: '',
    baseline: 'baseline: { federation: { saml: { provider: adfs } } }',
    'accounts/shop/web-dev.yaml': '',
    'accounts/shop/api.yaml': 'accounts:\n  api-dev: { environment: dev }\n  api-prod:\n',
    'guardrails/own.yaml': 'description: none\n',
  };
  expect(
    diagnosticsOf(changes)
      .filter(({ code }) => code === 'estate/missing-key')
      .map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`),
  ).toEqual([
    'accounts/shop/api.yaml:3:3 the key `environment` is missing',
    'accounts/shop/web-dev.yaml:1:1 the key `environment` is missing',
    'guardrails/own.yaml:1:1 the key `statements` is missing',
    'landing-zone.yaml:1:1 the key `businessUnits` is missing',
    'landing-zone.yaml:3:1 the key `accountEmail` is missing in `organization`',
    'landing-zone.yaml:3:1 the key `managementAccountId` is missing in `organization`',
    'landing-zone.yaml:4:53 the key `organizationalUnit` is missing in `environments.dev`',
    'landing-zone.yaml:5:27 the key `metadataFile` is missing in `baseline.federation.saml`',
  ]);
});

test('an e-mail template is needed only by accounts without an address', () => {
  const email = (name: string): string => `environment: core\nnetwork: none\nemail: ${name}@example.com\n`;
  const changes = {
    organization: 'organization: { managementAccountId: "111111111111", homeRegion: us-east-1 }',
    'accounts/core/network.yaml': email('network'),
    'accounts/core/audit.yaml': email('audit'),
    'accounts/core/log-archive.yaml': email('logs'),
  };
  expect(diagnosticsOf(changes)).toEqual([]);
});

test('keys that nothing acts on are pointed out, and only those that are written', () => {
  const changes = {
    services: 'services: { strategy: allowListed }',
    policies: 'policies: { shards: 4 }',
    baseline: 'baseline: { budget: { monthlyUsd: 10 } }',
    'accounts/shop/web.yaml': `
quotas: { us-east-1: { lambda/L-B99A9384: 3000 } }
accounts:
  web-dev: { environment: dev, state: closed, trustedAccounts: { audit: [kms, s3] } }
  web-prod: { environment: prod, id: "222222222222", trustedAccounts: { audit: [kms] } }
`,
    'guardrails/own.yaml': 'type: rcp\nstatements: [{ Effect: Deny, Action: "s3:*", Resource: "*", Principal: "*" }]\n',
  };
  expect(said('estate/not-acted-on', changes).map((text) => text.replace(/ \| .*/, ''))).toEqual([
    'this version does nothing about `quotas`',
    'this version does nothing about `state: closed`',
    'this version does nothing about `trustedAccounts.audit` beyond `kms`',
    'this version does nothing about `id: 222222222222`',
    'this version does nothing about `type: rcp`',
    'this version does nothing about `services.strategy: allowListed`',
    'this version does nothing about `policies.shards: 4`',
    'this version does nothing about `baseline.budget`',
  ]);
  expect(diagnosticsOf(changes).every(({ severity }) => severity === 'warning')).toBe(true);
  expect(said('estate/not-acted-on', { limits: 'limits: { subnetsPerVpc: 300, scps: 500 }' })).toEqual([
    'this version does nothing about `limits.subnetsPerVpc: 300` | it is read and checked, and may stay',
  ]);
  const atRest = { services: 'services: { strategy: denyOthers }', policies: 'policies: { shards: 1 }' };
  expect(
    placesOf('estate/not-acted-on', {
      ...atRest,
      'accounts/shop/web-dev.yaml': 'environment: dev\nstate: suspended\n',
    }),
  ).toEqual([]);
});
