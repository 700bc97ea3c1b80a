// What a drift job works on: AWS or the simulated one, and who knows what was deployed last.
import type { LandingZone } from '@microaccounts/landing-zone';
import { asksEngine, type DriftScopeOptions } from '../driftScope';
import { LOGS, TIME_LIMIT } from '../defaults';
import { requireLogs } from '../logs';
import type { Output } from '../output';
import { reopenSimulation } from '../simulation';
import { hasPulumi, openAws, requireEngine, requirePulumi, requireStates, type RunLimits, type World } from '../world';

export interface DriftWorldOptions extends DriftScopeOptions {
  readonly simulate?: boolean;
  /** Folder of the simulated AWS. */
  readonly state: string;
  readonly heal?: boolean;
}

/** What is read and healed, and who knows what was deployed last; null if nobody does. */
export interface DriftWorld {
  readonly world: World;
  readonly engine: World['engine'] | null;
}

/** As of an `up` of which nothing else is said. */
const LIMITS: RunLimits = { parallel: null, timeLimitSeconds: 60 * Number(TIME_LIMIT), logs: LOGS };

/** @throws UserError with what is missing. */
export async function openDrift(
  options: DriftWorldOptions,
  { estate }: LandingZone,
  output: Output,
): Promise<DriftWorld> {
  const { simulate = false, state, heal = false } = options;
  // Stacks are run for both, if only to look.
  const runs = heal || asksEngine(options);
  if (runs) requireLogs(LIMITS.logs);
  if (simulate) {
    const world = await reopenSimulation({ folder: state, estate, ...(runs ? { limits: LIMITS } : {}) });
    return { world, engine: world.engine };
  }
  if (runs) await requirePulumi();
  // What is only read is paced, and repeated, by the drift job itself.
  const world = await openAws(estate, runs ? LIMITS : null, runs ? {} : { attempts: 1 });
  try {
    if (runs) await requireEngine(world.engine, {}, output);
    if (runs) return { world, engine: world.engine };
    if (hasPulumi()) {
      await requireStates(world.engine);
      return { world, engine: world.engine };
    }
  } catch (error) {
    await world.close();
    throw error;
  }
  output.message('the Pulumi CLI is not on PATH: what is merged but not yet deployed is reported as drift, too');
  return { world, engine: null };
}
