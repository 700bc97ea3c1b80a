import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { compile } from '@microaccounts/landing-zone';
import { driftScopeOf, type DriftScopeOptions } from './driftScope';

const landingZone = compile(
  meantEstate({ accounts: ['network', 'payments-dev'].map((key) => meantAccount(key)) }),
  null,
).landingZone;

const scopeOf = (options: DriftScopeOptions) => driftScopeOf(options, landingZone);

test('everything, where nothing is said', async () => {
  expect(await scopeOf({})).toEqual({
    tiers: ['organization', 'network', 'accounts'],
    accounts: null,
    members: null,
    shard: null,
  });
});

test('tiers in their order, accounts, a shard', async () => {
  const options = { tier: ['accounts', 'organization'], accounts: ['payments-dev'], shard: '2/4' };
  expect(await scopeOf(options)).toEqual({
    tiers: ['organization', 'accounts'],
    accounts: ['payments-dev'],
    members: null,
    shard: { index: 2, of: 4 },
  });
});

test.each<[DriftScopeOptions, string]>([
  [{ tier: ['organisation'] }, 'there is no tier `organisation`'],
  [{ accounts: ['payment-dev'] }, 'there is no account `payment-dev`'],
  [{ shard: '5/4' }, '`5/4` is no shard'],
  [{ tier: ['network'], shard: '2/4' }, 'shard 2 has nothing of tier `network`'],
])('%j is refused', async (options, message) => {
  await expect(scopeOf(options)).rejects.toThrow(message);
});
