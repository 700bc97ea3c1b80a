// Starts a fresh moto, an AWS API that is not of this repository, and stops it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { env } from 'node:process';
import { motoPython } from './environment.mjs';

const SERVER = path.join(import.meta.dirname, 'server.py');
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 3_000;
/** What is kept of what the server writes to stderr. */
const LAST_WORDS = 4_000;

/**
 * A server of its own for the caller, empty, on a free port. It ends with the process that started it, however that ends:
 * it holds the other end of a pipe.
 * @returns {Promise<{ endpoint: string; stop: () => Promise<void> }>} `endpoint` such as `http://127.0.0.1:41234`
 * @throws {Error} what to install, when there is no Python; what the server said, when it does not start
 */
export async function startMoto() {
  const server = spawn(motoPython(), [SERVER], {
    stdio: ['pipe', 'pipe', 'pipe'],
    // Thousands of machine images, which nothing here asks for, take seconds to load.
    env: {
      ...env,
      MOTO_EC2_LOAD_DEFAULT_AMIS: 'false',
      // Roles have policies of AWS attached.
      MOTO_IAM_LOAD_MANAGED_POLICIES: 'true',
      PYTHONUNBUFFERED: '1',
    },
  });
  const port = await portOf(server);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    stop: async () => {
      if (server.exitCode !== null || server.signalCode !== null) return;
      const gone = once(server, 'exit');
      server.stdin.end();
      const timer = setTimeout(() => server.kill('SIGKILL'), STOP_MILLISECONDS);
      await gone;
      clearTimeout(timer);
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} server
 * @returns {Promise<number>}
 */
function portOf(server) {
  let [written, complaint] = ['', ''];
  server.stderr.on('data', (chunk) => (complaint = `${complaint}${chunk}`.slice(-LAST_WORDS)));
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error(`moto does not start\n${complaint}`.trim()));
    const timer = setTimeout(() => server.kill('SIGKILL'), START_MILLISECONDS);
    server.once('error', fail);
    server.once('exit', () => {
      clearTimeout(timer);
      fail();
    });
    server.stdout.on('data', (chunk) => {
      written += chunk;
      const port = /^(\d+)\n/.exec(written)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(Number(port));
    });
  });
}
