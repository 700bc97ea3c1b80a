import * as path from 'node:path';
import * as config from '@microaccounts/config';
import type { EstateFiles } from '@microaccounts/config';
import { readEstateFolder } from '@microaccounts/config/read';
import * as landingZones from '@microaccounts/landing-zone';
import fc from 'fast-check';
import { parse } from 'yaml';
import { yamlPrinter, type YamlText } from '../newFiles/yamlText';
import type { Answers } from './answers';
import { draftOf } from './draft';
import { requirePlace } from './judgement';
import { planNewAccount } from './plan';
import { surroundings, type Surroundings } from './surroundings';

let yamlText: YamlText;
beforeAll(async () => {
  yamlText = await yamlPrinter();
});

const estateOf = (folder: string): EstateFiles => readEstateFolder(path.join(__dirname, '../../../..', folder));

function aroundOf(files: EstateFiles): { around: Surroundings; checked: landingZones.CheckedEstate } {
  const checked = landingZones.checkEstate(files);
  if (checked.landingZone === null) throw new Error(JSON.stringify(checked.diagnostics));
  const fileOf = (account: string): string => checked.locate({ account, path: [] }).file;
  const print = (file: string, value: Parameters<YamlText>[0]): string =>
    `${config.schemaComment(file)}\n${yamlText(value)}`;
  return { around: surroundings(config, files, checked.landingZone.estate, fileOf, print), checked };
}

/** Keys that YAML could misread among them. */
const keys = fc
  .oneof(
    fc.stringMatching(/^[a-z][a-z0-9-]{0,39}$/),
    fc.constantFrom('on', 'yes', 'no', 'null', 'true', 'y', 'e1', 'x--', 'constructor', 'a'.repeat(40)),
  )
  .filter((key) => key !== 'management');
const taggable = fc.stringMatching(/^[\p{L}\p{N}_.:/=+@-][\p{L}\p{N} _.:/=+@-]{0,60}$/u);
const words = fc.constantFrom('on', '0123', '1e3', 'null', '2020-01-01', '~', '- a', 'a: b', '# c', "it's", '{}');

/** Answers that are right in the estate. */
function answersIn({ estate, bundles, guardrails }: Surroundings): fc.Arbitrary<Answers> {
  const deniable = estate.services.default.filter((service) => !estate.services.foundation.includes(service));
  const tiers = estate.network.vpc.tiers.map(({ name }) => name);
  const optional = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(of, { nil: undefined });
  return fc
    .record({
      key: keys,
      businessUnit: fc.constantFrom(...Object.keys(estate.businessUnits)),
      environment: fc.constantFrom(...Object.keys(estate.environments)),
      owner: optional(fc.oneof(taggable, fc.constantFrom('on', '0123', '1e3', 'null', '2020-01-01'))),
      description: optional(fc.oneof(fc.string({ unit: 'grapheme' }), words)),
      name: optional(fc.stringMatching(/^[\x20-\x7e]{1,50}$/)),
      email: optional(fc.stringMatching(/^[a-z][a-z0-9+]{0,30}@[a-z]{1,10}\.example$/)),
      regions: optional(fc.subarray([...estate.regions.available], { minLength: 1 })),
      allow: optional(fc.subarray([...Object.keys(bundles), 'sagemaker', 'rds', 'batch'], { minLength: 1 })),
      deny: optional(fc.subarray(deniable, { minLength: 1, maxLength: 2 })),
      guardrails: optional(
        fc.subarray(
          [...guardrails].filter((name) => name !== 'deny-everything'),
          { maxLength: 2 },
        ),
      ),
      network: optional(fc.oneof(fc.constant('none' as const), fc.subarray(tiers, { minLength: 1 }))),
    })
    .filter(
      ({ network, regions = estate.regions.default }) =>
        network === undefined || network === 'none' || regions.some((region) => region in estate.network.pools),
    )
    .filter(({ allow = [], deny = [] }) =>
      allow.every((name) => (bundles[name] ?? [name]).some((service) => !deny.includes(service))),
    );
}

/** The files with an account added as the command adds it; the estate must be valid then. */
function added(files: EstateFiles, answers: Answers): EstateFiles {
  const { around, checked } = aroundOf(files);
  requirePlace(around, answers);
  const draft = draftOf(answers, around);
  expect(parse(draft.text)).toEqual(draft.account);
  const plan = planNewAccount(landingZones, files, checked, draft);
  if (plan.kind === 'refused') throw new Error(JSON.stringify([draft.text, plan.findings.diagnostics]));
  const texts = new Map([...files.texts, [draft.file, draft.text]]);
  if (plan.lock !== null) texts.set(config.ADDRESS_LOCK, plan.lock);
  const after = { texts, diagnostics: files.diagnostics };
  const result = landingZones.checkEstate(after);
  expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(result.lock?.text).toBe(texts.get(config.ADDRESS_LOCK));
  return after;
}

test.each([
  ['estate', 20],
  ['examples/small', 60],
  ['examples/unshared', 30],
])(
  'from any right answers, one account after the other, %s stays valid',
  (folder, numRuns) => {
    const files = estateOf(folder);
    const { around } = aroundOf(files);
    const taken = new Set(around.estate.accounts.map(({ key }) => key));
    const emails = new Set(around.estate.accounts.map(({ email }) => email));
    const several = fc
      .uniqueArray(answersIn(around), { minLength: 1, maxLength: 3, selector: ({ key }) => key })
      .filter((all) => all.every(({ key }) => !taken.has(key)))
      .filter(
        (all) => new Set(all.flatMap(({ email }) => email ?? [])).size === all.filter(({ email }) => email).length,
      )
      .filter((all) => all.every(({ email }) => email === undefined || !emails.has(email)));
    fc.assert(
      fc.property(several, (all) => void all.reduce(added, files)),
      { numRuns },
    );
  },
  120_000,
);

test('whatever is answered, either the estate stays valid or nothing is planned, and nothing is thrown but a refusal', () => {
  const files = estateOf('examples/small');
  const { around, checked } = aroundOf(files);
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.constantFrom(
      '__proto__',
      '../../x',
      '',
      'a'.repeat(300),
      'web-dev',
      'WEB-DEV',
      'web',
      'constructor',
      '\u001b[31m',
      'dev',
      'shop',
    ),
  );
  const list = fc.array(text, { maxLength: 3 });
  const answers = fc.record(
    {
      key: fc.oneof(text, keys),
      businessUnit: fc.oneof(text, fc.constant('shop')),
      environment: fc.oneof(text, fc.constant('dev')),
      ...{ owner: text, description: text, name: text, email: text },
      ...{ regions: list, allow: list, deny: list, guardrails: list, network: list },
    },
    { requiredKeys: ['key', 'businessUnit', 'environment'] },
  );
  fc.assert(
    fc.property(answers, (given) => {
      try {
        requirePlace(around, given);
      } catch (error) {
        expect(error).toMatchObject({ name: 'UserError' });
        return;
      }
      const draft = draftOf(given, around);
      expect(draft.file).toMatch(/^accounts\/shop\/[a-z][a-z0-9-]{0,39}\.yaml$/);
      const plan = planNewAccount(landingZones, files, checked, draft);
      if (plan.kind === 'refused')
        expect(plan.findings.diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
      else added(files, given);
    }),
    { numRuns: 200 },
  );
}, 120_000);
