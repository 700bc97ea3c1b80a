// What goes wrong while AWS is read: the run ends, says what is unchecked and why, and loses nothing else.
import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { CloseAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { virtualClock } from '@microaccounts/resources/testing';
import { AwsError, type ApiCall } from '@microaccounts/simulator';
import { drift } from './drift';
import type { Expectation } from './expectation';
import type { DriftReport } from './report/report';
import { tierOf } from './scope/scope';
import { company } from './testing/company';
import { expectation, upToDate } from './testing/landingZone';
import { simulation, type Simulation } from './testing/simulation';

const pace = () => ({ clock: virtualClock(), random: () => 0.5 });
const nobody = { deployed: null, digestOf: () => null };

/** Addresses of what is unchecked, sorted; makes sure that everything is either that or checked. */
function unchecked({ findings, checked, complete }: DriftReport, of: Expectation = expectation): string[] {
  const expected = new Set(of.resources.map(({ address }) => address));
  const addresses = findings
    .filter(({ status, property }) => status === 'unchecked' && property === null)
    .map(({ address }) => address)
    // Beside them it is told where nothing is expected and nothing could be seen.
    .filter((address) => expected.has(address));
  expect(checked.resources + addresses.length).toBe(of.resources.length);
  expect(complete).toBe(addresses.length === 0);
  return addresses.sort();
}

const reasons = ({ findings }: DriftReport): string[] => [
  ...new Set(
    findings
      .filter(({ status, property }) => status === 'unchecked' && property === null)
      .map(({ actual }) => String(actual)),
  ),
];
const baselineOf = (account: string, of: Expectation = expectation): string[] =>
  of.resources
    .filter((one) => tierOf(one.kind) === 'accounts' && one.account === account)
    .map(({ address }) => address)
    .sort();

/** Opens a role to everybody: a finding that must not be lost. */
async function openRole({ client }: Simulation, account: string): Promise<void> {
  const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const change = new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument });
  await (await client(account, IAMClient)).send(change);
}

const drifted = ({ findings }: DriftReport): string[] =>
  findings.filter(({ status }) => status === 'drifted').map(({ address }) => address);

test('every third call is throttled: nothing is missed', async () => {
  const simulated = await simulation();
  await openRole(simulated, 'payments-dev');
  let calls = 0;
  simulated.disturb(() => {
    if (++calls % 3 === 0) throw new AwsError('ThrottlingException', 'Rate exceeded');
  });
  const report = await drift(simulated.sessions, expectation, upToDate, { pace: pace() });
  expect(unchecked(report)).toEqual([]);
  expect(drifted(report)).toEqual(['account/payments-dev/role/Developer']);
});

test('throttled for ever: what hangs on that call is throttled out, nothing else', async () => {
  const simulated = await simulation();
  const id = simulated.id('account/payments-dev');
  await openRole(simulated, 'reporting-dev');
  simulated.disturb(({ operation, accountId }) => {
    if (operation === 'ListKeys' && accountId === id) throw new AwsError('ThrottlingException', 'Rate exceeded');
  });
  const report = await drift(simulated.sessions, expectation, upToDate, { pace: pace() });
  expect(unchecked(report)).toEqual(baselineOf('payments-dev').filter((address) => address.includes('/key/')));
  expect(reasons(report)).toEqual([expect.stringMatching(/throttled out: `kms:ListKeys` was refused 8 times/)]);
  expect(drifted(report)).toEqual(['account/reporting-dev/role/Developer']);
});

test('access denied in 3 of 200 accounts', async () => {
  const { expectation: of } = company(200);
  const simulated = await simulation(of.resources);
  const denied = ['team-0007', 'team-0100', 'team-0199'];
  const ids = denied.map((key) => simulated.id(`account/${key}`));
  await openRole(simulated, 'team-0101');
  simulated.refuse(({ operation, input }) =>
    ids.some((id) => operation === 'AssumeRole' && String(input['RoleArn']).includes(id)),
  );
  const report = await drift(simulated.sessions, of, nobody, { pace: pace() });
  expect(unchecked(report, of)).toEqual(denied.flatMap((key) => baselineOf(key, of)).sort());
  expect(reasons(report)).toEqual(['access denied: AccessDeniedException: AssumeRole is denied']);
  expect(drifted(report)).toEqual(['account/team-0101/role/Developer']);
  expect(report.checked.accounts).toBe(198);
}, 120_000);

