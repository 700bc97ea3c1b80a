// `microaccounts up`: deploys an estate, into AWS or into the simulated one.
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import type { Engine } from '@microaccounts/landing-zone/deploy';
import { deploy } from '../deployment';
import { readComparedEstates, readEstate, validLandingZone } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import { interruption } from '../interruption';
import type { Output } from '../output';
import { upDocument, upText } from '../render/up';
import { deployedCommit } from '../revision';
import { selectionOf, type SelectionOptions } from '../selection';
import { openSimulation } from '../simulation';
import { openAws, requireBackend, requirePulumi, type RunLimits, type World } from '../world';

export interface UpOptions extends SelectionOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
  readonly simulate?: boolean;
  readonly engine?: Engine['name'];
  readonly preview?: boolean;
  readonly refresh?: boolean;
  readonly force?: boolean;
  readonly allowDirty?: boolean;
  /** A whole number from 1, as it is written. */
  readonly parallel?: string;
  /** Minutes, as they are written. */
  readonly timeLimit: string;
  /** Folder of the logs. */
  readonly logs: string;
  /** Folder of the simulated AWS. */
  readonly state: string;
}

/** 1 if the estate is invalid, the deployment was refused or a stack failed; otherwise 0. */
export async function up(options: UpOptions, output: Output): Promise<ExitCode> {
  const { estate, format, preview = false, refresh = false, force = false } = options;
  const { head, base } = await readEstates(estate, options.since);
  const landingZone = validLandingZone(head, output);
  if (landingZone === null) return EXIT.failed;
  const selection = await selectionOf(options, landingZone, base?.landingZone ?? base?.unlocked ?? null);
  const commit = await deployedCommit(estate, options.allowDirty === true || options.simulate === true || preview);
  const limits = {
    parallel: options.parallel === undefined ? null : positive('--parallel', options.parallel),
    timeLimitSeconds: 60 * positive('--time-limit', options.timeLimit),
    logs: options.logs,
  };

  const world = await open(options, landingZone, limits);
  const interrupted = interruption(output);
  try {
    const { summary, cost } = await deploy({
      landingZone,
      world,
      selection,
      preview,
      refresh,
      force,
      commit,
      parallel: world.parallel,
      signal: interrupted.signal,
      output,
    });
    const document = upDocument(summary, cost);
    output.result(format === 'json' ? JSON.stringify(document, null, 2) : upText(summary, cost, output.colors));
    return summary.failed > 0 || summary.refused.length > 0 || interrupted.signal.aborted ? EXIT.failed : EXIT.fine;
  } finally {
    interrupted.end();
    await world.close();
  }
}

/** The estate, and with a ref what it was at that commit. */
async function readEstates(
  estate: string,
  since: string | undefined,
): Promise<{ readonly head: CheckedEstate; readonly base: CheckedEstate | null }> {
  return since === undefined
    ? { head: await readEstate(estate), base: null }
    : readComparedEstates(estate, since, undefined);
}

async function open(
  { simulate, engine, state }: UpOptions,
  { estate }: LandingZone,
  limits: RunLimits,
): Promise<World> {
  if (simulate) return openSimulation({ folder: state, estate, engine: engine ?? 'embedded', limits });
  if (engine === 'embedded')
    throw new UserError('the embedded engine is for the simulated AWS alone', 'add `--simulate`');
  requirePulumi();
  const world = await openAws(estate, limits);
  await requireBackend(world.engine);
  return world;
}

function positive(option: string, text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UserError(`\`${text}\` is no value of \`${option}\``, 'it takes a whole number from 1');
}
