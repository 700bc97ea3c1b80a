// Every resource that the programs register, judged by the real AWS provider: its validation and its plan, offline.
import { isAccepted, validateRegistrations, type RegistrationVerdict } from '@microaccounts/aws-bridge';
import { registeredBy, type Registered } from './registered';

/** The executable, found by `npm run test:registrations`. */
const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';

/** Inputs that the provider at hand does not know, and why that is no mistake. */
const EXPLAINED: { readonly [property: string]: string } = {
  region: 'came with version 6 of the Terraform provider, which @pulumi/aws 7 is built on; 5.100.0 has one region',
};

/** Deprecations that stay, and why. */
const DEPRECATIONS: readonly { readonly type: string; readonly property: string; readonly because: string }[] = [];

interface Judged {
  readonly registered: Registered;
  readonly verdict: RegistrationVerdict;
}

const counts: { [type: string]: { registered: number; planned: number; dropped: Set<string> } } = {};

async function judge(estate: string): Promise<Judged[]> {
  const registrations = await registeredBy(estate);
  const verdicts = await validateRegistrations(registrations, { binary, plan: true });
  return registrations.flatMap((registered, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? [] : [{ registered, verdict }];
  });
}

/** What somebody has to read to mend it: where it comes from, what it is, and what the provider says. */
function told({ registered: { origin, address, type, name }, verdict }: Judged): string {
  const said = [...verdict.errors, ...verdict.unknown.map((property) => ({ property, message: 'unknown property' }))];
  return `${origin} ${address} (${type} ${name}): ${said.map(({ property, message }) => `${property}: ${message}`).join('; ')}`;
}

describe.each(['estate', 'examples/small'])('the registrations of %s', (estate) => {
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
    expect(judged.length).toBeGreaterThan(100);
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

describe('a seeded mistake', () => {
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

afterAll(() => {
  const rows = Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map(([type, { registered, planned, dropped }]) => {
    const unjudged = dropped.size === 0 ? '' : `  unjudged: ${[...dropped].join(', ')}`;
    return `${type.padEnd(74)} ${String(registered).padStart(5)} validated ${String(planned).padStart(5)} planned${unjudged}`;
  });
  process.stdout.write(`${lines.join('\n')}\n`);
});
