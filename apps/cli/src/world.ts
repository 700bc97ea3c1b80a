// The AWS that a command works on: AWS itself, or the simulated one of a state folder.
import { accessSync, constants } from 'node:fs';
import { availableParallelism, freemem } from 'node:os';
import * as path from 'node:path';
import type { Estate } from '@microaccounts/config';
import type { Engine, PulumiEngineOptions, WorkerPool } from '@microaccounts/landing-zone/deploy';
import type { AwsSessions } from '@microaccounts/resources/observe';
import { UserError } from './exit';
import type { Output } from './output';

export interface World {
  readonly sessions: AwsSessions;
  readonly engine: Engine;
  /** How many stacks may run at once. */
  readonly parallel: number;
  /** Writes everything down and stops what serves it. */
  close(): Promise<void>;
}

/**
 * AWS as the user's environment reaches it: `AWS_*` for the management account, `PULUMI_BACKEND_URL` and the like. `attempts`:
 * how often a client makes a call, 1 where it is paced by others.
 * @throws UserError if the management account cannot be entered.
 */
export async function openAws(
  { organization }: Estate,
  limits: RunLimits | null = null,
  { attempts }: { readonly attempts?: number } = {},
): Promise<World> {
  const { awsSessions } = await import('@microaccounts/resources/observe');
  const { managementAccountId, homeRegion } = organization;
  const retries = attempts === undefined ? {} : { attempts };
  const sessions = awsSessions({ managementAccountId, region: homeRegion, ...retries });
  try {
    await sessions.management();
  } catch (cause) {
    throw new UserError(
      `the management account cannot be entered: ${reasonOf(cause)}`,
      `give credentials of account ${managementAccountId}, e.g. by AWS_PROFILE; \`--simulate\` needs none`,
      { cause },
    );
  }
  return { sessions, ...(await pulumiOnPath({}, 'aws', limits)) };
}

/** The Pulumi CLI as an engine; with limits, as one that runs stacks in processes of their own. */
export async function pulumiOnPath(
  engine: PulumiEngineOptions,
  cloud: 'aws' | 'simulated',
  limits: RunLimits | null,
): Promise<Omit<World, 'sessions'>> {
  const { parallelStacks, pulumiEngine, workerEngine } = await import('@microaccounts/landing-zone/deploy');
  if (limits === null) return { engine: pulumiEngine(engine), parallel: 1, close: () => Promise.resolve() };
  const machine = { processors: availableParallelism(), megabytes: freemem() / 2 ** 20 };
  const parallel = limits.parallel ?? parallelStacks(machine, cloud);
  const { timeLimitSeconds, logs } = limits;
  const workers = workerEngine({ engine, timeLimitSeconds, logs, ...(limits.pool && { pool: limits.pool }) });
  return { engine: workers, parallel, close: () => Promise.resolve(workers.close()) };
}

/** How stacks are run by the Pulumi CLI. */
export interface RunLimits {
  /** How many stacks at once; null to let the machine say. */
  readonly parallel: number | null;
  /** For one stack. */
  readonly timeLimitSeconds: number;
  /** Folder of the logs, one per stack. */
  readonly logs: string;
  /** Workers that were started already. */
  readonly pool?: WorkerPool;
}

/**
 * Makes sure that what the stacks were deployed from can be read.
 * @throws UserError with what is missing.
 */
export async function requireStates(engine: Engine): Promise<void> {
  await requirePulumi();
  const { requireStates: require } = await import('@microaccounts/landing-zone/deploy');
  await require(engine).catch(explained);
}

/**
 * Makes sure that stacks can be run: plugins, backend, and the key of its secrets.
 * @throws UserError with what is missing.
 */
export async function requireEngine(engine: Engine, settings: PulumiEngineOptions, output: Output): Promise<void> {
  const { requirePulumi: require } = await import('@microaccounts/landing-zone/deploy');
  await require(engine, { ...settings, log: (text) => output.message(text) }).catch(explained);
}

async function explained(error: unknown): Promise<never> {
  const { RequirementError } = await import('@microaccounts/landing-zone/deploy');
  if (error instanceof RequirementError) throw new UserError(error.message, error.help, { cause: error });
  throw error;
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}

/** Whether a folder of `searchPath` (PATH) holds the Pulumi CLI. */
export function hasPulumi(searchPath = process.env['PATH'] ?? ''): boolean {
  return searchPath.split(path.delimiter).some((folder) => isExecutable(path.join(folder, 'pulumi')));
}

/** @throws UserError if the Pulumi CLI is not on PATH, or too old. */
export async function requirePulumi(): Promise<void> {
  if (!hasPulumi())
    throw new UserError(
      'the Pulumi CLI is not on PATH',
      'install it (https://www.pulumi.com/docs/install/); `up --simulate` with the embedded engine needs nothing else',
    );
  const { requireCli } = await import('@microaccounts/landing-zone/deploy');
  await requireCli().catch(explained);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
