// The simulated AWS of a state folder, with its sessions and the engine that deploys into it.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import * as path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Estate } from '@microaccounts/config';
import type { Engine } from '@microaccounts/landing-zone/deploy';
import type { SimulatedAws } from '@microaccounts/simulator';
import { UserError } from './exit';
import { pulumiOnPath, requirePulumi, type RunLimits, type World } from './world';

export interface SimulationOptions {
  /** Where it is kept. */
  readonly folder: string;
  readonly estate: Estate;
  readonly engine: Engine['name'];
  /** How the Pulumi CLI runs stacks; absent where none are run. */
  readonly limits?: RunLimits;
}

/**
 * Opens the simulated AWS of a folder, a new one if there is none.
 * @throws UserError if it belongs to another organization, or another engine has deployed into it.
 */
export async function openSimulation({ folder, estate, engine, limits }: SimulationOptions): Promise<World> {
  const other = engine === 'embedded' ? 'pulumi' : 'embedded';
  if (existsSync(stacksOf(folder, other)) && !existsSync(stacksOf(folder, engine))) {
    throw new UserError(
      `the stacks in \`${folder}\` are of the ${other} engine`,
      `use \`--engine ${other}\` or another \`--state\``,
    );
  }
  if (engine === 'pulumi') await requirePulumi();
  const { simulatedSessions } = await import('@microaccounts/simulator');
  const aws = await openAwsIn(folder, estate);
  const sessions = simulatedSessions(aws);
  if (engine === 'pulumi') return { sessions, ...(await pulumiOver(aws, stacksOf(folder, engine), limits ?? null)) };
  const { embeddedEngine } = await import('@microaccounts/simulator/engine');
  const embedded = embeddedEngine({ aws, folder: stacksOf(folder, engine) });
  return { sessions, engine: embedded, parallel: 1, close: () => Promise.resolve(aws.close()) };
}

/**
 * Opens the simulated AWS that an earlier run left in a folder.
 * @throws UserError if there is none.
 */
export async function reopenSimulation(options: Omit<SimulationOptions, 'engine'>): Promise<World> {
  const { folder } = options;
  if (!existsSync(path.join(folder, 'aws.json'))) {
    throw new UserError(
      `there is no simulated AWS in \`${folder}\``,
      'run `npm run demo` or `microaccounts up --simulate` first',
    );
  }
  return openSimulation({ ...options, engine: existsSync(stacksOf(folder, 'pulumi')) ? 'pulumi' : 'embedded' });
}

/** What SimulatedAws throws of its own is about its files: damaged, or another organization's. */
async function openAwsIn(folder: string, { organization }: Estate): Promise<SimulatedAws> {
  const { FolderInUseError, SimulatedAws } = await import('@microaccounts/simulator');
  const { POLICY_TYPES, TRUSTED_SERVICES } = await import('@microaccounts/account-factory');
  const { managementAccountId, homeRegion } = organization;
  // A new one is as the bootstrap program leaves an organization; what somebody turns off in it stays off.
  const founding = { policyTypes: POLICY_TYPES, trustedServices: Object.keys(TRUSTED_SERVICES) };
  try {
    return SimulatedAws.open({ folder, managementAccountId, homeRegion, founding });
  } catch (cause) {
    if (cause instanceof FolderInUseError) throw new UserError(cause.message, '', { cause });
    // What the machine refuses says nothing against the folder, so its help must not be to delete it.
    const { syscall, message } = cause as NodeJS.ErrnoException;
    if (syscall !== undefined) throw new UserError(message, 'use another `--state`', { cause });
    if (!(cause instanceof Error) || cause.constructor !== Error) throw cause;
    throw new UserError(cause.message, `delete \`${folder}\` to start afresh, or use another \`--state\``, { cause });
  }
}

/** Each engine keeps its stacks in a folder of its own. */
function stacksOf(folder: string, engine: Engine['name']): string {
  return path.join(folder, engine === 'embedded' ? 'stacks' : 'pulumi');
}

/** The real Pulumi engine, with providers that call the simulated AWS instead of the plugins. */
async function pulumiOver(
  aws: SimulatedAws,
  folder: string,
  limits: RunLimits | null,
): Promise<Omit<World, 'sessions'>> {
  const { serveProviders } = await import('@microaccounts/simulator/grpc');
  await mkdir(folder, { recursive: true });
  const served = await serveProviders(aws);
  const environment = { ...served.environment, PULUMI_CONFIG_PASSPHRASE: '' };
  const backend = pathToFileURL(path.resolve(folder)).href;
  const world = await pulumiOnPath({ backend, environment }, 'simulated', limits);
  const close = async (): Promise<void> => {
    await world.close();
    await served.close();
    aws.close();
  };
  return { ...world, close };
}
