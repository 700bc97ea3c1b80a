// The Python environment that moto runs in: made once, in the cache folder, from the pinned requirements.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { env, platform, stderr } from 'node:process';

const REQUIREMENTS = path.join(import.meta.dirname, 'requirements.txt');

/** Where the environment for the pinned requirements is kept. */
export function environmentFolder() {
  const cache = env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache');
  const digest = createHash('sha256').update(readFileSync(REQUIREMENTS)).digest('hex').slice(0, 8);
  return path.join(cache, 'microaccounts', `moto-${digest}`);
}

/**
 * The environment's Python; the first time it is made, in about half a minute. Two at once do no harm: each renames a
 * whole environment into place, and the second gives way.
 * @returns {string} an absolute path
 * @throws {Error} what to install, when Python is absent; what it said, when it could not make the environment
 */
export function motoPython() {
  const folder = environmentFolder();
  const python = path.join(folder, INTERPRETER);
  if (existsSync(python)) return python;
  mkdirSync(path.dirname(folder), { recursive: true });
  const unfinished = mkdtempSync(`${folder}.`);
  stderr.write(`installing moto into ${folder}; only the first time\n`);
  try {
    run('python3', '-m', 'venv', unfinished);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
    run(path.join(unfinished, INTERPRETER), ...pip, '--requirement', REQUIREMENTS);
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return python;
}

const INTERPRETER = platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';

/** What somebody without Python can do about it. */
export function whatToInstall() {
  return 'install Python 3.10 or newer with its module venv: https://www.python.org/downloads/';
}

/**
 * @param {string} command
 * @param {string[]} words
 */
function run(command, ...words) {
  const { error, status } = spawnSync(command, words, { stdio: ['ignore', 2, 2] });
  if (error !== undefined) throw new Error(`moto needs Python, and there is no \`${command}\`\n${whatToInstall()}`);
  if (status !== 0) throw new Error(`\`${command} ${words.slice(0, 3).join(' ')}\` failed\n${whatToInstall()}`);
}
