// What has to be there before the first stack runs: the Pulumi CLI, its plugins, the backend, and the key of its secrets.
import { execFile } from 'node:child_process';
import { accessSync, constants, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { promisify } from 'node:util';
import type { Engine } from '../engine';
import { complaintOf } from './complaint';
import { BackendError } from './objectStore';
import { backendOf, environmentOf, secretsProviderOf, type PulumiSettings } from './environment';
import type { Workspaces } from './workspaces';

/** The oldest Pulumi CLI that the programs are tested with. */
export const OLDEST_CLI = '3.245.0';

/** Something that the user has to set right before stacks can be run. */
export class RequirementError extends Error {
  override readonly name = 'RequirementError';
  constructor(
    message: string,
    readonly help: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface RequirementOptions extends PulumiSettings {
  /** Is told of what takes long. */
  readonly log: (text: string) => void;
}

/**
 * Makes sure that there is a Pulumi CLI, new enough.
 * @throws RequirementError with what to install
 */
export async function requireCli(): Promise<void> {
  await requireVersion();
}

/**
 * Makes sure that the states of stacks can be read.
 * @throws RequirementError with what is missing, and what to do about it
 */
export async function requireStates(engine: Engine): Promise<void> {
  await reachable(engine);
}

/**
 * Makes sure that stacks can be run by the Pulumi CLI, and installs plugins that are missing.
 * @throws RequirementError with what is missing, and what to do about it
 */
export async function requirePulumi(engine: Engine, { log, ...settings }: RequirementOptions): Promise<void> {
  const stacks = await reachable(engine);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- they load Pulumi, which a simulation does without
  const { Workspaces: Made } = require('./workspaces') as typeof import('./workspaces');
  const workspaces = new Made(settings);
  await Promise.all([requirePlugins(workspaces, settings, log), requireKey(workspaces, settings, stacks)]);
}

async function requireVersion(): Promise<void> {
  const environment = { ...process.env, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  const asked = promisify(execFile)('pulumi', ['version'], { env: environment });
  const { stdout } = await asked.catch((cause: unknown) => {
    throw new RequirementError(`the Pulumi CLI does not run: ${complaintOf(cause)}`, INSTALL, { cause });
  });
  // A version that does not say so, as of somebody's own build, is taken for a new one.
  const [, version, earlier = ''] = /^v?(\d+\.\d+\.\d+)(-[\w.-]+)?/.exec(stdout.trim()) ?? [];
  const order = version?.localeCompare(OLDEST_CLI, 'en', { numeric: true }) ?? 1;
  // What comes before a version, as 3.245.0-alpha, is older than that (Semantic Versioning, "Precedence").
  if (order > 0 || (order === 0 && earlier === '')) return;
  throw new RequirementError(
    `the Pulumi CLI is version ${version}${earlier}, and ${OLDEST_CLI} or newer is needed`,
    INSTALL,
  );
}

const INSTALL = 'install the Pulumi CLI (https://www.pulumi.com/docs/install/)';

/** The stacks that there are. */
async function reachable(engine: Engine): Promise<string[]> {
  try {
    return await engine.stacks();
  } catch (cause) {
    const said = complaintOf(cause);
    if (/PULUMI_ACCESS_TOKEN must be set|not logged in|invalid access token|\[401\]/i.test(said))
      throw new RequirementError(
        'Pulumi is not logged in',
        'run `pulumi login`, or set PULUMI_BACKEND_URL, and PULUMI_ACCESS_TOKEN for Pulumi Cloud',
        { cause },
      );
    const help = /credential/i.test(said)
      ? 'give credentials that may read the bucket of PULUMI_BACKEND_URL, e.g. by AWS_PROFILE'
      : 'PULUMI_BACKEND_URL, or `pulumi login`, says where states are kept: make it, or name another';
    const message = cause instanceof BackendError ? said : `the backend of Pulumi cannot be read: ${said}`;
    throw new RequirementError(message, help, { cause });
  }
}

async function requirePlugins(
  workspaces: Workspaces,
  settings: PulumiSettings,
  log: (text: string) => void,
): Promise<void> {
  const environment = { ...process.env, ...environmentOf(settings) };
  const attached = (environment['PULUMI_DEBUG_PROVIDERS'] ?? '').split(',').map((entry) => entry.split(':')[0]);
  const wanted = [
    { name: 'aws', version: versionOf('@pulumi/aws') },
    { name: 'awsx', version: versionOf('@pulumi/awsx') },
  ].filter(({ name }) => !attached.includes(name) && !isOnPath(`pulumi-resource-${name}`, environment['PATH']));
  if (wanted.length === 0) return;
  await workspaces.within(async (workspace) => {
    const has = await workspace.listPlugins();
    for (const { name, version } of wanted) {
      if (has.some((plugin) => plugin.name === name && plugin.version?.replace(/^v/, '') === version)) continue;
      const install = `pulumi plugin install resource ${name} v${version}`;
      if (environment['PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION'] === 'true')
        throw new RequirementError(`the Pulumi plugin \`${name}\` ${version} is not installed`, `run \`${install}\``);
      log(`installing the Pulumi plugin \`${name}\` ${version}`);
      await workspace.installPlugin(name, `v${version}`).catch((cause: unknown) => {
        const message = `the Pulumi plugin \`${name}\` ${version} cannot be installed: ${complaintOf(cause)}`;
        throw new RequirementError(message, `run \`${install}\` where it can be downloaded`, { cause });
      });
    }
  });
}

/** The version of the plugin that programs ask for: that of its SDK. */
function versionOf(sdk: string): string {
  const text = readFileSync(require.resolve(`${sdk}/package.json`), 'utf8');
  return (JSON.parse(text) as { readonly version: string }).version;
}

/** Tries the key of the secrets of a stack, or whether there is one to make stacks with; Pulumi Cloud has its own. */
async function requireKey(workspaces: Workspaces, settings: PulumiSettings, stacks: readonly string[]): Promise<void> {
  const environment = { ...process.env, ...environmentOf(settings) };
  const [stack] = stacks;
  if (stack === undefined) {
    const url = backendOf(settings);
    const isCloud = url === undefined || /^https?:/.test(url);
    const hasPassphrase =
      environment['PULUMI_CONFIG_PASSPHRASE'] !== undefined ||
      environment['PULUMI_CONFIG_PASSPHRASE_FILE'] !== undefined;
    if (isCloud || hasPassphrase || (secretsProviderOf(settings) ?? 'passphrase') !== 'passphrase') return;
    throw new RequirementError('there is no passphrase for the secrets of Pulumi', KEY_HELP);
  }
  try {
    // Into the folder of the workspace, which goes with it: only who has the key can do that.
    await workspaces.within((workspace) => workspace.setConfig(stack, 'probe', { value: 'probe', secret: true }));
  } catch (cause) {
    const said = complaintOf(cause);
    if (/incorrect passphrase/.test(said))
      throw new RequirementError(`the passphrase is not that of stack \`${stack}\``, KEY_HELP, { cause });
    if (/passphrase must be set/.test(said))
      throw new RequirementError('there is no passphrase for the secrets of Pulumi', KEY_HELP, { cause });
    throw new RequirementError(
      `the key of the secrets of stack \`${stack}\` cannot be used: ${said}`,
      'its state names the key: give credentials that may use it',
      { cause },
    );
  }
}

const KEY_HELP =
  'set PULUMI_CONFIG_PASSPHRASE, or PULUMI_CONFIG_PASSPHRASE_FILE, to the one with which the stacks were made; for new ones PULUMI_SECRETS_PROVIDER names a key instead';

function isOnPath(name: string, searchPath = ''): boolean {
  return searchPath.split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}
