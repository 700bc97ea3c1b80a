// `drift --tier deep`: previews stacks with refresh, and reports what the engine would set right.
import type { DeepScope, DriftReport } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { deployedStacks } from '../comparison';
import { deploy } from '../deployment';
import { interruption } from '../interruption';
import type { Output } from '../output';
import type { World } from '../world';

export interface DeepOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  readonly scope: DeepScope;
  readonly output: Output;
}

/** The report of the deep tier. Nothing is changed, in AWS or in any state. */
export async function deepTier({ landingZone, world, scope, output }: DeepOptions): Promise<DriftReport> {
  const { deepReport, deepSelections } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const deployed = await deployedStacks(world.engine);
  const isPending = (stack: string): boolean => deployed.get(stack)?.digest !== stackDigest(landingZone, stack);
  const interrupted = interruption();
  try {
    const { signal } = interrupted;
    const previews: Pick<UpSummary, 'stacks' | 'refused' | 'selected'>[] = [];
    for (const selection of deepSelections(landingZone, scope)) {
      const { summary } = await deploy({
        ...{ landingZone, world, selection, output, signal, parallel: world.parallel },
        ...{ refresh: true, preview: true },
      });
      previews.push(summary);
    }
    return deepReport(landingZone, scope, previews, isPending);
  } finally {
    interrupted.end();
  }
}
