// Finds the Terraform AWS provider on this machine, or builds the newest from its Go module into the cache folder.
import { readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { arch, env, platform } from 'node:process';
import { isExecutable } from '../executable.mjs';
import { pluginFolders } from './plugin-folders.mjs';

/** By this a user says which provider to take. */
export const VARIABLE = 'TERRAFORM_AWS_PROVIDER';

/** Where the provider lies below a plugin folder (Terraform documentation, "CLI Configuration File", `filesystem_mirror`). */
const SOURCE = 'registry.terraform.io/hashicorp/aws';
/** Go's names where Node has others. @type {Readonly<Record<string, string>>} */
const ARCHITECTURES = { x64: 'amd64', ia32: '386' };
const TARGET = `${platform === 'win32' ? 'windows' : platform}_${ARCHITECTURES[arch] ?? arch}`;
const BINARY = /^terraform-provider-aws(?:_v[\w.+-]+)?(?:\.exe)?$/;

/** Where a built provider is kept. */
export function cacheRoot() {
  const cache = env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  return path.join(cache, 'microaccounts', 'terraform-provider-aws');
}

/**
 * The provider that `TERRAFORM_AWS_PROVIDER` names, else the newest of the first plugin folder that has one, else the
 * built one.
 * @returns {string | undefined} an absolute path, or undefined when there is none
 * @throws {Error} when the variable names no executable
 */
export function findProvider() {
  const named = env[VARIABLE];
  if (named) {
    if (isExecutable(named)) return path.resolve(named);
    throw new Error(`${VARIABLE} names \`${named}\`, which is no executable`);
  }
  for (const folder of pluginFolders()) {
    const found = 'overrides' in folder ? binaryIn(folder.overrides) : newestIn(path.join(folder.mirror, SOURCE));
    if (found !== undefined) return found;
  }
  return binaryIn(cacheRoot());
}

/**
 * @param {string} folder that holds a folder for each version
 * @returns {string | undefined}
 */
function newestIn(folder) {
  const versions = entries(folder).filter((name) => /^\d+\.\d+\.\d+/.test(name));
  const newestFirst = versions.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return newestFirst.map((version) => binaryIn(path.join(folder, version, TARGET))).find((each) => each !== undefined);
}

/** @param {string} folder */
function binaryIn(folder) {
  const names = entries(folder).filter((name) => BINARY.test(name));
  return names.map((name) => path.resolve(folder, name)).find(isExecutable);
}

/** @param {string} folder */
function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** What somebody without a provider can do about it. */
export function whatToGet() {
  return [
    `get the official release, 5.100.0 or newer: https://releases.hashicorp.com/terraform-provider-aws/`,
    `and name its executable in ${VARIABLE}, or put it in a plugin folder of Terraform;`,
    'or install Go (https://go.dev/doc/install) and run `scripts/aws-provider --build`, once (35 minutes on two cores)',
  ].join('\n');
}
