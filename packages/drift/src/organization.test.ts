// What is turned on in the organization, by hand and behind the files' back.
import {
  DisableAWSServiceAccessCommand,
  DisablePolicyTypeCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
} from '@aws-sdk/client-organizations';
import { drift } from './drift';
import { exitCode, type DriftReport } from './report/report';
import { EVERYTHING, type DriftScope } from './scope/scope';
import { expectation, upToDate } from './testing/landingZone';
import { simulation, strangerIn, type Simulation } from './testing/simulation';

const SSO = 'sso.amazonaws.com';
const ACCOUNT = 'account.amazonaws.com';

const found = ({ findings }: DriftReport): string[] =>
  findings.map(({ status, address, security }) => `${status} ${address}${security ? ' security' : ''}`).sort();

async function hand({ client }: Simulation) {
  const organizations = await client('management', OrganizationsClient);
  const { Roots } = await organizations.send(new ListRootsCommand({}));
  const register = (AccountId: string, ServicePrincipal: string) =>
    organizations.send(new RegisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal }));
  return { organizations, RootId: Roots?.[0]?.Id, register };
}

test('a service that nobody declares, with who turned it on and how it is turned off', async () => {
  const simulated = await simulation();
  const { organizations } = await hand(simulated);
  await organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: SSO }));
  const report = await drift(simulated.sessions, expectation, upToDate, { who: {} });
  expect(found(report)).toEqual([`unmanaged organization/trusted-service/${SSO} security`]);
  expect(report.findings[0]).toMatchObject({
    account: 'management',
    actual: { id: SSO, servicePrincipal: SSO },
    cause: { event: 'organizations:EnableAWSServiceAccess' },
    hint: { remove: expect.stringContaining(`disable-aws-service-access --service-principal ${SSO}`) as string },
  });
  expect(exitCode(report)).toBe(2);
});

test('administrators are findings of their accounts, a stranger beside the account that is one itself', async () => {
  const simulated = await simulation();
  const { register } = await hand(simulated);
  await register(simulated.id('account/payments-dev'), ACCOUNT);
  const stranger = await strangerIn(simulated);
  await register(stranger, 'ram.amazonaws.com');
  const report = await drift(simulated.sessions, expectation, upToDate, { who: {} });
  expect(found(report)).toEqual([
    `unmanaged account/${stranger} security`,
    `unmanaged organization/delegated-administrator/${stranger}/ram.amazonaws.com security`,
    `unmanaged organization/delegated-administrator/payments-dev/${ACCOUNT} security`,
  ]);
  expect(report.findings.find(({ account }) => account === 'payments-dev')).toMatchObject({
    kind: 'delegated-administrator',
    actual: { account: { ref: 'account/payments-dev' }, servicePrincipal: ACCOUNT },
    cause: { event: 'organizations:RegisterDelegatedAdministrator' },
    hint: { remove: expect.stringContaining(simulated.id('account/payments-dev')) as string },
  });
  const scope = { ...EVERYTHING, accounts: ['payments-dev'] };
  expect(found(await drift(simulated.sessions, expectation, upToDate, { scope }))).toEqual([
    `unmanaged organization/delegated-administrator/payments-dev/${ACCOUNT} security`,
  ]);
});

test('a service that was turned off is missing, widens nothing, and takes the contacts out of sight', async () => {
  const simulated = await simulation();
  const { organizations } = await hand(simulated);
  await organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal: ACCOUNT }));
  const report = await drift(simulated.sessions, expectation, upToDate, { who: {} });
  expect(found(report)).toEqual([
    `missing organization/trusted-service/${ACCOUNT}`,
    'unchecked account/network/alternate-contact',
    'unchecked account/payments-dev/alternate-contact/OPERATIONS',
    'unchecked account/payments-dev/alternate-contact/SECURITY',
    'unchecked account/reporting-dev/alternate-contact',
  ]);
  const unchecked = report.findings.filter(({ status }) => status === 'unchecked');
  expect(new Set(unchecked.map(({ actual }) => actual))).toEqual(
    new Set([expect.stringMatching(/^access denied: .*trusted access for account\.amazonaws\.com/)]),
  );
  expect(report.findings[0]?.cause?.event).toBe('organizations:DisableAWSServiceAccess');
});

