// Builds the newest Terraform AWS provider from its Go module.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pid, platform, stderr } from 'node:process';
import { cacheRoot, whatToGet } from './provider.mjs';

/** Its releases are not versions of the Go module, so its main branch is taken. */
const MODULE = 'github.com/hashicorp/terraform-provider-aws';
const VERSION = 'main';

/**
 * The module forbids `go install` by its replacements, so a module made for the purpose has it as a tool.
 * @returns {string} the absolute path of the provider
 * @throws {Error} what to get, when Go is absent; what Go said, when it could not build
 */
export function buildProvider() {
  const folder = cacheRoot();
  mkdirSync(folder, { recursive: true });
  const target = path.join(folder, platform === 'win32' ? 'terraform-provider-aws.exe' : 'terraform-provider-aws');
  const unfinished = path.join(folder, `unfinished.${pid}`);
  const module = mkdtempSync(path.join(folder, 'module-'));
  stderr.write(`building ${MODULE}@${VERSION} into ${folder}; it takes about 35 minutes and 10 GB on two cores\n`);
  try {
    writeFileSync(path.join(module, 'go.mod'), 'module microaccounts/terraform-provider\n');
    go(module, 'get', '-tool', `${MODULE}@${VERSION}`);
    go(module, 'build', '-o', unfinished, '-ldflags', '-s -w', MODULE);
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
    rmSync(module, { recursive: true, force: true });
  }
  return target;
}

/**
 * @param {string} folder
 * @param {string[]} words
 */
function go(folder, ...words) {
  const run = spawnSync('go', words, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (run.error !== undefined) throw new Error(`there is no Go to build it with\n${whatToGet()}`);
  if (run.status !== 0) throw new Error(`go ${words[0]} failed; what it said stands above`);
}
