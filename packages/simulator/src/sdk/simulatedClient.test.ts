import { EC2Client, DescribeVpcsCommand, CreateVpcCommand } from '@aws-sdk/client-ec2';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateOrganizationalUnitCommand,
  ListPoliciesForTargetCommand,
  ListRootsCommand,
  OrganizationsClient,
  paginateListAccounts,
} from '@aws-sdk/client-organizations';
import { paginateGetParametersByPath, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { callerOf } from '../store/apiCall';
import { Cloud, HOME, MANAGEMENT_ID } from '../testing/cloud';
import { simulatedClient } from './simulatedClient';
import { simulatedSessions } from './simulatedSessions';

const identity = { ...callerOf(MANAGEMENT_ID), region: HOME };

describe('a simulated client', () => {
  it('is one of the SDK, whose paginators work', async () => {
    const cloud = new Cloud();
    for (let n = 0; n < 22; n += 1) await cloud.vend(`account-${n}`);
    const client = simulatedClient(cloud.aws, OrganizationsClient, identity);
    expect(client).toBeInstanceOf(OrganizationsClient);
    const pages: number[] = [];
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) pages.push(Accounts.length);
    expect(pages).toEqual([20, 3]);
    const ssm = simulatedClient(cloud.aws, SSMClient, identity);
    for (let n = 0; n < 11; n += 1)
      await ssm.send(new PutParameterCommand({ Name: `/a/${n}`, Value: 'v', Type: 'String' }));
    const names: string[] = [];
    for await (const { Parameters = [] } of paginateGetParametersByPath({ client: ssm }, { Path: '/a' })) {
      names.push(...Parameters.map(({ Name = '' }) => Name));
    }
    expect(new Set(names).size).toBe(11);
  });

  it('makes changes in its region, and answers dates as dates', async () => {
    const cloud = new Cloud();
    const west = simulatedClient(cloud.aws, EC2Client, { ...identity, region: 'eu-west-2' });
    await west.send(new CreateVpcCommand({ CidrBlock: '10.0.0.0/16' }));
    expect((await west.send(new DescribeVpcsCommand({}))).Vpcs).toHaveLength(1);
    const east = simulatedClient(cloud.aws, EC2Client, identity);
    expect((await east.send(new DescribeVpcsCommand({}))).Vpcs).toEqual([]);
    const member = await cloud.vend('member');
    const iam = simulatedClient(cloud.aws, IAMClient, { ...callerOf(member), region: HOME });
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'OrganizationAccountAccessRole' }));
    expect(Role?.CreateDate).toEqual(cloud.now);
  });

  it('throws what AWS refuses, by the name of the SDK', async () => {
    const cloud = new Cloud();
    const iam = simulatedClient(cloud.aws, IAMClient, identity);
    await expect(iam.send(new GetRoleCommand({ RoleName: 'None' }))).rejects.toMatchObject({
      name: 'NoSuchEntityException',
      Code: 'NoSuchEntity',
      $fault: 'client',
      $metadata: { httpStatusCode: 404 },
    });
    const organizations = simulatedClient(cloud.aws, OrganizationsClient, identity);
    const { Roots: [root] = [] } = await organizations.send(new ListRootsCommand({}));
    await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: root?.Id, Name: 'Dev' }));
    await expect(
      organizations.send(
        new ListPoliciesForTargetCommand({ TargetId: 'ou-none-00000000', Filter: 'SERVICE_CONTROL_POLICY' }),
      ),
    ).rejects.toMatchObject({ name: 'TargetNotFoundException' });
  });
});

describe('simulated sessions', () => {
  const whoAmI = async (client: STSClient) => (await client.send(new GetCallerIdentityCommand({}))).Arn;

  it('are the automation in the management account, and a role in members', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    const sessions = simulatedSessions(cloud.aws);
    const management = await sessions.management();
    expect(await whoAmI(management.client(STSClient, HOME))).toBe(`arn:aws:iam::${MANAGEMENT_ID}:user/automation`);
    const session = await sessions.member(member, 'OrganizationAccountAccessRole');
    expect(session.accountId).toBe(member);
    expect(await whoAmI(session.client(STSClient, HOME))).toBe(
      `arn:aws:sts::${member}:assumed-role/OrganizationAccountAccessRole/microaccounts`,
    );
  });

  it('are refused where the audit role is not', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    await expect(simulatedSessions(cloud.aws).member(member)).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});
