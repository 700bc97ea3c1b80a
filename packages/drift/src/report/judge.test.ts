import type { LandingZoneResource, Resource, Value } from '@microaccounts/resources';
import type { Expectation } from '../expectation';
import { identify } from '../identify/identify';
import type { Observation } from '../observe/observe';
import { embodied, everything, idAt, owners } from '../testing/embodiment';
import { at, expectation, some, upToDate } from '../testing/landingZone';
import type { DeployedStack, Deployment } from './deployment';
import { judge } from './judge';
import { exitCode, type DriftReport } from './report';

/** AWS as it is without the things at some addresses, with others changed, and with strangers. */
function observation({
  without = [],
  changed = {},
  strangers = [],
  unchecked = {},
}: {
  without?: string[];
  changed?: { [address: string]: { [property: string]: Value } };
  strangers?: ReturnType<typeof embodied>[];
  unchecked?: { [address: string]: string };
} = {}): Observation {
  const address = new Map(expectation.resources.map((one) => [idAt(one.address), one.address]));
  const things = everything()
    .filter(({ ids }) => !without.some((gone) => address.get(String(ids['id']))?.startsWith(gone)))
    .map((thing) => ({
      ...thing,
      properties: { ...thing.properties, ...changed[address.get(String(thing.ids['id'])) ?? ''] },
    }));
  const { resources, ids } = identify([...things, ...strangers], expectation.resources, owners);
  return {
    resources: resources.filter((one) => !(one.address in unchecked)),
    ids,
    unchecked: new Map(Object.entries(unchecked)),
    calls: 7,
  };
}

const judged = (seen: Observation, deployment = upToDate, of: Expectation = expectation): DriftReport =>
  judge(of, seen, deployment);
const found = ({ findings }: DriftReport): string[] =>
  findings.map(({ status, address, property, security }) =>
    [status, address, property, security ? 'security' : null].filter((part) => part !== null).join(' '),
  );

const stranger: ReturnType<typeof embodied> = {
  ...embodied(at('account', 'account/payments-dev')),
  ids: { id: '999999999999' },
  properties: { name: 'shadow', email: 'shadow@example.com', parent: 'r-abcd', tags: {} },
};

test('all as deployed', () => {
  const report = judged(observation());
  expect(report).toEqual({
    formatVersion: 1,
    complete: true,
    checked: { accounts: 4, resources: expectation.resources.length, calls: 7 },
    findings: [],
  });
  expect(exitCode(report)).toBe(0);
});

test('security first, then by account and address', () => {
  const role = 'account/payments-dev/role/Developer';
  const attachment = some('scp-attachment', ({ account }) => account === 'payments-dev').address;
  const changed = {
    [role]: {
      description: 'x',
      trustPolicy: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*' }] },
    },
    'account/network': { name: 'renamed' },
  };
  const report = judged(observation({ without: [attachment], changed, strangers: [stranger] }));
  expect(found(report)).toEqual([
    'unmanaged account/999999999999 security',
    'drifted account/payments-dev/role/Developer trustPolicy security',
    `missing ${attachment} security`,
    'drifted account/network name',
    'drifted account/payments-dev/role/Developer description',
  ]);
  expect(exitCode(report)).toBe(2);
});

test('the finding of a stranger tells its id and what it is', () => {
  const [finding] = judged(observation({ strangers: [stranger] })).findings;
  expect(finding).toEqual({
    status: 'unmanaged',
    kind: 'account',
    address: 'account/999999999999',
    account: '999999999999',
    region: null,
    property: null,
    expected: null,
    actual: {
      id: '999999999999',
      name: 'shadow',
      email: 'shadow@example.com',
      parent: { ref: 'organization/root', attribute: 'id' },
      tags: {},
    },
    security: true,
  });
});

test('what is attached to a stranger belongs to it, and what was inside something missing went with it', () => {
  const attached: ReturnType<typeof embodied> = {
    ...embodied(some('scp-attachment')),
    ids: { id: '999999999999:p' },
    properties: { policy: idAt(some('scp').address), target: '999999999999' },
  };
  const shared = some('principal-association');
  const principal: ReturnType<typeof embodied> = {
    ...embodied(shared),
    ids: { id: 'share,999999999999' },
    properties: { ...embodied(shared).properties, principal: '999999999999' },
  };
  expect(found(judged(observation({ strangers: [stranger, attached, principal] })))).toEqual([
    'unmanaged account/999999999999 security',
  ]);
  const share = some('resource-share').address;
  expect(found(judged(observation({ without: [`${share}`] }))).filter((line) => line.includes(`${share}/`))).toEqual(
    [],
  );
});

