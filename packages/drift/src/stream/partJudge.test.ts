import { DeleteRolePolicyCommand, IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { CloseAccountCommand, DetachPolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { AssociateResourceShareCommand, DisassociateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { ApiCall } from '@microaccounts/simulator';
import { drift } from '../drift';
import { observe } from '../observe/observe';
import { judge } from '../report/judge';
import { tierOf } from '../scope/scope';
import { at, expectation, some, upToDate } from '../testing/landingZone';
import { simulation, strangerIn, type Simulation } from '../testing/simulation';

/** Whatever is done to AWS, what is judged part by part is what is judged of all that was gathered. */
async function sameBothWays(simulated: Simulation): Promise<number> {
  const { sessions } = simulated;
  const gathered = judge(expectation, await observe(sessions, expectation), upToDate);
  const { scope: _scope, ...streamed } = await drift(sessions, expectation, upToDate);
  // What is told of a finding beside it comes after judging.
  const findings = streamed.findings.map(({ hint: _hint, ...finding }) => finding);
  // Only part by part it is told where nothing is expected and nothing was seen.
  const addresses = new Set(expectation.resources.map(({ address }) => address));
  const isBlindSpot = ({ status, address }: (typeof findings)[number]): boolean =>
    status === 'unchecked' && !addresses.has(address);
  expect({ ...streamed, findings: findings.filter((finding) => !isBlindSpot(finding)) }).toEqual(gathered);
  return gathered.findings.length;
}

const trustOf = (arn: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' }],
  });

describe('part by part is the same as all at once', () => {
  test('as it was deployed', async () => {
    expect(await sameBothWays(await simulation())).toBe(0);
  });

  test('in an empty organization', async () => {
    expect(await sameBothWays(await simulation([]))).toBeGreaterThan(10);
  });

  test('without an account: what is in it went with it', async () => {
    const left = expectation.resources.filter(({ address }) => !address.startsWith('account/payments-dev'));
    expect(await sameBothWays(await simulation(left))).toBe(1);
  });

  test('without the network account: the networks are missing, not what is in other accounts', async () => {
    const left = expectation.resources.filter(
      ({ kind, account, region }) =>
        account !== 'network' && kind !== 'parameter' && !(tierOf(kind) === 'network' && region !== null),
    );
    expect(await sameBothWays(await simulation(left))).toBeGreaterThan(1);
  });

  test('changed by hand in every tier, across accounts', async () => {
    const simulated = await simulation();
    const { client, ids, id } = simulated;
    const stranger = await strangerIn(simulated);
    const share = String(ids.get(some('resource-share', ({ region }) => region === 'us-east-1').address)?.['arn']);
    const ram = await client('network', RAMClient);
    // Of somebody whom nobody declares: it came with the account.
    await ram.send(new AssociateResourceShareCommand({ resourceShareArn: share, principals: [stranger] }));
    const shared = some('principal-association', ({ account }) => account === 'reporting-dev');
    const disassociate = {
      resourceShareArn: String(ids.get((shared.properties.share as { ref: string }).ref)?.['arn']),
      principals: [id('account/reporting-dev')],
    };
    await (
      await client('network', RAMClient, String(shared.region))
    ).send(new DisassociateResourceShareCommand(disassociate));
    const attachment = some('scp-attachment', ({ account }) => account === 'payments-dev');
    const organizations = await client('management', OrganizationsClient);
    const detach = { PolicyId: id(attachment.properties.policy.ref), TargetId: id('account/payments-dev') };
    await organizations.send(new DetachPolicyCommand(detach));
    // Another account's role, which is known by the files alone when this account is judged.
    const other = String(ids.get('account/reporting-dev/role/Developer')?.['arn']);
    const trust = { RoleName: 'Developer', PolicyDocument: trustOf(other) };
    await (await client('payments-dev', IAMClient)).send(new UpdateAssumeRolePolicyCommand(trust));
    const { properties } = some('parameter', ({ account, address }) => {
      return account === 'payments-dev' && address.includes('subnet');
    });
    const parameter = { Name: properties.name, Value: id(some('vpc').address), Overwrite: true };
    await (await client('payments-dev', SSMClient)).send(new PutParameterCommand(parameter));
    expect(await sameBothWays(simulated)).toBe(5);
    const { findings } = await drift(simulated.sessions, expectation, upToDate);
    const trusted = findings.find(({ property }) => property === 'trustPolicy');
    expect(JSON.stringify(trusted?.actual)).toContain('"ref":"account/reporting-dev/role/Developer"');
  });

  test('an account that AWS has closed', async () => {
    const simulated = await simulation();
    const organizations = await simulated.client('management', OrganizationsClient);
    await organizations.send(new CloseAccountCommand({ AccountId: simulated.id('account/reporting-dev') }));
    expect(await sameBothWays(simulated)).toBeGreaterThan(0);
  });

  test.each<[string, (call: ApiCall, simulated: Simulation) => boolean]>([
    ['networks of a region', ({ operation, region }) => operation === 'GetResourceShares' && region === 'eu-west-2'],
    [
      'IAM of a member',
      ({ operation, accountId }, { id }) =>
        operation === 'GetAccountAuthorizationDetails' && accountId === id('account/payments-dev'),
    ],
    ['SCPs', ({ operation }) => operation === 'DescribePolicy'],
    ['organizational units', ({ operation }) => operation === 'ListOrganizationalUnitsForParent'],
    ['accounts', ({ operation }) => operation === 'ListAccounts'],
    ['keys', ({ service }) => service === 'kms'],
    ['everything in a member', ({ operation }) => operation === 'AssumeRole'],
  ])('refused: %s', async (_what, holds) => {
    const simulated = await simulation();
    simulated.refuse((call) => holds(call, simulated));
    expect(await sameBothWays(simulated)).toBeGreaterThan(0);
  });
});

test('what refers to a network that could not be read, and was changed, is unchecked', async () => {
  const simulated = await simulation();
  const iam = await simulated.client('payments-dev', IAMClient);
  await iam.send(new DeleteRolePolicyCommand({ RoleName: 'LandingZoneAudit', PolicyName: 'Read' }));
  simulated.refuse(({ operation, region }) => operation === 'DescribeVpcs' && region === 'eu-west-2');
  const { findings, complete } = await drift(simulated.sessions, expectation, upToDate);
  const parameters = findings.filter(({ kind }) => kind === 'parameter');
  expect(new Set(parameters.map(({ status, region }) => `${status} ${String(region)}`))).toEqual(
    new Set(['unchecked eu-west-2']),
  );
  expect(findings.filter(({ status }) => status === 'drifted').map(({ address }) => address)).toEqual([
    at('role', 'account/payments-dev/role/LandingZoneAudit').address,
  ]);
  expect(complete).toBe(false);
});

test('what could not be read where nothing is expected is unchecked, too: something that nobody declares may be there', async () => {
  const simulated = await simulation();
  const withoutKeys = { ...expectation, resources: expectation.resources.filter(({ kind }) => kind !== 'key') };
  simulated.refuse(({ service, region }) => service === 'kms' && region === 'us-east-1');
  const { findings, complete } = await drift(simulated.sessions, withoutKeys, upToDate);
  expect(complete).toBe(false);
  expect(findings.filter(({ kind, status }) => kind === 'key' && status === 'unchecked')).toContainEqual(
    expect.objectContaining({ address: 'account/payments-dev/us-east-1/key', region: 'us-east-1', property: null }),
  );
});
