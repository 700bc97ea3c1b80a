import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DetachPolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DisassociateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import { drift } from './drift';
import { exitCode } from './report/report';
import { at, expectation, some, upToDate } from './testing/landingZone';
import { simulation, strangerIn } from './testing/simulation';

test('a landing zone as it was deployed', async () => {
  const { sessions } = await simulation();
  const report = await drift(sessions, expectation, upToDate);
  expect(report).toMatchObject({
    complete: true,
    checked: { accounts: 4, resources: expectation.resources.length },
    findings: [],
  });
  expect(exitCode(report)).toBe(0);
});

test('four changes by hand are four findings, with expected and actual', async () => {
  const simulated = await simulation();
  const { client, ids, id, sessions } = simulated;

  const attachment = some('scp-attachment', ({ account }) => account === 'payments-dev');
  const organizations = await client('management', OrganizationsClient);
  const detach = { PolicyId: id(attachment.properties.policy.ref), TargetId: id('account/payments-dev') };
  await organizations.send(new DetachPolicyCommand(detach));

  const role = at('role', 'account/reporting-dev/role/Developer');
  const principal = { AWS: `arn:aws:iam::${id('account/payments-dev')}:root` };
  const open = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
  };
  const trust = { RoleName: 'Developer', PolicyDocument: JSON.stringify(open) };
  await (await client('reporting-dev', IAMClient)).send(new UpdateAssumeRolePolicyCommand(trust));

  const shared = some('principal-association', ({ account }) => account === 'payments-dev');
  const disassociate = {
    resourceShareArn: String(ids.get((shared.properties.share as { ref: string }).ref)?.['arn']),
    principals: [id('account/payments-dev')],
  };
  const ram = await client('network', RAMClient, String(shared.region));
  await ram.send(new DisassociateResourceShareCommand(disassociate));

  const stranger = await strangerIn(simulated);

  const report = await drift(sessions, expectation, upToDate);
  expect(report.findings).toEqual([
    {
      ...{ status: 'unmanaged', kind: 'account', address: `account/${stranger}`, account: stranger, region: null },
      ...{ property: null, expected: null, security: true },
      actual: expect.objectContaining({ id: stranger, name: 'shadow', email: 'shadow@example.com' }),
      hint: { adopt: expect.stringContaining(`id: "${stranger}"`) },
    },
    {
      ...{
        status: 'missing',
        kind: 'scp-attachment',
        address: attachment.address,
        account: 'payments-dev',
        region: null,
      },
      ...{ property: null, expected: attachment.properties, actual: null, security: true },
    },
    {
      ...{ status: 'drifted', kind: 'role', address: role.address, account: 'reporting-dev', region: null },
      ...{ property: 'trustPolicy', expected: role.properties.trustPolicy, security: true },
      actual: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Principal: { AWS: { join: ['arn:aws:iam::', { ref: 'account/payments-dev', attribute: 'id' }, ':root'] } },
          },
        ],
      },
    },
    {
      ...{ status: 'missing', kind: 'principal-association', address: shared.address, account: 'payments-dev' },
      ...{ region: shared.region, property: null, expected: shared.properties, actual: null, security: false },
    },
  ]);
  expect(exitCode(report)).toBe(2);
});
