// One `up` of a landing zone into a world, with its progress and what it took.
import type { LandingZone } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import { expectationOf } from './comparison';
import type { Output } from './output';
import { upProgress } from './progress';
import type { ProgressOptions } from './progress/progress';
import type { Cost } from './render/up';
import type { World } from './world';

export interface DeploymentOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  /** Read everything back first. */
  readonly refresh: boolean;
  /** Names of the stacks to run, in any order; all by default. */
  readonly stacks?: readonly string[];
  readonly output: Output;
  readonly progress?: ProgressOptions;
}

export interface Deployed {
  readonly summary: UpSummary;
  readonly cost: Cost;
}

/** Deploys, and shows how it goes. What fails is in the summary. */
export async function deploy(options: DeploymentOptions): Promise<Deployed> {
  const { landingZone, world, refresh, stacks, output } = options;
  const started = performance.now();
  const { up } = await import('@microaccounts/landing-zone/deploy');
  const { findExisting } = await import('@microaccounts/drift');
  const { ACCESS_ROLE } = await import('@microaccounts/resources');

  const expectation = await expectationOf(landingZone);
  const names = landingZone.stacks.map(({ name }) => name).filter((name) => stacks?.includes(name) ?? true);
  const progress = await upProgress(names, output, options.progress);
  try {
    const summary = await up({
      landingZone,
      refresh,
      engine: world.engine,
      stacks: names,
      existing: (resources) => findExisting(world.sessions, expectation, resources, { roleName: ACCESS_ROLE }),
      onEvent: (event) => progress.event(event),
    });
    return { summary, cost: { seconds: (performance.now() - started) / 1000, peakMegabytes: peakMegabytes() } };
  } finally {
    await progress.finish();
  }
}

/** Node gives the peak in kB (`process.resourceUsage`). */
function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
