// Every resource that the programs register, judged by the real AWS provider: its validation and its plan, offline; and which
// input forces a replacement, which is the provider's word, too: the page, the plan and the simulator are held to it.
import { isAccepted, validateRegistrations } from '@microaccounts/aws-bridge';
import { replacingInputs } from '@microaccounts/simulator/engine';
import { memoryOf } from '../../../../scripts/memory.mjs';
import { expectGenerated } from './generated';
import { binary, judge, told, type Judged } from './judged';
import { judgedEstates, registeredBy } from './registered';
import { replacementsOf, replacementsPage, replacingInputsModule, type Replacement } from './replacements';

/** Inputs that the provider at hand does not know, and why that is no mistake. */
const EXPLAINED: { readonly [property: string]: string } = {
  region: 'came with version 6 of the Terraform provider, which @pulumi/aws 7 is built on; 5.100.0 has one region',
};

/** Deprecations that stay, and why. */
const DEPRECATIONS: readonly { readonly type: string; readonly property: string; readonly because: string }[] = [];

/** Where the simulator differs from the provider, and why. */
const KNOWN_DIFFERENCES: { readonly [input: string]: string } = {
  'aws:ec2/routeTableAssociation:RouteTableAssociation.routeTableId':
    'ReplaceRouteTableAssociation gives the association another id, so the simulator replaces it',
};

const begin = performance.now();
const memory = memoryOf(process.pid);
const counts: { [type: string]: { registered: number; planned: number; dropped: Set<string> } } = {};

/** Declares tests of this repository itself: a user's own estate is judged without them. */
function ofThisRepository(what: string, tests: () => void): void {
  if (!process.env['MICROACCOUNTS_ESTATE']) describe(what, tests);
}

describe.each(judgedEstates())('the registrations of %s', (estate) => {
  let judged: Judged[];

  beforeAll(async () => {
    judged = await judge(estate);
    for (const { registered, verdict } of judged) {
      const count = (counts[registered.type] ??= { registered: 0, planned: 0, dropped: new Set() });
      count.registered += 1;
      if (verdict.plan === 'planned') count.planned += 1;
      for (const property of verdict.dropped) count.dropped.add(property);
    }
  });

  it('are all accepted and planned', () => {
    expect(judged.length).toBeGreaterThan(0);
    expect(judged.filter(({ verdict }) => !isAccepted(verdict)).map(told)).toEqual([]);
    expect(judged.filter(({ verdict }) => verdict.plan !== 'planned').map(told)).toEqual([]);
  });

  it('leave no deprecation unexplained', () => {
    const warned = judged.flatMap(({ registered, verdict }) =>
      verdict.warnings
        .filter(
          ({ property }) =>
            !DEPRECATIONS.some((known) => known.type === registered.type && known.property === property),
        )
        .map(({ property, message }) => `${registered.type} ${property}: ${message}`),
    );
    expect(warned).toEqual([]);
  });

  it('hold nothing that went unjudged without a reason', () => {
    const dropped = new Set(judged.flatMap(({ verdict }) => verdict.dropped));
    expect([...dropped].filter((property) => !(property in EXPLAINED))).toEqual([]);
  });

  it('name the resource and the line of the estate that they come from', () => {
    const nameless = judged.filter(({ registered: { address } }) => !address.includes('/'));
    expect(nameless.map(({ registered: { urn } }) => urn)).toEqual([]);
    expect(judged.filter(({ registered: { origin } }) => !/\.yaml:\d+$/.test(origin))).toEqual([]);
  });
});

ofThisRepository('a seeded mistake', () => {
  const wrong: readonly { what: string; type: string; inputs: object; says: RegExp }[] = [
    {
      what: 'a misspelled enumeration',
      type: 'aws:organizations/policy:Policy',
      inputs: { type: 'SERVICE_CONTROL_POLICIES' },
      says: /expected type to be one of/,
    },
    {
      what: 'a bad policy document',
      type: 'aws:iam/role:Role',
      inputs: { assumeRolePolicy: '{"Version": "2012-10-17", "Statement": [' },
      says: /invalid JSON/,
    },
    {
      what: 'a name that is too long',
      type: 'aws:iam/role:Role',
      inputs: { name: 'r'.repeat(65) },
      says: /expected length of name to be in the range \(1 - 64\)/,
    },
    {
      what: 'an argument that does not exist',
      type: 'aws:kms/key:Key',
      inputs: { enableRotation: true },
      says: /unknown property/,
    },
  ];

  it.each(wrong)('$what is caught, with its address and its line', async ({ type, inputs, says }) => {
    const registered = (await registeredBy('examples/small')).find((registration) => registration.type === type);
    if (registered === undefined) throw new Error(`nothing of type ${type}`);
    const seeded = { ...registered, inputs: { ...registered.inputs, ...inputs } };
    const [verdict] = await validateRegistrations([seeded], { binary, plan: true });
    if (verdict === undefined) throw new Error('no verdict');
    const said = told({ registered: seeded, verdict });
    expect(said).toMatch(says);
    expect(said).toMatch(/^[\w./-]+\.yaml:\d+ (account|scp)\/\S+ \(aws:/);
  });
});

ofThisRepository('which input forces a replacement', () => {
  let replacements: Replacement[];

  beforeAll(async () => {
    const judged = (await Promise.all(judgedEstates().map(judge))).flat();
    replacements = replacementsOf(judged.map(({ verdict }) => verdict));
  });

  it('is on the page that people read', () => {
    expectGenerated('docs/replacements.md', replacementsPage(replacements));
  });

  it('is what the plan of a pull request goes by', () => {
    expectGenerated('packages/landing-zone/src/plan/replacingInputs.ts', replacingInputsModule(replacements));
  });

  it('is what the simulated provider does', () => {
    const simulated = replacingInputs();
    const differences = replacements.flatMap(({ type, given, replacing }) =>
      given
        .filter((name) => (simulated.get(type)?.includes(name) ?? false) !== replacing.includes(name))
        .map((name) => `${type}.${name}`),
    );
    expect(differences).toEqual(Object.keys(KNOWN_DIFFERENCES));
  });
});

afterAll(() => {
  const rows = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map(([type, { registered, planned, dropped }]) => {
    const unjudged = dropped.size === 0 ? '' : `  unjudged: ${[...dropped].join(', ')}`;
    return `${type.padEnd(74)} ${String(registered).padStart(5)} validated ${String(planned).padStart(5)} planned${unjudged}`;
  });
  const { together = 0, largest } = memory.stop();
  const provider = Object.entries(largest).find(([name]) => name.startsWith('terraform'))?.[1] ?? 0;
  lines.push(
    `${((performance.now() - begin) / 1000).toFixed(1)} s; all processes together ${together.toFixed(0)} MB at most, a provider ${provider.toFixed(0)} MB`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
});
