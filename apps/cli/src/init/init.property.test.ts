import * as config from '@microaccounts/config';
import * as landingZone from '@microaccounts/landing-zone';
import fc from 'fast-check';
import { parse } from 'yaml';
import { UserError } from '../exit';
import { yamlPrinter } from '../newFiles/yamlText';
import type { EstateAnswers } from './answers';
import { planEstate, type Workshop } from './plan';
import { knownRegions } from './zones';

let workshop: Workshop;
beforeAll(async () => {
  workshop = { config, landingZone, yamlText: await yamlPrinter() };
});

const names = fc
  .oneof(fc.stringMatching(/^[a-z][a-z0-9-]{0,29}$/), fc.constantFrom('on', 'yes', 'null', 'y', 'e1', 'platform'))
  .filter((name) => name !== 'core');
const regions = fc.subarray([...knownRegions], { minLength: 1, maxLength: 4 });

const answers: fc.Arbitrary<EstateAnswers> = fc.record({
  managementAccount: fc.stringMatching(/^\d{12}$/),
  homeRegion: fc.constantFrom(...knownRegions),
  regions,
  accountEmail: fc.stringMatching(/^[a-z][a-z0-9]{0,5}\+\{key\}@[a-z]{1,8}\.example$/),
  businessUnit: names,
  environments: fc.uniqueArray(names, { minLength: 1, maxLength: 5 }),
  pool: fc.constantFrom(null, '10.0.0.0/8', '10.0.0.0/12', '172.16.0.0/12', '10.32.0.0/17'),
});

test('from any right answers there is an estate without any problem, its lock included', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const plan = planEstate(workshop, given);
      if (plan.kind === 'refused') throw new Error(JSON.stringify(plan.findings.diagnostics));
      const checked = landingZone.checkEstate({ texts: plan.files, diagnostics: [] });
      expect(checked.diagnostics).toEqual([]);
      expect(checked.lock?.text).toBe(plan.files.get(config.ADDRESS_LOCK));
      const zone = parse(plan.files.get('landing-zone.yaml') ?? '') as Record<string, Record<string, unknown>>;
      expect(zone['organization']).toMatchObject({
        managementAccountId: given.managementAccount,
        homeRegion: given.homeRegion,
        accountEmail: given.accountEmail,
      });
      expect(Object.keys(zone['environments'] ?? {}).sort()).toEqual([...given.environments, 'core'].sort());
      expect(Object.keys(zone['businessUnits'] ?? {})).toContain(given.businessUnit);
      expect(zone['network'] === undefined).toBe(given.pool === null);
    }),
    { numRuns: 100 },
  );
}, 60_000);

test.each<[Partial<EstateAnswers>, string]>([
  [{ businessUnit: '__proto__' }, '`__proto__` cannot be the name of a business unit'],
  [{ businessUnit: '../x' }, '`../x` cannot be the name of a business unit'],
  [{ environments: ['dev', '__proto__'] }, '`__proto__` cannot be the name of an environment'],
  [{ environments: ['core'] }, 'the environment `core` is that of the core accounts'],
  [{ pool: '10.0.0.1/8' }, '`10.0.0.1/8` has bits set beyond its prefix'],
  [{ pool: '10.0.0.0/20' }, '`10.0.0.0/20` has no room for a VPC in each of one region'],
  [{ regions: ['eu-west-1', 'us-east-1'], pool: '10.0.0.0/19' }, 'has no room for a VPC in each of 2 regions'],
  [{ regions: ['eu-wset-1'], pool: '10.0.0.0/8' }, 'the availability zones of `eu-wset-1` are not known'],
])('%j is refused: %s', (more, message) => {
  const sound = {
    managementAccount: '111111111111',
    homeRegion: 'eu-west-1',
    regions: ['eu-west-1'],
    accountEmail: 'aws+{key}@example.com',
    businessUnit: 'shop',
    environments: ['dev'],
    pool: null,
  };
  expect(() => planEstate(workshop, { ...sound, ...more })).toThrow(UserError);
  expect(() => planEstate(workshop, { ...sound, ...more })).toThrow(message);
});

test('what the rules refuse is refused as they say it', () => {
  const plan = planEstate(workshop, {
    managementAccount: '12',
    homeRegion: 'nowhere',
    regions: ['eu-west-1'],
    accountEmail: 'aws@example.com',
    businessUnit: 'shop',
    environments: ['dev'],
    pool: null,
  });
  const codes = plan.kind === 'refused' ? plan.findings.diagnostics.map(({ code }) => code) : [];
  expect(codes).toEqual(
    expect.arrayContaining(['organization/invalid-account-id', 'region/invalid-name', 'organization/email-template']),
  );
});
