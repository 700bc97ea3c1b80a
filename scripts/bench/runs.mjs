// Runs the command line as a process and measures it, start included; and what several runs amount to.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { execPath } from 'node:process';
import { root } from '../results.mjs';

/** The program of the command line. */
export const microaccounts = path.join(root, 'apps/cli/bin/microaccounts.js');
/** What makes a program tell what it took, on the file descriptor 3. */
export const usage = path.join(import.meta.dirname, 'usage.cjs');

/** Of a run: wall clock and processor time in seconds, and the most memory it held, in MB of 2^20 bytes. */
/** @typedef {{ seconds: number; processor: number; megabytes: number }} Run */

/**
 * Runs `microaccounts` with `words` to its end.
 * @param {string[]} words
 * @param {readonly (number | null)[]} endings exit codes that are as good as any
 * @returns {Run}
 * @throws {Error} with what it said if it did not end well
 */
export function run(words, endings = [0]) {
  const begin = performance.now();
  const { status, stdout, stderr, output } = spawnSync(execPath, ['--require', usage, microaccounts, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    maxBuffer: 2 ** 28,
  });
  const seconds = (performance.now() - begin) / 1000;
  if (!endings.includes(status))
    throw new Error(`microaccounts ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return { seconds, .../** @type {Omit<Run, 'seconds'>} */ (JSON.parse(output[3] ?? '')) };
}

/**
 * Median, least and most of some numbers, and how far apart these are, as a part of the median.
 * @param {readonly number[]} numbers not empty
 */
export function summary(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
  const [least, most] = [sorted[0] ?? 0, sorted.at(-1) ?? 0];
  return { median, least, most, spread: (most - least) / median };
}
