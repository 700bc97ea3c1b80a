import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { DeleteRoleCommand, DeleteRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CloseAccountCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AssociateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import { compare } from '@microaccounts/landing-zone';
import { auditActions } from '@microaccounts/policies';
import type { Resource } from '@microaccounts/resources';
import type { ApiCall } from '@microaccounts/simulator';
import { drift } from '../drift';
import { judge } from '../report/judge';
import { exitCode } from '../report/report';
import { expectation, some, upToDate } from '../testing/landingZone';
import { simulation, strangerIn, type Simulation } from '../testing/simulation';
import { observe } from './observe';

const differences = (observed: readonly Resource[]): string[] =>
  compare<Resource>(expectation.resources, observed).map(({ kind, address }) => `${kind} ${address}`);

test('what was put into AWS is what is observed', async () => {
  const { sessions, ids } = await simulation();
  const observation = await observe(sessions, expectation);
  expect(differences(observation.resources)).toEqual([]);
  expect([...observation.unchecked]).toEqual([]);
  for (const [address, { id }] of ids) if (id !== undefined) expect(observation.ids.get(address)?.['id']).toBe(id);
});

test.each<[string, (simulated: Simulation) => Promise<number>]>([
  ['gathered', async ({ sessions }) => (await observe(sessions, expectation)).calls],
  ['part by part', async ({ sessions }) => (await drift(sessions, expectation, upToDate)).checked.calls],
])('%s: the auditor calls what it may call, and nothing that it may is unused; nothing is written', async (_, read) => {
  const simulated = await simulation();
  const { recorder, aws, sessions, id } = simulated;
  const before = JSON.stringify(aws.toJSON());
  const calls = await read(simulated);
  const reading = recorder.names().length;
  // Who did what was found is asked of the trail, once something was found.
  for (const key of ['payments-dev', 'network'])
    await (
      await sessions.member(id(`account/${key}`))
    )
      .client(CloudTrailClient, 'us-east-1')
      .send(new LookupEventsCommand({}));
  const inMembers = recorder.calls.filter(({ accountId }) => accountId !== expectation.managementAccountId);
  expect([...new Set(inMembers.map(({ service, operation }) => `${service}:${operation}`))].sort()).toEqual(
    auditActions,
  );
  expect(new Set(inMembers.map(({ principalArn }) => principalArn.split('/')[1]))).toEqual(
    new Set(['LandingZoneAudit']),
  );
  expect(calls).toBe(reading);
  // What begins so reads (Service Authorization Reference: access level List or Read); AssumeRole is how to get there.
  const others = recorder.names().filter((name) => !/:(Get|List|Describe|Lookup)[A-Z]/.test(name));
  expect(new Set(others)).toEqual(new Set(['sts:AssumeRole']));
  expect(JSON.stringify(aws.toJSON())).toBe(before);
});

test('nothing is read in accounts that nobody declares or that are not active', async () => {
  const simulated = await simulation();
  await strangerIn(simulated);
  simulated.recorder.clear();
  await observe(simulated.sessions, expectation);
  const assumed = simulated.recorder.calls.filter(({ operation }) => operation === 'AssumeRole');
  const entered = new Set(assumed.map(({ input }) => String(input['RoleArn']).split(':')[4]));
  expect(entered).toEqual(
    new Set(['network', 'payments-dev', 'reporting-dev'].map((key) => simulated.id(`account/${key}`))),
  );
});

describe('what AWS refuses to tell', () => {
  const { resources } = expectation;
  const of = (kinds: readonly string[], account: string): string[] =>
    resources.filter((one) => kinds.includes(one.kind) && one.account === account).map(({ address }) => address);

  async function refusing(holds: (call: ApiCall, simulated: Simulation) => boolean) {
    const simulated = await simulation();
    simulated.refuse((call) => holds(call, simulated));
    const observation = await observe(simulated.sessions, expectation);
    const report = judge(expectation, observation, upToDate);
    return { unchecked: [...observation.unchecked.keys()].sort(), report };
  }

  test.each<[string, (call: ApiCall, simulated: Simulation) => boolean, string[]]>([
    [
      'networks of a region',
      ({ operation, region }) => operation === 'GetResourceShares' && region === 'eu-west-2',
      resources
        .filter(
          ({ kind, stack, region }) =>
            stack === 'network.eu-west-2' || (kind === 'principal-association' && region === 'eu-west-2'),
        )
        .map(({ address }) => address),
    ],
    [
      'IAM of a member',
      ({ operation, accountId }, { id }) =>
        operation === 'GetAccountAuthorizationDetails' && accountId === id('account/payments-dev'),
      of(['role', 'iam-policy', 'saml-provider'], 'payments-dev'),
    ],
    [
      'SCPs',
      ({ operation }) => operation === 'DescribePolicy',
      resources.filter(({ kind }) => kind === 'scp' || kind === 'scp-attachment').map(({ address }) => address),
    ],
    [
      'organizational units',
      ({ operation }) => operation === 'ListOrganizationalUnitsForParent',
      resources
        .filter(({ kind }) => kind === 'organizational-unit' || kind === 'scp-attachment')
        .map(({ address }) => address),
    ],
    ['accounts', ({ operation }) => operation === 'ListAccounts', resources.map(({ address }) => address)],
    [
      'keys',
      ({ service }) => service === 'kms',
      resources.filter(({ kind }) => kind === 'key').map(({ address }) => address),
    ],
  ])('the %s: unchecked, and nothing else is called drift for it', async (_what, holds, expected) => {
    const { unchecked, report } = await refusing(holds);
    expect(unchecked).toEqual([...expected].sort());
    expect(new Set(report.findings.map(({ status }) => status))).toEqual(new Set(['unchecked']));
    expect(exitCode(report)).toBe(3);
  });

  test('a member whose audit role is gone: all of its baseline, and nothing of the network', async () => {
    const simulated = await simulation();
    const iam = await simulated.client('payments-dev', IAMClient);
    await iam.send(new DeleteRolePolicyCommand({ RoleName: 'LandingZoneAudit', PolicyName: 'Read' }));
    await iam.send(new DeleteRoleCommand({ RoleName: 'LandingZoneAudit' }));
    const observation = await observe(simulated.sessions, expectation);
    const baseline = of(['role', 'iam-policy', 'saml-provider', 'key', 'backup-vault', 'parameter'], 'payments-dev');
    expect([...observation.unchecked.keys()].sort()).toEqual(baseline.sort());
    expect([...new Set(observation.unchecked.values())]).toEqual([
      expect.stringMatching(/^access denied: AccessDenied/),
    ]);
  });

  test('without the management account nothing is said', async () => {
    const { sessions } = await simulation();
    const management = (): Promise<never> => Promise.reject(new Error('no credentials'));
    await expect(observe({ ...sessions, management }, expectation)).rejects.toThrow('no credentials');
  });

  test('a mistake of ours is no refusal of AWS', async () => {
    const { sessions } = await simulation();
    const member = (): Promise<never> => Promise.reject(new TypeError('undefined is not a function'));
    await expect(observe({ ...sessions, member }, expectation)).rejects.toThrow(TypeError);
  });
});

describe('former lives', () => {
  test('a share that a suspended account still has is no concern', async () => {
    const { client, ids, id, sessions } = await simulation();
    const share = some('resource-share', ({ region }) => region === 'us-east-1').address;
    const associate = { resourceShareArn: String(ids.get(share)?.['arn']), principals: [id('account/retired-dev')] };
    await (await client('network', RAMClient)).send(new AssociateResourceShareCommand(associate));
    expect(differences((await observe(sessions, expectation)).resources)).toEqual([]);
  });

  test('an account that nobody declares and AWS has closed is no concern', async () => {
    const simulated = await simulation();
    const stranger = await strangerIn(simulated);
    expect(differences((await observe(simulated.sessions, expectation)).resources)).toEqual([
      `unmanaged account/${stranger}`,
    ]);
    const organizations = await simulated.client('management', OrganizationsClient);
    await organizations.send(new CloseAccountCommand({ AccountId: stranger }));
    expect(differences((await observe(simulated.sessions, expectation)).resources)).toEqual([]);
  });

  test('an active account that AWS has closed is unchecked', async () => {
    const { client, id, sessions } = await simulation();
    const organizations = await client('management', OrganizationsClient);
    await organizations.send(new CloseAccountCommand({ AccountId: id('account/reporting-dev') }));
    const { unchecked } = await observe(sessions, expectation);
    expect(unchecked.get('account/reporting-dev/role/Developer')).toMatch(/AWS says that the account is \w+/);
  });
});

test('progress is told to the end', async () => {
  const { sessions } = await simulation();
  const seen: string[] = [];
  await observe(sessions, expectation, { onProgress: (done, total) => seen.push(`${done}/${total}`) });
  expect(seen).toEqual(['1/5', '2/5', '3/5', '4/5', '5/5']);
});
