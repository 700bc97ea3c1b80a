import { Cloud, refusal } from '../../testing/cloud';

const SSM = 'ssm.amazonaws.com';

async function trusting(): Promise<{ cloud: Cloud; account: string }> {
  const cloud = new Cloud();
  await cloud.call('organizations:EnableAWSServiceAccess', { ServicePrincipal: SSM });
  return { cloud, account: await cloud.vend('admin') };
}

const register = (cloud: Cloud, AccountId: string, ServicePrincipal = SSM, where = {}) =>
  cloud.call('organizations:RegisterDelegatedAdministrator', { AccountId, ServicePrincipal }, where);
const deregister = (cloud: Cloud, AccountId: string, ServicePrincipal = SSM) =>
  cloud.call('organizations:DeregisterDelegatedAdministrator', { AccountId, ServicePrincipal });
const servicesOf = async (cloud: Cloud, AccountId: string): Promise<string[]> =>
  (
    (await cloud.call('organizations:ListDelegatedServicesForAccount', { AccountId })).DelegatedServices as {
      ServicePrincipal: string;
    }[]
  ).map(({ ServicePrincipal }) => ServicePrincipal);
const administrators = async (cloud: Cloud, input = {}): Promise<string[]> =>
  (
    (await cloud.call('organizations:ListDelegatedAdministrators', input)).DelegatedAdministrators as { Id: string }[]
  ).map(({ Id }) => Id);

test('is listed once, with its services, until it is deregistered for the last', async () => {
  const { cloud, account } = await trusting();
  await register(cloud, account);
  await register(cloud, account, 'account.amazonaws.com');
  expect(await administrators(cloud)).toEqual([account]);
  expect(await administrators(cloud, { ServicePrincipal: 'ram.amazonaws.com' })).toEqual([]);
  expect(await servicesOf(cloud, account)).toEqual([SSM, 'account.amazonaws.com']);
  await deregister(cloud, account);
  expect(await servicesOf(cloud, account)).toEqual(['account.amazonaws.com']);
  await deregister(cloud, account, 'account.amazonaws.com');
  expect(await administrators(cloud)).toEqual([]);
  await expect(servicesOf(cloud, account)).rejects.toMatchObject(refusal('AccountNotRegisteredException'));
});

test('is a member that is open, of a service that is trusted, once, and by the management account', async () => {
  const { cloud, account } = await trusting();
  await expect(register(cloud, '111111111111')).rejects.toMatchObject(
    refusal('ConstraintViolationException', 'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR'),
  );
  await expect(register(cloud, '999999999999')).rejects.toMatchObject(refusal('AccountNotFoundException'));
  await expect(register(cloud, account, 'sso.amazonaws.com')).rejects.toMatchObject(
    refusal('ConstraintViolationException', 'SERVICE_ACCESS_NOT_ENABLED'),
  );
  await expect(register(cloud, account, 'no service')).rejects.toMatchObject(
    refusal('InvalidInputException', 'INVALID_PATTERN'),
  );
  await expect(register(cloud, account, SSM, { account })).rejects.toMatchObject(refusal('AccessDeniedException'));
  await register(cloud, account);
  await expect(register(cloud, account)).rejects.toMatchObject(refusal('AccountAlreadyRegisteredException'));
  await expect(deregister(cloud, account, 'account.amazonaws.com')).rejects.toMatchObject(
    refusal('AccountNotRegisteredException'),
  );
  const closed = await cloud.vend('closed');
  await cloud.call('organizations:CloseAccount', { AccountId: closed });
  await expect(register(cloud, closed)).rejects.toMatchObject(
    refusal('ConstraintViolationException', 'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR'),
  );
});

test('cannot leave the organization', async () => {
  const { cloud, account } = await trusting();
  await register(cloud, account);
  cloud.wait({ days: 5 });
  const leave = () => cloud.call('organizations:RemoveAccountFromOrganization', { AccountId: account });
  await expect(leave()).rejects.toMatchObject(
    refusal('ConstraintViolationException', 'CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG'),
  );
  await deregister(cloud, account);
  await leave();
});
