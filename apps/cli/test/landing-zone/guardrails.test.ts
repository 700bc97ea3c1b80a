// No account is ever without its guardrails, not even between two calls: whatever changes, at each moment at least those hold
// that it had before, or at least those that it has afterwards.
import {
  ListAccountsCommand,
  ListParentsCommand,
  ListPoliciesForTargetCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import type { LandingZone } from '@microaccounts/landing-zone';
import { callerOf, simulatedClient, type FaultPort, type SimulatedAws } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, type Edits } from './simulation';

const ACCOUNT = 'accounts/shop/web-dev.yaml';
const ESTATE = 'landing-zone.yaml';
/** `organizationalUnits` with these guardrails on `Workloads/Dev` and `Workloads/Prod`. */
const units = (dev: string, prod: string) => (text: string) =>
  `${text}organizationalUnits: { Core: {}, Suspended: { guardrails: [deny-everything] }, ` +
  `Workloads: { children: { Dev: { guardrails: [${dev}] }, Prod: { guardrails: [${prod}] } } } }\n`;
const account = (more: string) => (text: string) => `${text}${more}\n`;

/** From one landing zone to another, and back. */
const CHANGES: readonly (readonly [name: string, from: Edits, to: Edits])[] = [
  [
    'an account is suspended',
    {},
    {
      [ACCOUNT]: account('state: suspended'),
      'accounts/shop/web-prod.yaml': (text) => text.replace(/^trustedAccounts.*\n/m, ''),
    },
  ],
  ['its services change', {}, { [ACCOUNT]: account('services: { allow: [sagemaker] }') }],
  [
    'it moves to another unit',
    { [ESTATE]: units('no-public-buckets', 'no-iam-users') },
    {
      [ESTATE]: units('no-public-buckets', 'no-iam-users'),
      [ACCOUNT]: (text) => text.replace('environment: dev', 'environment: prod'),
    },
  ],
  [
    'it moves out from under a guardrail that it has itself from then on',
    { [ESTATE]: units('no-public-buckets', '') },
    {
      [ESTATE]: units('no-public-buckets', ''),
      [ACCOUNT]: (text) => `${text.replace('environment: dev', 'environment: prod')}guardrails: [no-public-buckets]\n`,
    },
  ],
  [
    'a guardrail goes from the unit to the account',
    { [ESTATE]: units('no-public-buckets', '') },
    { [ESTATE]: units('', ''), [ACCOUNT]: account('guardrails: [no-public-buckets]') },
  ],
];

describe.each(CHANGES)('when %s', (_name, from, to) => {
  const [before, after] = [from, to].map((edits) => landingZoneOf('examples/small', { edits }));

  it('and when that is undone', async () => {
    expect(await gaps(before as LandingZone, after as LandingZone)).toEqual([]);
    expect(await gaps(after as LandingZone, before as LandingZone)).toEqual([]);
  }, 60_000);
});

/** The moments at which an account had neither all guardrails from before nor all from afterwards, while `to` replaced `from`. */
async function gaps(from: LandingZone, to: LandingZone): Promise<object[]> {
  const moments: { readonly call: string; readonly bound: Map<string, Set<string>> }[] = [];
  const watch: { after?: NonNullable<FaultPort['after']> } = {};
  const aws = emptyAws(from, { faults: { before: () => undefined, after: (call, n) => watch.after?.(call, n) } });
  const engine = embeddedEngine({ aws, folder: null });
  await deploy(from, aws, engine);
  const start = await guardrailsOf(aws, from);
  watch.after = async ({ operation }) => {
    if (!['AttachPolicy', 'DetachPolicy', 'MoveAccount'].includes(operation)) return;
    moments.push({ call: operation, bound: await guardrailsOf(aws, from) });
  };
  const { refused, stacks } = await deploy(to, aws, engine);
  expect({ refused, failed: stacks.filter(({ status }) => status === 'failed') }).toEqual({ refused: [], failed: [] });
  const end = await guardrailsOf(aws, from);
  expect(moments.length).toBeGreaterThan(0);
  return moments.flatMap(({ call, bound }) =>
    [...bound].flatMap(([name, now]) => {
      const [had, has] = [start.get(name) ?? new Set<string>(), end.get(name) ?? new Set<string>()];
      return [had, has].some((names) => [...names].every((policy) => now.has(policy)))
        ? []
        : [{ call, account: name, bound: [...now] }];
    }),
  );
}

/** The names of the SCPs that bind each account, wherever they are attached, by the account's name. */
async function guardrailsOf(aws: SimulatedAws, { estate }: LandingZone): Promise<Map<string, Set<string>>> {
  const { managementAccountId, homeRegion: region } = estate.organization;
  const client = simulatedClient(aws, OrganizationsClient, { region, ...callerOf(managementAccountId) });
  const bound = new Map<string, Set<string>>();
  const { Accounts = [] } = await client.send(new ListAccountsCommand({}));
  for (const { Id = '', Name = '' } of Accounts) {
    const names = new Set<string>();
    for (let target: string | undefined = Id; target !== undefined; target = await parentOf(client, target)) {
      const request = { TargetId: target, Filter: 'SERVICE_CONTROL_POLICY' } as const;
      const { Policies = [] } = await client.send(new ListPoliciesForTargetCommand(request));
      for (const { Name: policy = '' } of Policies) names.add(policy);
    }
    bound.set(Name, names);
  }
  return bound;
}

async function parentOf(client: OrganizationsClient, id: string): Promise<string | undefined> {
  if (id.startsWith('r-')) return undefined;
  const { Parents: [parent] = [] } = await client.send(new ListParentsCommand({ ChildId: id }));
  return parent?.Id;
}
