// `drift --tier deep`: previews stacks with refresh, and reports what the engine would set right.
import type { DriftReport, DriftScope } from '@microaccounts/drift';
import type { LandingZone, Selection } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { deployedStacks } from '../comparison';
import { deploy } from '../deployment';
import { interruption } from '../interruption';
import type { Output } from '../output';
import type { World } from '../world';

export interface DeepOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  /** Of which accounts, and which part of them; its tiers are those that are read. */
  readonly scope: Pick<DriftScope, 'accounts' | 'shard'>;
  readonly output: Output;
}

/** The report of the deep tier. Nothing is changed, in AWS or in any state. */
export async function deepTier({ landingZone, world, scope, output }: DeepOptions): Promise<DriftReport> {
  const { deepReport } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const deployed = await deployedStacks(world.engine);
  const isPending = (stack: string): boolean => deployed.get(stack)?.digest !== stackDigest(landingZone, stack);
  const accountOf = new Map(landingZone.stacks.map(({ name, account }) => [name, account]));
  const { accounts } = scope;
  const isAsked = (stack: string): boolean => accounts === null || accounts.includes(accountOf.get(stack) ?? '');
  const interrupted = interruption();
  try {
    const { signal } = interrupted;
    const previews: Pick<UpSummary, 'stacks' | 'refused' | 'selected'>[] = [];
    for (const selection of selectionsOf(scope)) {
      const { summary } = await deploy({
        ...{ landingZone, world, selection, output, signal, parallel: world.parallel },
        ...{ refresh: true, preview: true },
      });
      previews.push({ ...summary, selected: summary.selected.filter(isAsked) });
    }
    return deepReport(landingZone, previews, isPending);
  } finally {
    interrupted.end();
  }
}

/** What accounts share is of the first shard, as in the tiers that are read. */
function selectionsOf({ accounts, shard }: DeepOptions['scope']): [Selection, ...Selection[]] {
  const of = accounts === null ? {} : { accounts };
  if (shard === null) return [of];
  return [{ ...of, shard }, ...(shard.index === 1 && accounts === null ? [{ shared: true }] : [])];
}
