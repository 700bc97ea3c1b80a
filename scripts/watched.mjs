// Runs a command to its end, watching its memory and that of the processes that it starts.
import { spawn } from 'node:child_process';
import { env } from 'node:process';
import { memoryOf } from './memory.mjs';
import { root } from './results.mjs';

/**
 * What a command wrote, on the file descriptor 3 as well, the seconds of wall clock that it took, and the
 * most memory that it held, as `memoryOf` gives it.
 * @param {string} command
 * @param {readonly string[]} words
 * @param {NodeJS.ProcessEnv} [more] added to the environment
 * @throws {Error} with what it said if it did not end well
 */
export async function watch(command, words, more = {}) {
  const begin = performance.now();
  const child = spawn(command, words, {
    cwd: root,
    env: { ...env, NO_COLOR: '1', ...more },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const [stdout, stderr, reported] = [1, 2, 3].map((descriptor) => textOf(child.stdio[descriptor]));
  const memory = memoryOf(child.pid);
  const status = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  const seconds = (performance.now() - begin) / 1000;
  const peaks = memory.stop();
  if (status !== 0)
    throw new Error(`${command} ${words.join(' ')} ended with ${status}:\n${await stdout}${await stderr}`);
  return { seconds, stdout: (await stdout) ?? '', reported: (await reported) ?? '', ...peaks };
}

/** @param {unknown} pipe */
async function textOf(pipe) {
  let text = '';
  const stream = /** @type {import('node:stream').Readable} */ (pipe);
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}
