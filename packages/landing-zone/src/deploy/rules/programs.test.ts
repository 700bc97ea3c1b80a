// Every program of the repository's own estate and of every good example keeps the rules.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readEstateFolder } from '@microaccounts/config/read';
import { SimulatedAws } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { checkEstate } from '../../plan/check';
import { up } from '../up';
import { judge, rules, type Registered } from '.';

const ROOT = join(__dirname, '..', '..', '..', '..', '..');
const examples = readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}`);
const folders = ['estate', ...examples.filter((folder) => existsSync(join(ROOT, folder, 'landing-zone.yaml')))];

/** What an `up` of an estate registers, all inputs known. */
async function registeredBy(folder: string): Promise<Registered[]> {
  const { unlocked: landingZone, diagnostics } = checkEstate(readEstateFolder(join(ROOT, folder)));
  if (landingZone === null) throw new Error(JSON.stringify(diagnostics, null, 2));
  const { managementAccountId, homeRegion } = landingZone.estate.organization;
  const engine = embeddedEngine({ aws: SimulatedAws.open({ managementAccountId, homeRegion }), folder: null });
  const existing = () => Promise.resolve(new Map());
  const { stacks } = await up({ engine, landingZone, refresh: false, existing });
  expect(stacks.filter(({ status }) => status === 'failed')).toEqual([]);
  const registered = await Promise.all(landingZone.stacks.map(({ name }) => engine.registrations(name)));
  return registered.flat();
}

const types = new Set<string>();

it('finds the good examples', () => {
  expect(folders.length).toBeGreaterThan(2);
});

describe.each(folders)('%s', (folder) => {
  let registered: Registered[];

  beforeAll(async () => {
    registered = await registeredBy(folder);
  }, 120_000);

  it('keeps every rule, and leaves none undecided', () => {
    registered.forEach(({ type }) => types.add(type));
    expect(registered.length).toBeGreaterThan(100);
    expect(judge(registered)).toEqual({ violations: [], undecided: [] });
  });

  it('breaks rules once nothing is protected, encrypted, tagged or shared inside only', () => {
    const stripped = registered.map(
      ({ inputs: { tags: _tags, kmsKeyArn: _key, enableKeyRotation: _rotates, ...inputs }, ...other }) => ({
        ...other,
        inputs: { ...inputs, allowExternalPrincipals: true },
        protect: false,
      }),
    );
    const { violations } = judge(stripped);
    expect(new Set(violations.map(({ rule }) => rule))).toEqual(
      new Set(
        [
          'accounts-are-protected',
          'transit-gateways-are-protected',
          'backup-vaults-have-a-key',
          'keys-rotate',
          'shares-stay-inside',
          'resources-say-who-manages-them',
          'accounts-say-whose-they-are',
        ].filter((rule) => registered.some(({ type }) => rules.find(({ name }) => name === rule)?.about(type))),
      ),
    );
  });

  it('is undecided, never in order, where nothing is known', () => {
    const unknown = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
    const unseen = registered.map(({ inputs, ...other }) => ({
      ...other,
      inputs: Object.fromEntries(Object.keys(inputs).map((name) => [name, unknown])),
    }));
    const { violations, undecided } = judge(unseen);
    expect(violations).toEqual([]);
    const judged = (type: RegExp): string[] => registered.filter((one) => type.test(one.type)).map(({ urn }) => urn);
    const of = (rule: string): string[] => undecided.filter((one) => one.rule === rule).map(({ urn }) => urn);
    expect(of('no-wildcard-principals').sort()).toEqual(
      judged(/^aws:(iam\/(role|policy|rolePolicy):|kms\/key:|organizations\/policy:)/).sort(),
    );
    expect(of('keys-rotate').sort()).toEqual(judged(/^aws:kms\/key:/).sort());
    expect(of('shares-stay-inside').sort()).toEqual(judged(/^aws:ram\/resourceShare:/).sort());
    expect(of('accounts-say-whose-they-are').sort()).toEqual(judged(/organizations\/account:/).sort());
  });
});

it('has something of what each rule is about, but for buckets and users, which nothing of an estate makes', () => {
  expect(rules.filter(({ about }) => ![...types].some(about)).map(({ name }) => name)).toEqual([
    'no-long-lived-keys',
    'buckets-have-a-key',
    'public-access-is-blocked',
    'buckets-are-not-public',
  ]);
});