test.each([0.3, 0.6, 0.9])('credentials expire when %d of the calls are made', async (part) => {
  const simulated = await simulation();
  await openRole(simulated, 'network');
  const whole = await drift(simulated.sessions, expectation, upToDate);
  let left = Math.floor(whole.checked.calls * part);
  simulated.disturb(() => {
    if (left-- <= 0)
      throw new AwsError('ExpiredTokenException', 'The security token included in the request is expired');
  });
  const report = await drift(simulated.sessions, expectation, upToDate, { pace: pace(), parallel: 1 });
  const missed = unchecked(report);
  expect(missed.length).toBeGreaterThan(0);
  expect(reasons(report)).toEqual([expect.stringMatching(/^credentials expired: ExpiredTokenException: /)]);
  expect(report.checked.calls).toBeLessThan(whole.checked.calls);
  const isRead = !missed.includes('account/network/role/Developer');
  expect(drifted(report)).toEqual(isRead ? ['account/network/role/Developer'] : []);
});

test('a region that does not answer: what is there is unchecked, and it is not waited for again and again', async () => {
  const simulated = await simulation();
  await openRole(simulated, 'payments-dev');
  const isSilent = ({ region, service }: ApiCall): boolean =>
    region === 'eu-west-2' && !['iam', 'sts', 'organizations', 'tag'].includes(service);
  let asked = 0;
  simulated.disturb((call) => {
    if (!isSilent(call)) return;
    asked++;
    throw Object.assign(new Error('no answer within 30000 ms'), { name: 'TimeoutError' });
  });
  const report = await drift(simulated.sessions, expectation, upToDate, { pace: pace() });
  const there = expectation.resources.filter(({ region }) => region === 'eu-west-2').map(({ address }) => address);
  expect(unchecked(report)).toEqual(there.sort());
  expect(reasons(report).every((reason) => /no answer within 30000 ms/.test(reason))).toBe(true);
  expect(drifted(report)).toEqual(['account/payments-dev/role/Developer']);
  // Four services, each three times for each of at most two readings.
  expect(asked).toBeLessThanOrEqual(4 * 3 * 2);
});

test('an account that is closed while it is read', async () => {
  const simulated = await simulation();
  const id = simulated.id('account/payments-dev');
  await openRole(simulated, 'reporting-dev');
  const organizations = await simulated.client('management', OrganizationsClient);
  let isClosed = false;
  simulated.disturb(async ({ accountId, service, operation }) => {
    if (isClosed || accountId !== id || service !== 'kms' || operation !== 'ListKeys') return;
    isClosed = true;
    await organizations.send(new CloseAccountCommand({ AccountId: id }));
  });
  const report = await drift(simulated.sessions, expectation, upToDate, { pace: pace() });
  const missed = unchecked(report);
  expect(missed.length).toBeGreaterThan(0);
  expect(baselineOf('payments-dev')).toEqual(expect.arrayContaining(missed));
  expect(missed).not.toContain('account/payments-dev/role/Developer');
  expect(reasons(report)).toEqual([expect.stringContaining(`account ${id} is not active`)]);
  expect(drifted(report)).toEqual(['account/reporting-dev/role/Developer']);
});

test('a session in another account than the one that was meant: nothing is read there', async () => {
  const simulated = await simulation();
  const [meant, other] = ['payments-dev', 'reporting-dev'].map((key) => simulated.id(`account/${key}`));
  const sessions = {
    ...simulated.sessions,
    member: (id: string, role?: string) => simulated.sessions.member(id === meant ? String(other) : id, role),
  };
  const report = await drift(sessions, expectation, upToDate);
  // Its contacts are told by the management account.
  const inside = baselineOf('payments-dev').filter((address) => !address.includes('/alternate-contact/'));
  expect(unchecked(report)).toEqual(inside);
  expect(reasons(report)).toEqual([
    `wrong account: WrongAccountError: the credentials are of account ${other}, not of ${meant}`,
  ]);
});
