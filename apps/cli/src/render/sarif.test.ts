import { parseEstate, rules, type Diagnostic } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import Ajv from 'ajv';
import draft4 from 'ajv/lib/refs/json-schema-draft-04.json';
import { readdirSync } from 'node:fs';
import * as path from 'node:path';
import { sarifLog } from './sarif';

// The schema of SARIF 2.1.0 (rtm.5, of the JSON Schema Store) is of draft 4.
const ajv = new Ajv({ schemaId: 'id', meta: false, unknownFormats: 'ignore' });
ajv.addMetaSchema(draft4);
const validate = ajv.compile(schema);

const diagnostic: Diagnostic = {
  code: 'environment/unknown',
  severity: 'error',
  file: 'accounts/shop/web-dev.yaml',
  line: 1,
  column: 14,
  message: 'unknown environment `dve`',
  help: 'did you mean `dev`?',
};
const demanded = [
  { code: 'account/key', demands: 'a key is short' },
  { code: 'environment/unknown', demands: 'an environment is known' },
];
const log = (...diagnostics: readonly Diagnostic[]): object =>
  sarifLog({ diagnostics, rules: demanded, version: '1.2.3', pathOf: (file) => `estate/${file}` });

test('a diagnostic is a result of its rule, at its place in the repository', () => {
  expect(log(diagnostic)).toMatchObject({
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'microaccounts',
            semanticVersion: '1.2.3',
            rules: [
              { id: 'account/key', shortDescription: { text: 'a key is short' } },
              { id: 'environment/unknown', shortDescription: { text: 'an environment is known' } },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          {
            ruleId: 'environment/unknown',
            ruleIndex: 1,
            level: 'error',
            message: { text: 'unknown environment `dve`\nhelp: did you mean `dev`?' },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'estate/accounts/shop/web-dev.yaml', uriBaseId: '%SRCROOT%' },
                  region: { startLine: 1, startColumn: 14 },
                },
              },
            ],
          },
        ],
      },
    ],
  });
});

test('what no rule of the list found has a code alone', () => {
  const written = JSON.stringify(log({ ...diagnostic, code: 'network/lock-stale', severity: 'warning', help: '' }));
  expect(written).toContain('"ruleId":"network/lock-stale","level":"warning"');
  expect(written).not.toContain('ruleIndex');
});

test('a path is a URI', () => {
  expect(JSON.stringify(log({ ...diagnostic, file: 'größe a#b?:%.yaml' }))).toContain(
    '"estate/gr%C3%B6%C3%9Fe%20a%23b%3F%3A%25.yaml"',
  );
});

const bad = path.resolve(__dirname, '../../../../examples/bad');

test.each(readdirSync(bad))('the log of examples/bad/%s is valid SARIF 2.1.0', (name) => {
  const { diagnostics } = parseEstate(readEstateFolder(path.join(bad, name)));
  expect(diagnostics).not.toEqual([]);
  const written = sarifLog({ diagnostics, rules, version: '1.2.3', pathOf: (file) => file });
  validate(JSON.parse(JSON.stringify(written)));
  expect(validate.errors ?? []).toEqual([]);
});

test('so is that of an estate without fault', () => {
  validate(JSON.parse(JSON.stringify(log())));
  expect(validate.errors ?? []).toEqual([]);
});

test('the schema would say what is wrong', () => {
  expect(validate({ ...log(diagnostic), version: '2.2.0' })).toBe(false);
  expect(validate(log({ ...diagnostic, line: 0 }))).toBe(false);
  expect(validate(log({ ...diagnostic, severity: 'fatal' as 'error' }))).toBe(false);
});
