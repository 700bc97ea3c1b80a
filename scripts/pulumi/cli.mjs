// Finds the Pulumi CLI on PATH or in the cache folder, or builds the pinned version from its Go module into the cache.
import { spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { env, pid, platform, stderr } from 'node:process';
import { isExecutable } from '../executable.mjs';

/** The version that `go.mod` beside this file pins, and the oldest one that is accepted from PATH. */
export const PINNED = '3.245.0';

const COMMAND = 'github.com/pulumi/pulumi/pkg/v3/cmd/pulumi';
const VERSION_VARIABLE = 'github.com/pulumi/pulumi/sdk/v3/go/common/version.Version';
const LANGUAGE_HOST_COMMAND = 'github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs';
const EXECUTABLE = platform === 'win32' ? 'pulumi.exe' : 'pulumi';
const LANGUAGE_HOST = platform === 'win32' ? 'pulumi-language-nodejs.exe' : 'pulumi-language-nodejs';

/** Where a built CLI is kept: `<root>/bin/pulumi`, as the Automation API's `PulumiCommand.get({ root })` expects it. */
export function cacheRoot() {
  const cache = env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(cache, 'microaccounts', `pulumi-${PINNED}`);
}

/**
 * The first usable Pulumi CLI, on PATH and then in the cache folder.
 * @returns {string | undefined} an absolute path, or undefined when there is none
 */
export function findCli() {
  const folders = (env['PATH'] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const candidates = [...folders, path.join(cacheRoot(), 'bin')].map((folder) => path.join(folder, EXECUTABLE));
  return candidates.filter(isExecutable).find((candidate) => isNewEnough(versionOf(candidate)));
}

/**
 * @param {string} cli
 * @returns {string | undefined} such as `3.245.0`
 */
function versionOf(cli) {
  const answer = spawnSync(cli, ['version'], { encoding: 'utf8', env: { ...env, PULUMI_SKIP_UPDATE_CHECK: 'true' } });
  return /^v?(\d+\.\d+\.\d+)/.exec(answer.stdout ?? '')?.[1];
}

/** @param {string | undefined} version */
function isNewEnough(version) {
  if (version === undefined) return false;
  const order = version.localeCompare(PINNED, 'en', { numeric: true });
  return order >= 0 && version.split('.')[0] === PINNED.split('.')[0];
}

/**
 * Whether `pulumi up` finds what runs programs in Node.js: beside the CLI, as it is installed, or on PATH.
 * @param {string} cli
 */
export function hasLanguageHost(cli) {
  const folders = [path.dirname(cli), ...(env['PATH'] ?? '').split(path.delimiter)];
  return folders.some((folder) => path.isAbsolute(folder) && isExecutable(path.join(folder, LANGUAGE_HOST)));
}

/**
 * Builds the pinned CLI into the cache folder.
 * @returns {string} the absolute path of the CLI
 * @throws {Error} what to install, when Go is absent; what Go said, when it could not build
 */
export function buildCli() {
  const flags = `-s -w -X ${VERSION_VARIABLE}=v${PINNED}`;
  return build(`the Pulumi CLI ${PINNED}`, EXECUTABLE, import.meta.dirname, ['-ldflags', flags, COMMAND]);
}

/** Builds the language host of Node.js beside it; fails as the CLI's build does. */
export function buildLanguageHost() {
  const module = path.join(import.meta.dirname, 'language-host');
  return build('the language host of Node.js', LANGUAGE_HOST, module, ['-ldflags', '-s -w', LANGUAGE_HOST_COMMAND]);
}

/**
 * Two builds at once do no harm: each renames a whole file into place.
 * @param {string} what
 * @param {string} executable its name
 * @param {string} module the folder of `go.mod`
 * @param {string[]} words the end of the command line
 */
function build(what, executable, module, words) {
  const bin = path.join(cacheRoot(), 'bin');
  const target = path.join(bin, executable);
  const unfinished = `${target}.${pid}`;
  mkdirSync(bin, { recursive: true });
  stderr.write(`building ${what} from its Go module into ${bin}; the first time takes some minutes\n`);
  const go = spawnSync('go', ['build', '-mod=readonly', '-o', unfinished, ...words], {
    cwd: module,
    stdio: ['ignore', 2, 2],
  });
  try {
    if (go.error !== undefined) throw new Error(`there is no Go to build it with\n${whatToInstall()}`);
    if (go.status !== 0) throw new Error('go build failed; what it said stands above');
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
  return target;
}

/** What somebody without a CLI can do about it. */
export function whatToInstall() {
  return [
    `install the Pulumi CLI, ${PINNED} or newer: https://www.pulumi.com/docs/install/`,
    'or install Go (https://go.dev/doc/install) and run `scripts/pulumi-cli --build`',
  ].join('\n');
}
