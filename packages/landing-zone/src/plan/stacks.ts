// Which stacks there are and in which order an `up` runs them.
import type { Account, Estate } from '@microaccounts/config';
import type { NetworkPlan } from '@microaccounts/networking';
import { isActive, type Stack } from './landingZone';

export const ORGANIZATION_STACK = 'organization';
export const accountStack = (key: string): string => `account.${key}`;
export const networkStack = (region: string): string => `network.${region}`;
export const baselineStack = (key: string): string => `baseline.${key}`;

/** The key of the account whose vending stack `stack` is; null for any other stack. */
export function vendedAccount(stack: string): string | null {
  return stack.startsWith('account.') ? stack.slice('account.'.length) : null;
}

/** The region whose network the stack `stack` is; null for any other stack. */
export function deployedRegion(stack: string): string | null {
  return stack.startsWith('network.') ? stack.slice('network.'.length) : null;
}

/**
 * All stacks, each after those that it needs: organization, accounts (core ones first), networks, baselines. A region stays as
 * long as the address lock has it: what is deployed of a network that nobody uses any more has to be taken away.
 */
export function stacksOf(estate: Estate, network: NetworkPlan): Stack[] {
  const core = new Set(Object.values(estate.coreAccounts));
  const regions = network.networks.map(({ region }) => region);
  const accounts = [
    ...estate.accounts.filter((account) => core.has(account.key)),
    ...estate.accounts.filter((account) => !core.has(account.key)),
  ];
  return [
    { name: ORGANIZATION_STACK, kind: 'organization', account: null, region: null, needs: [] },
    ...accounts.map((account): Stack => vendingStack(account)),
    ...Object.keys(network.lock.regions)
      .sort()
      .map((region): Stack => regionalStack(estate, region)),
    ...accounts.filter(isActive).map((account): Stack => baseline(estate, regions, account)),
  ];
}

function vendingStack({ key }: Account): Stack {
  return { name: accountStack(key), kind: 'account', account: key, region: null, needs: [ORGANIZATION_STACK] };
}

function regionalStack(estate: Estate, region: string): Stack {
  const needs = [accountStack(estate.coreAccounts.network)];
  return { name: networkStack(region), kind: 'network', account: null, region, needs };
}

function baseline(estate: Estate, deployed: readonly string[], account: Account): Stack {
  const regions = deployed.filter((region) => region in account.network);
  const needs = [
    accountStack(account.key),
    ...Object.keys(account.trustedAccounts).map(accountStack),
    ...(regions.length > 0 ? [accountStack(estate.coreAccounts.network)] : []),
    ...regions.map(networkStack),
  ];
  return {
    name: baselineStack(account.key),
    kind: 'baseline',
    account: account.key,
    region: null,
    needs: [...new Set(needs)],
  };
}