test('without SCPs nothing is enforced: the type is missing with every attachment', async () => {
  const simulated = await simulation();
  const { organizations, RootId } = await hand(simulated);
  await organizations.send(new DisablePolicyTypeCommand({ RootId, PolicyType: 'SERVICE_CONTROL_POLICY' }));
  const report = await drift(simulated.sessions, expectation, upToDate);
  const attached = expectation.resources.filter(({ kind }) => kind === 'scp-attachment');
  expect(attached.length).toBeGreaterThan(0);
  expect(found(report)).toEqual(
    [
      'missing organization/policy-type/SERVICE_CONTROL_POLICY security',
      ...attached.map(({ address }) => `missing ${address} security`),
    ].sort(),
  );
});

test('a policy type that nobody declares is told, and widens nothing', async () => {
  const simulated = await simulation();
  const { organizations, RootId } = await hand(simulated);
  await organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: 'TAG_POLICY' }));
  const report = await drift(simulated.sessions, expectation, upToDate);
  expect(found(report)).toEqual(['unmanaged organization/policy-type/TAG_POLICY']);
  expect(report.findings[0]?.hint?.remove).toContain(`--root-id ${String(RootId)} --policy-type TAG_POLICY`);
});

test.each([
  ['ListAWSServiceAccessForOrganization', [ACCOUNT, 'ram.amazonaws.com'].map(service)],
  ['ListDelegatedAdministrators', ['unchecked delegated-administrator']],
  ['ListDelegatedServicesForAccount', ['unchecked delegated-administrator']],
])('refused %s: unchecked, and not in sync, though nobody declares any', async (refused, expected) => {
  const simulated = await simulation();
  const { register } = await hand(simulated);
  // Of somebody who may list no services it is not known either.
  if (refused !== 'ListAWSServiceAccessForOrganization') await register(simulated.id('account/payments-dev'), ACCOUNT);
  simulated.refuse(({ operation }) => operation === refused);
  const report = await drift(simulated.sessions, expectation, upToDate);
  expect(found(report)).toEqual(expected);
  expect(report.complete).toBe(false);
  expect(exitCode(report)).toBe(3);
  expect(report.findings[0]?.actual).toContain('access denied');
});

test.each<[string, Partial<DriftScope>, boolean]>([
  ['one account, which may be one', { accounts: ['payments-dev'] }, true],
  ['several accounts: said once', { accounts: ['payments-dev', 'network'] }, true],
  ['the first shard of an account', { accounts: ['payments-dev'], shard: { index: 1, of: 2 } }, true],
  ['the second', { accounts: ['payments-dev'], shard: { index: 2, of: 2 } }, false],
  ['the inside of accounts', { accounts: ['payments-dev'], tiers: ['accounts'] }, false],
])('administrators that cannot be listed are unchecked if they are in the scope of %s: %j', async (_, part, isSaid) => {
  const simulated = await simulation();
  simulated.refuse(({ operation }) => operation === 'ListDelegatedAdministrators');
  const scope = { ...EVERYTHING, ...part };
  const report = await drift(simulated.sessions, expectation, upToDate, { scope });
  expect(found(report)).toEqual(isSaid ? ['unchecked delegated-administrator'] : []);
  expect(exitCode(report)).toBe(isSaid ? 3 : 0);
});

test('what is turned on for all accounts is not of chosen ones, and what may be attached to one is', async () => {
  const simulated = await simulation();
  simulated.refuse(({ operation }) => /^(?:ListAWSServiceAccess|ListTargetsForPolicy)/.test(operation));
  // Nobody declares an attachment to it.
  const without = {
    ...expectation,
    resources: expectation.resources.filter(
      ({ kind, account }) => kind !== 'scp-attachment' || account !== 'payments-dev',
    ),
  };
  const scope = { ...EVERYTHING, accounts: ['payments-dev'] };
  const report = await drift(simulated.sessions, without, upToDate, { scope });
  expect(found(report)).toEqual(['unchecked scp-attachment']);
});

function service(principal: string): string {
  return `unchecked organization/trusted-service/${principal}`;
}
