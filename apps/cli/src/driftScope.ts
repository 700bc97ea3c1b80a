// Which part of the landing zone `drift` is about: its options, held against the estate.
import type { DriftScope, Tier } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import { UserError } from './exit';
import { checkNames, shardFrom } from './selection';

/** The tiers that may be named: those that are read, and the one that asks the engine. */
export const DRIFT_TIERS = ['organization', 'network', 'accounts', 'deep'] as const;

export interface DriftScopeOptions {
  /** Names of tiers. */
  readonly tier?: readonly string[];
  /** Keys of accounts. */
  readonly accounts?: readonly string[];
  /** `2/4`, as it is written. */
  readonly shard?: string;
}

/**
 * What the options select of what is read; everything where they say nothing.
 * @throws UserError if they name what there is not, or select nothing at all.
 */
export async function driftScopeOf(options: DriftScopeOptions, { estate }: LandingZone): Promise<DriftScope> {
  const { TIERS } = await import('@microaccounts/drift');
  const { tier = TIERS, accounts = null, shard } = options;
  await checkNames('tier', tier, DRIFT_TIERS);
  await checkNames(
    'account',
    accounts ?? [],
    estate.accounts.map(({ key }) => key),
  );
  const part = shard === undefined ? null : shardFrom(shard);
  const tiers = TIERS.filter((one): one is Tier => tier.includes(one));
  if (part !== null && part.index > 1 && !tiers.includes('accounts') && !asksEngine(options))
    throw new UserError(
      `shard ${part.index} has nothing of tier \`${tiers.join(',')}\``,
      'what accounts share is compared by the first shard alone',
    );
  return { tiers, accounts, members: null, shard: part };
}

/** Whether the deep tier is asked for. */
export function asksEngine({ tier = [] }: DriftScopeOptions): boolean {
  return tier.includes('deep');
}
