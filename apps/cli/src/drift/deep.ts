// `drift --tier deep`: previews stacks with refresh, and reports what the engine would set right.
import type { DriftReport } from '@microaccounts/drift';
import type { LandingZone, Selection } from '@microaccounts/landing-zone';
import { deployedStacks } from '../comparison';
import { deploy } from '../deployment';
import { interruption } from '../interruption';
import type { Output } from '../output';
import type { World } from '../world';

export interface DeepOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  /** Which stacks; a shard is a part of the accounts. */
  readonly selection: Selection;
  readonly output: Output;
}

/** The report of the deep tier. Nothing is changed, in AWS or in any state. */
export async function deepTier({ landingZone, world, selection, output }: DeepOptions): Promise<DriftReport> {
  const { deepReport } = await import('@microaccounts/drift');
  const { stackDigest } = await import('@microaccounts/landing-zone');
  const deployed = await deployedStacks(world.engine);
  const interrupted = interruption();
  try {
    const { signal } = interrupted;
    const { summary } = await deploy({
      ...{ landingZone, world, selection, output, signal, parallel: world.parallel },
      ...{ refresh: true, preview: true },
    });
    return deepReport(landingZone, summary, (stack) => deployed.get(stack)?.digest !== stackDigest(landingZone, stack));
  } finally {
    interrupted.end();
  }
}
