// Which stacks the deep tier previews, and by which selections of an `up`.
import { accountStack, selectedStacks, shardOf, type LandingZone, type Selection } from '@microaccounts/landing-zone';
import { isStackInScope, type DriftScope } from '../scope/scope';

/** Of which accounts, and which part of them. */
export type DeepScope = Pick<DriftScope, 'accounts' | 'shard'>;

/**
 * The selections that together preview all that the deep tier reports of. An `up` takes core accounts to what accounts share,
 * while here, as in the tiers that are read, each is of the shard of its key; and it selects beside accounts also what these
 * need. So what is previewed is more than what is reported: {@link deepStacks}.
 */
export function deepSelections({ estate }: LandingZone, { accounts, shard }: DeepScope): Selection[] {
  const isOwn = (key: string): boolean => shard === null || shardOf(key, shard.of) === shard.index;
  if (accounts !== null) {
    const own = accounts.filter(isOwn);
    return own.length === 0 ? [] : [{ accounts: own }];
  }
  if (shard === null) return [{}];
  if (shard.index === 1) return [{ shard }, { shared: true }];
  const core = [...new Set(Object.values(estate.coreAccounts))].filter(isOwn);
  return [{ shard }, ...(core.length === 0 ? [] : [{ stacks: core.map(accountStack) }])];
}

/** The stacks of which the deep tier reports, in the order of an `up`. */
export function deepStacks({ stacks }: LandingZone, scope: DeepScope): string[] {
  return stacks.filter(({ account }) => isStackInScope(scope, account)).map(({ name }) => name);
}

/** The stacks that are previewed for that, if all accounts exist, in the order of an `up`. */
export function previewedStacks(landingZone: LandingZone, scope: DeepScope): string[] {
  const previewed = new Set(
    deepSelections(landingZone, scope).flatMap((selection) => selectedStacks(landingZone, selection, () => true)),
  );
  return landingZone.stacks.flatMap(({ name }) => (previewed.has(name) ? [name] : []));
}
