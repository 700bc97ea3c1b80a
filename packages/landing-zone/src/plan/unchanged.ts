// Which stacks hold the same in two landing zones, found out without making their resources.
import type { Account, Estate } from '@microaccounts/config';
import { targetAddress } from '@microaccounts/scp';
import type { LandingZone, Stack } from './landingZone';
import { accountsByKey, boundTargets, type Bound } from './lookUp';

/**
 * What of an estate is in its accounts, in the SCPs and in the networks already: by itself it changes no stack of an
 * account or a region. Whatever else an estate has, counts.
 */
const RESOLVED: ReadonlySet<string> = new Set<keyof Estate>([
  'accounts',
  'businessUnits',
  'drift',
  'environments',
  'guardrails',
  'limits',
  'organizationalUnits',
  'services',
]);

/**
 * The names of stacks that are in both landing zones and hold the same resources in both. Not of all of them: where
 * something that a stack may follow from differs, the stack is left to the comparison of its resources. Which is the only
 * one that says what changes.
 */
export function unchangedStacks(base: LandingZone, head: LandingZone): ReadonlySet<string> {
  if (!equal(rest(base.estate), rest(head.estate))) return new Set();
  const [before, after] = [inputsOf(base), inputsOf(head)];
  const sameVpcs = sameKeys(before.vpcs, after.vpcs);
  const sameAccounts = sameKeys(before.accounts, after.accounts);
  const ofBase = new Map(base.stacks.map((stack) => [stack.name, stack]));
  const unchanged = head.stacks.filter((stack) => {
    const other = ofBase.get(stack.name);
    return other !== undefined && equal(other, stack) && isUnchanged(stack);
  });
  return new Set(unchanged.map(({ name }) => name));

  function isUnchanged({ kind, account, region }: Stack): boolean {
    switch (kind) {
      case 'account':
        return (
          account !== null &&
          sameAccounts.has(account) &&
          same(targetAddress({ kind: 'account', key: account }), before.targets, after.targets)
        );
      case 'baseline':
        return account !== null && sameAccounts.has(account) && trustsTheSame(account) && hasTheSameVpcs(account);
      case 'network':
        return region !== null && same(region, before.regions, after.regions);
      case 'organization':
        return false;
      default:
        return unreachable(kind);
    }
  }

  function trustsTheSame(key: string): boolean {
    return Object.keys(after.accounts.get(key)?.trustedAccounts ?? {}).every((trusted) => sameAccounts.has(trusted));
  }

  function hasTheSameVpcs(key: string): boolean {
    const names = after.vpcNames.get(key);
    return equal(before.vpcNames.get(key), names) && (names ?? []).every((name) => sameVpcs.has(name));
  }
}

interface Inputs {
  readonly accounts: ReadonlyMap<string, Account>;
  /** With the names of their SCPs, which their texts give them. */
  readonly targets: ReadonlyMap<string, Bound>;
  readonly regions: ReadonlyMap<string, object>;
  /** A VPC, and what its region says beside it. */
  readonly vpcs: ReadonlyMap<string, object>;
  /** Account → its VPCs. */
  readonly vpcNames: ReadonlyMap<string, readonly string[]>;
}

function inputsOf({ estate, scps, network }: LandingZone): Inputs {
  const vpcs = new Map<string, object>();
  const vpcNames = new Map<string, string[]>();
  for (const { vpcs: all, ...region } of network.networks)
    for (const vpc of all) {
      const name = `${region.region}/${vpc.name}`;
      vpcs.set(name, { region, vpc });
      for (const key of vpc.accounts) add(vpcNames, key, name);
    }
  return {
    accounts: accountsByKey(estate),
    targets: boundTargets(scps),
    regions: new Map(network.networks.map((region) => [region.region, region])),
    vpcs,
    vpcNames,
  };
}

function add(lists: Map<string, string[]>, key: string, entry: string): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [entry]);
  else list.push(entry);
}

/** Whether both have the same at a key, or neither has anything. */
function same<T>(key: string, before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): boolean {
  return equal(before.get(key), after.get(key));
}

/** The keys at which two maps have the same. */
function sameKeys<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): ReadonlySet<string> {
  return new Set([...after.keys()].filter((key) => before.has(key) && same(key, before, after)));
}

function rest(estate: Estate): object {
  return Object.fromEntries(Object.entries(estate).filter(([key]) => !RESOLVED.has(key)));
}

/** Whether two values of plain JSON are equal, the order of their keys included. */
function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every(
      (key, index) =>
        key === others[index] && equal((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
    )
  );
}

function unreachable(kind: never): never {
  throw new TypeError(`no inputs of a stack of kind ${String(kind)}`);
}
