import { Ajv, type ValidateFunction } from 'ajv';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { ADDRESS_LOCK, roleOf } from '../files';
import { readEstateFolder } from '../read';
import { schemaFiles } from './jsonSchema';
import { schemaComment } from './schemaComment';

const ROOT = path.resolve(__dirname, '../../../..');
const ajv = new Ajv({ allErrors: true, allowUnionTypes: true, strict: true, strictRequired: false });
const validators = new Map<string, ValidateFunction>(
  [...schemaFiles()].map(([name, text]) => [name, ajv.compile(JSON.parse(text) as object)]),
);

function faults(schema: string, yaml: string): string[] {
  const validate = validators.get(schema);
  if (validate === undefined) throw new TypeError(schema);
  validate(parse(yaml, { merge: true }));
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, ...Object.values(params as object).map(String)].join(' '),
  );
}

const files = ['estate', 'examples/small', 'examples/unshared'].flatMap((folder) =>
  [...readEstateFolder(path.join(ROOT, folder)).texts.keys()]
    .filter((file) => roleOf(file).kind !== 'other')
    .map((file) => [folder, file] as const),
);

test.each(files)('%s/%s says which schema it is of, and obeys it', (folder, file) => {
  const text = readFileSync(path.join(ROOT, folder, file), 'utf8');
  const [line] = text.split('\n');
  expect(line).toBe(schemaComment(file));
  const schema = path.join(ROOT, folder, path.dirname(file), line?.split('$schema=')[1] ?? '');
  expect(existsSync(schema)).toBe(true);
  expect(faults(path.basename(schema), text)).toEqual([]);
});

test('an estate has files of every kind', () => {
  const kinds = new Set(files.map(([, file]) => roleOf(file).kind));
  expect([...kinds].sort()).toEqual(['account', 'drift-exceptions', 'guardrail', 'landing-zone', 'lock']);
});

test.each([
  ['account', 'enviroment: dev', 'enviroment'],
  ['account', 'owner: a', "must have required property 'environment'"],
  ['account', 'accounts: { web-dev: { owner: a } }', "required property 'environment'"],
  ['account', 'accounts: { web-dev: }', 'must be object'],
  ['account', 'accounts: { Web_Dev: { environment: dev } }', 'must match pattern'],
  ['account', 'environment: dev\nstate: asleep', 'active,suspended,closed'],
  ['account', 'environment: dev\nid: 210987654321', 'must be string'],
  ['account', 'environment: dev\nid: "2109"', 'must match pattern'],
  ['account', 'environment: dev\nnetwork: { us-east-1: { dedicated: { app: 30 } } }', 'must be <= 28'],
  ['landing-zone', 'organization: {}', "must have required property 'regions'"],
  ['landing-zone', 'organization: {}', "/organization must have required property 'homeRegion'"],
  ['landing-zone', 'environments: { dev: }', '/environments/dev must be object'],
  ['landing-zone', 'network: { pools: { us-east-1: [10.0.0.0] } }', 'must match pattern'],
  ['landing-zone', 'network: { vpc: { tiers: { app: { kind: hidden, size: 22 } } } }', 'private,isolated,public'],
  ['landing-zone', 'organizationalUnits: { A: { children: { B: { guardrail: [] } } } }', 'guardrail'],
  ['landing-zone', 'limits: { acounts: 20 }', 'acounts'],
  ['guardrail', 'type: scp', "must have required property 'statements'"],
  ['guardrail', 'statements: [{ Effect: Refuse }]', 'Allow,Deny'],
  ['drift-exceptions', 'exceptions: [{ address: account/a }]', "/exceptions/0 must have required property 'owner'"],
  ['drift-exceptions', 'exceptions: [{ until: soon }]', 'must match pattern'],
  ['addresses-lock', 'formatVersion: 2\nregions: {}', 'must be equal to constant'],
])('the schema of %s refuses %j', (schema, yaml, words) => {
  expect(faults(`${schema}.schema.json`, yaml).join('\n')).toContain(words);
});

test.each([
  ['environment: dev'],
  ['environment: dev\naccounts: { web-dev: , web-prod: { environment: prod } }'],
  ['accounts: { web-dev: { environment: dev, guardrails: [our-own, no-iam-users] } }'],
])('the schema of account takes %j', (yaml) => {
  expect(faults('account.schema.json', yaml)).toEqual([]);
});

test('an editor is told the meaning, the default and the names that exist anyway', () => {
  const zone: unknown = JSON.parse(schemaFiles().get('landing-zone.schema.json') ?? '');
  expect(zone).toMatchObject({
    $schema: 'http://json-schema.org/draft-07/schema#',
    properties: {
      network: {
        properties: {
          vpc: {
            properties: {
              size: { description: expect.stringContaining('Prefix length'), default: 19, examples: [20] },
            },
          },
          directConnect: { description: expect.stringContaining('This version does nothing about it.') },
        },
      },
      organization: {
        properties: {
          guardrails: { items: { anyOf: [{ enum: expect.arrayContaining(['no-iam-users']) }, { type: 'string' }] } },
        },
      },
    },
    additionalProperties: false,
  });
});

test('the lock is a file of every estate', () => {
  expect(schemaFiles().has(path.basename(schemaComment(ADDRESS_LOCK)))).toBe(true);
});
