// Starts a fresh moto, an AWS API that is not of this repository, copies it with what it holds, and stops it again.
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
 * @returns {Promise<{ endpoint: string; copy: () => Promise<string>; stop: () => Promise<void> }>} `endpoint` such as
 *   `http://127.0.0.1:41234`. `copy` gives the endpoint of another server that holds all that this one holds, in some ten
 *   milliseconds, and whose changes this one does not see; it ends the copy before. No call may be under way; not on Windows.
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
  const endpoint = await endpointOf(server);
  return {
    endpoint,
    copy: () => {
      const copied = endpointOf(server);
      server.stdin.write('copy\n');
      return copied;
    },
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
 * The next endpoint that the server says.
 * @param {import('node:child_process').ChildProcessWithoutNullStreams} server
 * @returns {Promise<string>}
 */
function endpointOf(server) {
  let [written, complaint] = ['', ''];
  return new Promise((resolve, reject) => {
    const done = () => {
      clearTimeout(timer);
      server.off('error', fail).off('exit', fail);
      server.stdout.off('data', hear);
      server.stderr.off('data', note);
    };
    const fail = () => {
      done();
      reject(new Error(`moto does not start\n${complaint}`.trim()));
    };
    /** @param {Buffer} chunk */
    const note = (chunk) => (complaint = `${complaint}${chunk}`.slice(-LAST_WORDS));
    /** @param {Buffer} chunk */
    const hear = (chunk) => {
      written += chunk;
      const port = /^(\d+)\n/.exec(written)?.[1];
      if (port === undefined) return;
      done();
      // What it says later is nobody's concern, and must not fill the pipe.
      server.stderr.resume();
      resolve(`http://127.0.0.1:${port}`);
    };
    const timer = setTimeout(() => server.kill('SIGKILL'), START_MILLISECONDS);
    server.once('error', fail).once('exit', fail);
    server.stdout.on('data', hear);
    server.stderr.on('data', note);
  });
}
