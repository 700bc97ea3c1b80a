// `microaccounts up`: deploys an estate, into AWS or into the simulated one.
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import type { Engine, UpEvent } from '@microaccounts/landing-zone/deploy';
import { continuation, inspection, type RepeatedOptions } from '../continuation';
import { deploy, type Deployed } from '../deployment';
import { readComparedEstates, readEstate, validLandingZone } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import { interruption } from '../interruption';
import { logsSince, requireLogs } from '../logs';
import { positive } from '../optionValue';
import type { Output } from '../output';
import { upText } from '../render/up';
import { summaryEvent, upDocument, upEvent } from '../render/upDocument';
import type { UpReport } from '../render/upReport';
import { deployedCommit } from '../revision';
import { selectionOf } from '../selection';
import { openSimulation } from '../simulation';
import { hasPulumi, openAws, requireEngine, requirePulumi, type RunLimits, type World } from '../world';

export interface UpOptions extends RepeatedOptions {
  readonly engine?: Engine['name'];
}

/** 1 if the estate is invalid, the deployment was refused or interrupted, or a stack failed; otherwise 0. */
export async function up(options: UpOptions, output: Output): Promise<ExitCode> {
  const limits = await limitsOf(options);
  try {
    return await deployed(options, limits, output);
  } finally {
    limits.pool?.close();
  }
}

async function deployed(options: UpOptions, limits: RunLimits, output: Output): Promise<ExitCode> {
  const { estate, json = false, preview = false, refresh = false, force = false } = options;
  const { head, base } = await readEstates(estate, options.since);
  const landingZone = validLandingZone(head, output);
  if (landingZone === null) return EXIT.failed;
  const selection = await selectionOf(options, landingZone, base?.landingZone ?? base?.unlocked ?? null);
  const commit = await deployedCommit(estate, options.allowDirty === true || options.simulate === true || preview);

  const started = Date.now();
  const world = await open(options, landingZone, limits, output);
  const interrupted = interruption();
  // From here on what is done matters more than who reads of it.
  output.outliveReader();
  try {
    const { signal } = interrupted;
    const tell = (event: UpEvent): void => output.result(JSON.stringify(upEvent(event, preview)));
    const done = await deploy({
      ...{ landingZone, world, selection, preview, refresh, force, commit, output, signal },
      parallel: world.parallel,
      ...(json ? { onEvent: tell } : {}),
      // Two that write to one screen would destroy each other's lines.
      progress: { plain: json && output.page.columns !== null },
    });
    const report = reportOf(done, options, world.engine, started);
    output.result(textOf(report, options, output));
    const { failed, refused, stacks } = done.summary;
    // Whoever only looks cannot see everything before something else is deployed; whoever deploys has left it undone.
    const isLeftOut = !preview && stacks.some(({ status }) => status === 'skipped');
    return failed > 0 || isLeftOut || refused.length > 0 || signal.aborted ? EXIT.failed : EXIT.fine;
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

function reportOf({ summary, cost }: Deployed, options: UpOptions, engine: Engine, started: number): UpReport {
  const logs = engine.name === 'pulumi' ? options.logs : null;
  const failed = summary.stacks.flatMap(({ stack, status }) => (status === 'failed' ? [stack] : []));
  return {
    ...{ summary, cost, logs, preview: options.preview === true },
    continuation: continuation(options, summary),
    inspection: inspection(options, summary),
    logOf: logs === null ? new Map() : logsSince(started, logs, failed),
  };
}

function textOf(report: UpReport, { json = false, format }: UpOptions, { colors }: Output): string {
  if (json) return JSON.stringify(summaryEvent(report));
  return format === 'json' ? JSON.stringify(upDocument(report), null, 2) : upText(report, colors);
}

/** With workers where stacks are run by the Pulumi CLI: they load it while the files are read. */
async function limitsOf({ parallel, timeLimit, logs, simulate, engine }: UpOptions): Promise<RunLimits> {
  const limits = {
    parallel: parallel === undefined ? null : positive('--parallel', parallel),
    timeLimitSeconds: 60 * positive('--time-limit', timeLimit),
    logs,
  };
  const isEmbedded = engine === undefined ? simulate === true : engine === 'embedded';
  if (isEmbedded || !hasPulumi()) return limits;
  const { workerPool } = await import('@microaccounts/landing-zone/deploy');
  return { ...limits, pool: workerPool(limits) };
}

async function open(
  { simulate, engine, state }: UpOptions,
  { estate }: LandingZone,
  limits: RunLimits,
  output: Output,
): Promise<World> {
  if (engine === 'embedded' && simulate !== true)
    throw new UserError('the embedded engine is for the simulated AWS alone', 'add `--simulate`');
  // Only the Pulumi CLI writes logs.
  if (engine === 'pulumi' || simulate !== true) requireLogs(limits.logs);
  if (simulate) return openSimulation({ folder: state, estate, engine: engine ?? 'embedded', limits });
  await requirePulumi();
  const world = await openAws(estate, limits);
  try {
    await requireEngine(world.engine, {}, output);
    return world;
  } catch (error) {
    await world.close();
    throw error;
  }
}
