// A small landing zone for tests: three core accounts and two that share a VPC.
import type { Account, Estate } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { compile } from '../plan/compile';
import type { LandingZone } from '../plan/landingZone';

const CORE = ['network', 'log-archive', 'audit'];
const inVpc = { network: { 'us-east-1': { tiers: ['app'], dedicated: {} } }, regions: ['us-east-1'] };

/** The accounts: those of the core without a network, `shop-dev` and `shop-prod` in the VPCs of their environments. */
export function someAccounts(changes: { readonly [key: string]: Partial<Account> } = {}): Account[] {
  const account = (key: string, own: Partial<Account>): Account => meantAccount(key, { ...own, ...changes[key] });
  return [
    ...CORE.map((key) => account(key, { network: {}, regions: ['us-east-1'], organizationalUnit: 'Core' })),
    account('shop-dev', inVpc),
    account('shop-prod', { ...inVpc, environment: 'prod', trustedAccounts: { 'shop-dev': ['kms'] } }),
  ].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** The landing zone of those accounts, in a region with a Transit Gateway. */
export function someLandingZone(
  accounts: readonly Account[] = someAccounts(),
  changes: Partial<Estate> = {},
  before: LandingZone | null = null,
): LandingZone {
  const { network } = meantEstate();
  const estate = meantEstate({
    accounts,
    network: { ...network, transitGateway: { asn: { 'us-east-1': 64512 } } },
    ...changes,
  });
  return compile(estate, before?.network.lock ?? null).landingZone;
}
