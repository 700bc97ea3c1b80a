import { Cloud, MANAGEMENT_ID, refusal } from '../../testing/cloud';

const SERVICE = 'account.amazonaws.com';
const CONTACT = {
  AlternateContactType: 'SECURITY',
  EmailAddress: 'sec@example.com',
  Name: 'sec',
  PhoneNumber: '+44 (20) 7946-0000',
  Title: 'Security contact',
};
const TYPE = { AlternateContactType: 'SECURITY' };

const trusting = async (cloud: Cloud, ServicePrincipal = SERVICE): Promise<void> => {
  await cloud.call('organizations:EnableAWSServiceAccess', { ServicePrincipal });
};

describe('alternate contacts', () => {
  it('are put, overwritten, read and deleted by the account itself', async () => {
    const cloud = new Cloud();
    const where = { account: await cloud.vend('member') };
    await expect(cloud.call('account:GetAlternateContact', TYPE, where)).rejects.toMatchObject(
      refusal('ResourceNotFoundException'),
    );
    await cloud.call('account:PutAlternateContact', CONTACT, where);
    await cloud.call('account:PutAlternateContact', { ...CONTACT, Name: 'soc' }, where);
    expect(await cloud.call('account:GetAlternateContact', TYPE, where)).toMatchObject({
      AlternateContact: { ...CONTACT, Name: 'soc' },
    });
    await expect(
      cloud.call('account:GetAlternateContact', { AlternateContactType: 'BILLING' }, where),
    ).rejects.toMatchObject(refusal('ResourceNotFoundException'));
    await cloud.call('account:DeleteAlternateContact', TYPE, where);
    await expect(cloud.call('account:DeleteAlternateContact', TYPE, where)).rejects.toMatchObject(
      refusal('ResourceNotFoundException'),
    );
  });

  it('of a member are those that the management account, with trusted access, has put', async () => {
    const cloud = new Cloud();
    const AccountId = await cloud.vend('member');
    await cloud.call('organizations:DisableAWSServiceAccess', { ServicePrincipal: SERVICE });
    const put = (): Promise<unknown> => cloud.call('account:PutAlternateContact', { AccountId, ...CONTACT });
    await expect(put()).rejects.toMatchObject(refusal('AccessDeniedException'));
    await trusting(cloud);
    await put();
    expect(await cloud.call('account:GetAlternateContact', TYPE, { account: AccountId })).toMatchObject({
      AlternateContact: CONTACT,
    });
    await cloud.call('account:DeleteAlternateContact', { AccountId, ...TYPE });
  });

  it('of others are nobody else’s to ask for, but for delegated administrators', async () => {
    const cloud = new Cloud();
    await trusting(cloud);
    const [one, other] = [await cloud.vend('one'), await cloud.vend('other')];
    const put = (account: string, AccountId: string): Promise<unknown> =>
      cloud.call('account:PutAlternateContact', { AccountId, ...CONTACT }, { account });
    for (const [account, AccountId] of [
      [one, other],
      [one, one],
      [MANAGEMENT_ID, MANAGEMENT_ID],
      [MANAGEMENT_ID, '999999999999'],
    ] as const)
      await expect(put(account, AccountId)).rejects.toMatchObject(refusal('AccessDeniedException'));
    await cloud.call('organizations:RegisterDelegatedAdministrator', { AccountId: one, ServicePrincipal: SERVICE });
    await put(one, other);
    await expect(put(one, MANAGEMENT_ID)).rejects.toMatchObject(refusal('AccessDeniedException'));
  });

  it('of a closed account are not to be had', async () => {
    const cloud = new Cloud();
    await trusting(cloud);
    const AccountId = await cloud.vend('member');
    await cloud.call('organizations:CloseAccount', { AccountId });
    await expect(cloud.call('account:GetAlternateContact', { AccountId, ...TYPE })).rejects.toMatchObject(
      refusal('AccessDeniedException'),
    );
  });

  it.each([
    { AlternateContactType: 'PRIVACY' },
    { AlternateContactType: undefined },
    { Name: '' },
    { Name: 'n'.repeat(65) },
    { Title: 't'.repeat(51) },
    { Title: undefined },
    { EmailAddress: 'sec@example' },
    { EmailAddress: `${'a'.repeat(243)}@example.com` },
    { PhoneNumber: undefined },
    { PhoneNumber: 'none' },
    { PhoneNumber: '0'.repeat(26) },
  ])('refuse %o', async (change) => {
    const cloud = new Cloud();
    await expect(cloud.call('account:PutAlternateContact', { ...CONTACT, ...change })).rejects.toMatchObject(
      refusal('ValidationException'),
    );
  });

  it.each([{ Name: 'n'.repeat(64) }, { Title: 't'.repeat(50) }, { PhoneNumber: '0'.repeat(25) }, { PhoneNumber: '-' }])(
    'take %o',
    async (change) => {
      await expect(new Cloud().call('account:PutAlternateContact', { ...CONTACT, ...change })).resolves.toBeDefined();
    },
  );
});
