import { resourceDigests } from '@microaccounts/landing-zone';
import { references, type LandingZoneResource, type ObservedResource, type Value } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import { identify } from '../identify/identify';
import type { Observation } from '../observe/observe';
import { everything, idAt, owners } from '../testing/embodiment';
import { at, expectation, some, upToDate } from '../testing/landingZone';
import type { Deployment } from './deployment';
import { judge } from './judge';
import type { DriftFinding } from './report';

const desired = expectation.resources;

function observed(things: readonly ObservedResource[], resources: readonly LandingZoneResource[]): Observation {
  return { ...identify(things, resources, owners), unchecked: new Map(), calls: 0 };
}

/** What is found where the files say `resources` now, and what was deployed is `was`; nothing of the stacks is current. */
function found(
  resources: readonly LandingZoneResource[],
  things: readonly ObservedResource[] = everything(),
  was: readonly LandingZoneResource[] = desired,
  leftovers: readonly string[] = [],
): readonly DriftFinding[] {
  const stacks = new Set([...was, ...resources].map(({ stack }) => stack));
  const deployment: Deployment = {
    deployed: new Map(
      [...stacks].map((stack) => [
        stack,
        { digest: 'former', resources: resourceDigests(was.filter((one) => one.stack === stack)), leftovers },
      ]),
    ),
    digestOf: () => 'now',
  };
  const now: Expectation = { ...expectation, resources };
  return judge(now, observed(things, resources), deployment).findings;
}

const statuses = (findings: readonly DriftFinding[]): string[] =>
  findings.map(({ status, address, property }) =>
    [status, address, property].filter((part) => part !== null).join(' '),
  );

const replaced = (address: string, properties: { [name: string]: Value }): LandingZoneResource[] =>
  desired.map((one) =>
    one.address === address
      ? ({ ...one, properties: { ...one.properties, ...properties } } as unknown as LandingZoneResource)
      : one,
  );

/** AWS, in which somebody has changed the thing at an address. */
const tampered = (address: string, properties: { [name: string]: Value }): ObservedResource[] =>
  everything().map((thing) =>
    thing.ids['id'] === idAt(address) ? { ...thing, properties: { ...thing.properties, ...properties } } : thing,
  );

const role = 'account/payments-dev/role/Developer';

test('what a file changed waits, and what somebody changed beside it is drift, even of one resource', () => {
  expect(statuses(found(replaced(role, { description: 'new' })))).toEqual([`pending ${role} description`]);
  expect(statuses(found(replaced(role, { description: 'new' }), tampered(role, { maxSessionDuration: 1 })))).toEqual([
    `pending ${role} description`,
    `drifted ${role} maxSessionDuration`,
  ]);
  const vault = some('backup-vault').address;
  expect(statuses(found(replaced(role, { description: 'new' }), tampered(vault, { tags: {} })))).toEqual([
    `drifted ${vault} tags`,
    `pending ${role} description`,
  ]);
});

test('what is neither as deployed nor as the files say is drift, and marked so', () => {
  const findings = found(replaced(role, { description: 'new' }), tampered(role, { description: 'by hand' }));
  expect(findings).toEqual([
    expect.objectContaining({
      ...{ status: 'drifted', address: role, property: 'description' },
      ...{ expected: 'new', actual: 'by hand', alsoPending: true },
    }),
  ]);
});

test('what is as the files say already is no finding, although its stack waits', () => {
  expect(found(replaced(role, { description: 'new' }), tampered(role, { description: 'new' }))).toEqual([]);
});

