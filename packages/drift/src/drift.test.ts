import { IAMClient, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import { DetachPolicyCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { DisassociateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import { shardOf } from '@microaccounts/landing-zone';
import { drift } from './drift';
import { exitCode, type DriftReport } from './report/report';
import { EVERYTHING, isInScope, type DriftScope } from './scope/scope';
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

describe('a part of it', () => {
  const scopes: [string, Partial<DriftScope>][] = [
    ['the organization', { tiers: ['organization'] }],
    ['the networks', { tiers: ['network'] }],
    ['the accounts', { tiers: ['accounts'] }],
    ['one account', { accounts: ['payments-dev'] }],
    ['the first half', { shard: { index: 1, of: 2 } }],
    ['the second half', { shard: { index: 2, of: 2 } }],
  ];

  test.each(scopes)('%s: finds of everything what is in scope, and counts nothing else', async (_name, part) => {
    const scope = { ...EVERYTHING, ...part };
    const simulated = await simulation();
    const { client, ids, id, sessions } = simulated;
    for (const key of ['payments-dev', 'reporting-dev', 'network']) {
      const trust = { RoleName: 'LandingZoneAutomation', PolicyDocument: JSON.stringify({ ...OPEN }) };
      await (await client(key, IAMClient)).send(new UpdateAssumeRolePolicyCommand(trust)).catch(() => null);
      const developer = { RoleName: 'Developer', PolicyDocument: JSON.stringify({ ...OPEN }) };
      await (await client(key, IAMClient)).send(new UpdateAssumeRolePolicyCommand(developer)).catch(() => null);
    }
    const shared = some('principal-association', ({ account }) => account === 'payments-dev');
    const share = String(ids.get((shared.properties.share as { ref: string }).ref)?.['arn']);
    const ram = await client('network', RAMClient, String(shared.region));
    const principals = [id('account/payments-dev')];
    await ram.send(new DisassociateResourceShareCommand({ resourceShareArn: share, principals }));
    await strangerIn(simulated);
    const whole = await drift(sessions, expectation, upToDate);
    const report = await drift(sessions, expectation, upToDate, { scope });
    expect(report.findings).toEqual(whole.findings.filter((one) => isInScope(scope, one)));
    expect(report.checked.resources).toBe(expectation.resources.filter((one) => isInScope(scope, one)).length);
    expect(report).toMatchObject({ scope, complete: true });
    expect(report.checked.calls).toBeLessThan(whole.checked.calls);
  });

  test.each<[string, number, Partial<DriftScope>, readonly string[]]>([
    ['two shards', 2, {}, []],
    ['seven shards', 7, {}, []],
    ['shards of the accounts alone', 3, { tiers: ['accounts'] }, []],
    ['shards of accounts and organization', 3, { tiers: ['organization', 'accounts'] }, []],
    ['shards of chosen accounts', 3, { accounts: ['payments-dev', 'retired-dev'] }, []],
    ['shards with an account that cannot be read', 7, {}, ['payments-dev']],
    ['shards with an account that is gone', 7, {}, []],
  ])('%s count together what one run counts', async (name, of, part, refused) => {
    const isGone = name.endsWith('gone');
    const { sessions, refuse, id } = await simulation(
      expectation.resources.filter(({ address }) => !isGone || !address.startsWith('account/payments-dev')),
    );
    const ids = refused.map((key) => id(`account/${key}`));
    refuse(({ service, accountId }) => service === 'iam' && ids.includes(accountId));
    const scope = { ...EVERYTHING, ...part };
    const whole = await drift(sessions, expectation, upToDate, { scope });
    const shards = await Promise.all(
      Array.from({ length: of }, (_, index) =>
        drift(sessions, expectation, upToDate, { scope: { ...scope, shard: { index: index + 1, of } } }),
      ),
    );
    const sum = (count: (report: DriftReport) => number): number => shards.reduce((all, one) => all + count(one), 0);
    expect(whole.checked.accounts).toBeGreaterThan(0);
    expect(sum(({ checked }) => checked.accounts)).toBe(whole.checked.accounts);
    expect(sum(({ checked }) => checked.resources)).toBe(whole.checked.resources);
    expect(sum(({ findings }) => findings.length)).toBe(whole.findings.length);
    // Each counts those that it looked into; what has no inside is only seen by the first.
    const entered = expectation.accounts.filter(({ key, state }) => state === 'active' && !refused.includes(key));
    const own = shards.map((_, index) => entered.filter(({ key }) => shardOf(key, of) === index + 1).length);
    if (part.accounts === undefined)
      expect(shards.slice(1).map(({ checked }) => checked.accounts)).toEqual(own.slice(1));
  });

  test('where the organization is not compared, an account that AWS does not have is unchecked', async () => {
    const left = expectation.resources.filter(({ address }) => !address.startsWith('account/payments-dev'));
    const { sessions } = await simulation(left);
    const report = await drift(sessions, expectation, upToDate, { scope: { ...EVERYTHING, tiers: ['accounts'] } });
    expect(new Set(report.findings.map(({ status, account, actual }) => [status, account, actual].join(' ')))).toEqual(
      new Set(['unchecked payments-dev AWS has no account `payments-dev` in the organization']),
    );
    expect(exitCode(report)).toBe(3);
  });
});

const OPEN = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' }],
};
