import type { DriftFinding, DriftReport } from '@microaccounts/drift';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import { driftSarifLog } from './driftSarif';

// The schema of SARIF 2.1.0 (rtm.5, of the JSON Schema Store) is of draft 4.
const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(draft4);
const validate = ajv.compile(schema);

type Changes = { readonly [K in keyof DriftFinding]?: DriftFinding[K] | undefined };

/** A finding; what is changed to undefined it has not. */
const finding = (changes: Changes = {}): DriftFinding =>
  JSON.parse(JSON.stringify({ ...whole, ...changes })) as DriftFinding;

const whole: DriftFinding = {
  status: 'drifted',
  kind: 'role',
  address: 'account/web-dev/role/Developer',
  account: 'web-dev',
  region: null,
  property: 'trustPolicy',
  expected: 'a',
  actual: 'b',
  security: true,
  owner: 'shop',
  origin: { file: 'accounts/shop/web-dev.yaml', line: 4, column: 3 },
  since: '2026-11-11T01:17:00.000Z',
};

interface Result {
  readonly [key: string]: unknown;
}

function log(findings: readonly DriftFinding[], complete = true): { results: Result[]; run: Result } {
  const report: DriftReport = {
    formatVersion: 1,
    complete,
    checked: { accounts: 16, resources: 812, calls: 640 },
    findings,
  };
  const written = JSON.parse(
    JSON.stringify(
      driftSarifLog({
        report,
        at: new Date('2026-11-20T10:12:00Z'),
        ended: new Date('2026-11-20T10:17:30Z'),
        version: '1.2.3',
        pathOf: (file) => `estate/${file}`,
        wouldBeAt: () => ({ file: 'landing-zone.yaml', line: 1, column: 1 }),
        identityOf: ({ kind, address, property }) => `${kind} ${address} ${property}`,
        wordsOf: () => ['expected a', 'actual   b'],
      }),
    ),
  ) as { runs: [{ results: Result[] }] };
  validate(written);
  expect(validate.errors ?? []).toEqual([]);
  return { results: written.runs[0].results, run: written.runs[0] };
}

test('a finding is a result at the line of the estate that is violated', () => {
  expect(log([finding()]).results).toEqual([
    {
      ruleId: 'drift/drifted',
      ruleIndex: 0,
      level: 'error',
      message: {
        text: 'drifted, widens access: role account/web-dev/role/Developer trustPolicy (account web-dev)\nexpected a\nactual   b',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'estate/accounts/shop/web-dev.yaml', uriBaseId: '%SRCROOT%' },
            region: { startLine: 4, startColumn: 3 },
          },
        },
      ],
      partialFingerprints: {
        'findingIdentity/v1': 'role account/web-dev/role/Developer trustPolicy',
        primaryLocationLineHash: expect.stringMatching(/^[0-9a-f]{16}:1$/),
      },
      provenance: { firstDetectionTimeUtc: '2026-11-11T01:17:00.000Z' },
      properties: {
        kind: 'role',
        address: 'account/web-dev/role/Developer',
        account: 'web-dev',
        region: null,
        property: 'trustPolicy',
        security: true,
        since: '2026-11-11T01:17:00.000Z',
        owner: 'shop',
        isDeclared: true,
      },
    },
  ]);
});

test('each status has its rule and level', () => {
  const statuses = ['drifted', 'missing', 'unmanaged', 'unchecked', 'pending', 'accepted'] as const;
  const { results, run } = log(statuses.map((status) => finding({ status })));
  expect(results.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
    ['drift/drifted', 0, 'error'],
    ['drift/missing', 1, 'error'],
    ['drift/unmanaged', 2, 'error'],
    ['drift/unchecked', 3, 'warning'],
    ['drift/pending', 4, 'note'],
    ['drift/accepted', 5, 'note'],
  ]);
  const { rules } = (run['tool'] as { driver: { rules: { id: string }[] } }).driver;
  expect(rules.map(({ id }) => id)).toEqual(results.map(({ ruleId }) => ruleId));
});

test('what no file declares is where it would be, and says so', () => {
  const [result] = log([finding({ status: 'unmanaged', origin: undefined })]).results;
  expect(result?.['message']).toMatchObject({
    text: expect.stringMatching(/\nno file declares it; this is where one would$/),
  });
  expect(JSON.stringify(result?.['locations'])).toContain('"estate/landing-zone.yaml"');
  expect(result?.['properties']).toMatchObject({ isDeclared: false });
});

test('the fingerprint stays when the value goes on changing, and tells properties apart', () => {
  const fingerprints = log([
    finding(),
    finding({ actual: 'c', since: undefined }),
    finding({ property: 'description' }),
  ]).results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
  expect(fingerprints[0]).toBe(fingerprints[1]);
  expect(new Set(fingerprints).size).toBe(2);
});

test('what an exception accepts is suppressed, with its reason', () => {
  const exception = { owner: 'shop', reason: 'moves soon', until: '2026-12-31', expired: false };
  const [result] = log([finding({ status: 'accepted', exception })]).results;
  expect(result?.['suppressions']).toEqual([{ kind: 'external', status: 'accepted', justification: 'moves soon' }]);
});

test('a run that could not read everything says so', () => {
  const notification = { level: 'warning', message: { text: 'not everything could be read' } };
  expect(log([], false).run['invocations']).toMatchObject([{ toolExecutionNotifications: [notification] }]);
  expect(JSON.stringify(log([], true).run)).not.toContain('toolExecutionNotifications');
});

test('texts of others are on one line and harmless', () => {
  const [result] = log([finding({ address: 'account/a\u001b[2J\nb', account: 'a\u202e' })]).results;
  expect(result?.['message']).toMatchObject({ text: expect.stringContaining('account/a\\u001b[2J\\nb') });
});