describe('what was deployed is recognised by its digest, in whichever words the files had it', () => {
  /** By these, things are found: another one is another thing. */
  const KEYS: { readonly [kind: string]: readonly string[] } = {
    'organizational-unit': ['name', 'parent'],
    'scp-attachment': ['policy', 'target'],
    'principal-association': ['share', 'principal'],
    'resource-association': ['share', 'resource'],
    'transit-gateway-attachment': ['transitGateway', 'vpc'],
    'transit-gateway': ['tags'],
    account: ['email'],
    subnet: ['vpc', 'cidr'],
    vpc: ['cidr'],
  };
  const NAMED = ['scp', 'resource-share', 'iam-policy', 'role', 'saml-provider', 'backup-vault', 'parameter'];
  const changes = new Map<string, { resource: LandingZoneResource; name: string; value: Value }>();
  for (const resource of desired)
    for (const [name, value] of Object.entries(resource.properties as { [name: string]: Value })) {
      if (KEYS[resource.kind]?.includes(name) || (name === 'name' && NAMED.includes(resource.kind))) continue;
      const key = `${resource.kind} ${name}`;
      // The one with references is the harder one.
      if (!changes.has(key) || references(value).length > 0) changes.set(key, { resource, name, value });
    }
  const other = (value: Value): Value => {
    if (typeof value === 'string') return `${value}x`;
    if (typeof value === 'boolean') return !value;
    if (typeof value === 'number') return value + 1;
    return Array.isArray(value) ? (value.length === 0 ? ['x'] : []) : value === null ? 'x' : {};
  };

  test.each([...changes])('%s', (_key, { resource, name, value }) => {
    const findings = found(replaced(resource.address, { [name]: other(value) }));
    expect(new Set(findings.map(({ status }) => status))).toEqual(new Set(['pending']));
  });
});

test('something new waits while AWS does not have it, and while AWS has it otherwise', () => {
  const before = desired.filter(({ address }) => address !== role);
  const without = everything().filter(({ ids }) => ids['id'] !== idAt(role));
  expect(statuses(found(desired, without, before))).toEqual([`pending ${role}`]);
  expect(statuses(found(desired, tampered(role, { description: 'x' }), before))).toEqual([
    `pending ${role} description`,
  ]);
});

test('what was deployed and is gone is missing, although the files have changed it since', () => {
  const without = everything().filter(({ ids }) => ids['id'] !== idAt(role));
  expect(statuses(found(replaced(role, { description: 'new' }), without))).toEqual([`missing ${role}`]);
});

test('what the files have given another name waits under both', () => {
  const vault = at('backup-vault', 'account/payments-dev/us-east-1/backup-vault/landing-zone');
  const findings = found(replaced(vault.address, { name: 'renamed' }));
  expect(statuses(findings)).toEqual([`pending ${vault.address}`, `pending ${vault.address} (${idAt(vault.address)})`]);
});

describe('what the files no longer have', () => {
  test.each(
    desired
      .filter(({ kind }, index) => kind !== 'account' && desired.findIndex((one) => one.kind === kind) === index)
      .map(({ kind, address }) => [kind, address]),
  )('a %s waits for its removal at %s, whether it is left over or not', (_kind, address) => {
    const kept = desired.filter((one) => one.address !== address && !one.address.startsWith(`${address}/`));
    const inside = new Set(desired.filter((one) => !kept.includes(one)).map(({ address: gone }) => idAt(gone)));
    const relevant = (findings: readonly DriftFinding[]) =>
      findings.filter(({ actual }) => inside.has(String((actual as { id?: string } | null)?.id)));
    const waiting = relevant(found(kept));
    expect(waiting.map(({ status }) => status)).toContain('pending');
    expect(waiting.map(({ status }) => status)).not.toContain('unmanaged');
    const left = relevant(found(kept, everything(), kept, [address]));
    expect(left.map(({ status }) => status)).toContain('pending');
  });

  test('is unmanaged once it was removed and is there again', () => {
    const kept = desired.filter((one) => one.address !== role);
    expect(statuses(found(kept, everything(), kept))).toEqual([`unmanaged ${role}`]);
  });
});

test('a stack that was refused is judged resource by resource, too', () => {
  const deployed = new Map(
    [...(upToDate.deployed ?? [])].map(([stack, one]) => [stack, { ...one, digest: 'rejected' }]),
  );
  const seen = observed(tampered(role, { description: 'by hand' }), desired);
  expect(statuses(judge(expectation, seen, { ...upToDate, deployed }).findings)).toEqual([
    `drifted ${role} description`,
  ]);
  expect(judge(expectation, observed(everything(), desired), { ...upToDate, deployed }).findings).toEqual([]);
});
