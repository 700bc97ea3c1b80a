// One `up` of a landing zone into a world, with its progress and what it took.
import { setTimeout } from 'node:timers/promises';
import type { Expectation } from '@microaccounts/drift';
import type { LandingZone, Selection } from '@microaccounts/landing-zone';
import type { UpEvent, UpSummary } from '@microaccounts/landing-zone/deploy';
import { expectationOf } from './comparison';
import type { Output } from './output';
import { upProgress } from './progress';
import type { ProgressOptions } from './progress/progress';
import type { Cost } from './render/upReport';
import type { World } from './world';

export interface DeploymentOptions {
  readonly landingZone: LandingZone;
  readonly world: World;
  /** Read everything back first. */
  readonly refresh: boolean;
  /** Run stacks that are as the files say, too. */
  readonly force?: boolean;
  /** Change nothing. */
  readonly preview?: boolean;
  /** All stacks by default. */
  readonly selection?: Selection;
  /** How many stacks run at once. */
  readonly parallel?: number;
  /** The commit of the files; null if nobody knows. */
  readonly commit?: string | null;
  /** Ends the run early: what runs comes to its end. */
  readonly signal?: AbortSignal;
  /** Is told of every event beside the progress. */
  readonly onEvent?: (event: UpEvent) => void;
  readonly output: Output;
  readonly progress?: ProgressOptions;
}

export interface Deployed {
  readonly summary: UpSummary;
  readonly cost: Cost;
}

const INTERRUPTED = 'interrupted: what runs comes to its end, nothing more is begun; once more to stop at once';

/** Deploys, and shows how it goes. What fails is in the summary. */
export async function deploy(options: DeploymentOptions): Promise<Deployed> {
  const { landingZone, world, output, progress: how, onEvent, ...others } = options;
  const { parallel = 1, preview = false, signal } = options;
  const started = performance.now();
  const { up } = await import('@microaccounts/landing-zone/deploy');
  const { ACCESS_ROLE } = await import('@microaccounts/resources');

  // All resources of a landing zone take a while: only a run that has to look for something in AWS needs them.
  let expected: Promise<Expectation> | undefined;
  const expectation = (): Promise<Expectation> => (expected ??= expectationOf(landingZone));
  const accounts = new Map(landingZone.estate.accounts.map(({ key, regions }) => [key, regions]));
  const regionsOf = (account: string): readonly string[] => accounts.get(account) ?? [];
  const progress = await upProgress(output, { parallel, preview }, how);
  // Until something is there nothing of its stack runs, so there is nothing to wait for once all is to end.
  const wait = (milliseconds: number): Promise<void> => setTimeout(milliseconds, undefined, { signal });
  const interrupted = (): void => progress.note(INTERRUPTED);
  signal?.addEventListener('abort', interrupted);
  try {
    const summary = await up({
      ...others,
      landingZone,
      engine: world.engine,
      existing: async (resources) => {
        const { findExisting } = await import('@microaccounts/drift');
        return findExisting(world.sessions, await expectation(), resources, { roleName: ACCESS_ROLE, wait });
      },
      ready: async (account, accountId) => {
        const { accountReady } = await import('@microaccounts/drift');
        const entered = { account, accountId, regions: regionsOf(account), roleName: ACCESS_ROLE };
        await accountReady(world.sessions, entered, { wait });
      },
      onEvent: (event) => {
        progress.event(event);
        onEvent?.(event);
      },
    });
    return { summary, cost: { seconds: (performance.now() - started) / 1000, peakMegabytes: peakMegabytes() } };
  } finally {
    signal?.removeEventListener('abort', interrupted);
    await progress.finish();
  }
}

/** Node gives the peak in kB (`process.resourceUsage`). */
function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}