describe('what could not be read', () => {
  const role = 'account/payments-dev/role/Developer';

  test('is unchecked, with the reason, and never in sync', () => {
    const report = judged(observation({ unchecked: { [role]: 'AccessDenied: no' } }));
    expect(report.complete).toBe(false);
    expect(report.checked).toEqual({ accounts: 3, resources: expectation.resources.length - 1, calls: 7 });
    expect(report.findings).toMatchObject([
      { status: 'unchecked', kind: 'role', address: role, actual: 'AccessDenied: no' },
    ]);
    expect(exitCode(report)).toBe(3);
  });

  test('does not hide what was found', () => {
    const attachment = some('scp-attachment').address;
    const report = judged(observation({ without: [attachment], unchecked: { [role]: 'AccessDenied: no' } }));
    expect(exitCode(report)).toBe(2);
  });

  test('leaves open what refers to it', () => {
    const key = 'account/payments-dev/us-east-1/key/landing-zone';
    const vault = 'account/payments-dev/us-east-1/backup-vault/landing-zone';
    const seen = observation({
      changed: { [vault]: { key: 'arn:not-recognised' } },
      unchecked: { [key]: 'Throttled: later' },
    });
    expect(found(judged(seen))).toEqual([`unchecked ${vault} key`, `unchecked ${key}`]);
  });
});

describe('what is merged and not yet deployed', () => {
  const attachment = some('scp-attachment', ({ account }) => account === 'payments-dev');
  const seen = observation({ without: [attachment.address] });
  const without = (address: string, stack: string): Deployment => {
    const before = upToDate.deployed?.get(stack) as DeployedStack;
    const { [address]: _new, ...resources } = before.resources;
    return { ...upToDate, deployed: new Map(upToDate.deployed).set(stack, { ...before, digest: 'former', resources }) };
  };

  test('is pending, resource by resource', () => {
    const report = judged(seen, without(attachment.address, attachment.stack));
    expect(found(report)).toEqual([`pending ${attachment.address} security`]);
    expect(exitCode(report)).toBe(0);
    expect(found(judged(seen, without('account/payments-dev', attachment.stack)))).toEqual([
      `missing ${attachment.address} security`,
    ]);
  });

  test('is everything where nothing was deployed', () => {
    const report = judged(observation({ without: [''] }), { ...upToDate, deployed: new Map() });
    const missing = report.findings.filter(({ status }) => status !== 'pending');
    // Of the organization, which no `up` turns on.
    expect(found({ ...report, findings: missing })).toEqual([
      'missing organization/policy-type/RESOURCE_CONTROL_POLICY security',
      'missing organization/policy-type/SERVICE_CONTROL_POLICY security',
      'missing organization/trusted-service/account.amazonaws.com',
      'missing organization/trusted-service/ram.amazonaws.com',
    ]);
    expect(report.findings.length).toBeGreaterThan(missing.length);
  });

  test('is nothing of a stack that no file has', () => {
    const last = { ...embodied(some('vpc')), region: 'eu-north-1', ids: { id: 'vpc-last' } };
    const left = observation({ strangers: [last] });
    const resources = { 'network/eu-north-1/vpc/analytics-dev': 'x' };
    const deployed = new Map(upToDate.deployed).set('network.eu-north-1', { digest: 'x', resources, leftovers: [] });
    const statuses = (digestOf: Deployment['digestOf']) =>
      judged(left, { deployed, digestOf }).findings.map(({ status }) => status);
    expect(statuses(upToDate.digestOf)).toEqual(['unmanaged']);
    expect(statuses((stack) => (stack === 'network.eu-north-1' ? 'empty' : upToDate.digestOf(stack)))).toEqual([
      'pending',
    ]);
  });

  test('is drift where nobody knows what was deployed', () => {
    const report = judge(expectation, seen, { deployed: null, digestOf: upToDate.digestOf });
    expect(found(report)).toEqual([`missing ${attachment.address} security`]);
  });
});

test('a closed account that AWS has forgotten is not missing', () => {
  const accounts = expectation.accounts.map((one) =>
    one.key === 'retired-dev' ? { ...one, state: 'closed' as const } : one,
  );
  const seen = observation({ without: ['account/retired-dev'] });
  expect(found(judged(seen, upToDate, { ...expectation, accounts }))).toEqual([]);
  expect(found(judged(seen))).toEqual(['missing account/retired-dev']);
});

test('findings are JSON', () => {
  const report = judged(observation({ without: ['account/payments-dev/'], strangers: [stranger] }));
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  const resources: readonly (Resource | LandingZoneResource)[] = expectation.resources;
  expect(resources.length).toBeGreaterThan(report.findings.length);
});
