// Estates for tests: two regions, two tiers, a Transit Gateway; accounts as each test needs them.
import type { Account, AccountNetwork, Estate, Limits } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';

/** An active account that uses the tier `app` of `us-east-1`. */
export function account(key: string, more: Partial<Account> = {}): Account {
  return meantAccount(key, { regions: ['us-east-1'], network: { 'us-east-1': tiers('app') }, ...more });
}

export function tiers(...names: string[]): AccountNetwork {
  return { tiers: names, dedicated: {} };
}

export function estate(
  accounts: readonly Account[],
  network: Partial<Estate['network']> = {},
  limits: Partial<Limits> = {},
): Estate {
  return meantEstate({
    network: {
      pools: { 'us-east-1': ['10.0.0.0/12'], 'eu-west-2': ['10.16.0.0/12'] },
      reserved: ['10.255.0.0/16'],
      availabilityZones: {
        'us-east-1': ['use1-az1', 'use1-az2', 'use1-az4'],
        'eu-west-2': ['euw2-az1', 'euw2-az2', 'euw2-az3'],
      },
      defaultTiers: ['app'],
      vpc: {
        size: 19,
        tiers: [
          { name: 'app', kind: 'private', size: 22 },
          { name: 'data', kind: 'isolated', size: 23 },
        ],
      },
      transitGateway: { asn: { 'us-east-1': 64512, 'eu-west-2': 64513 } },
      ...network,
    },
    limits: { ...meantEstate().limits, ...limits },
    accounts: [...accounts].sort((a, b) => (a.key < b.key ? -1 : 1)),
  });
}
