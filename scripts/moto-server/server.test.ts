// Starts scripts/moto with stand-ins for Python; the real one runs in the tests that need an AWS API.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const command = path.join(__dirname, 'main.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'moto-'));
  mkdirSync(path.join(folder, 'bin'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const environment = (): Record<string, string> => ({
  PATH: path.join(folder, 'bin'),
  XDG_CACHE_HOME: path.join(folder, 'cache'),
});

/** A `python3` whose environments hold a `python` that runs `server` in place of moto. */
function python(server: string, pip = 'exit 0'): void {
  const inner = `#!/bin/sh\\n[ "$2" = pip ] && { ${pip}; }\\n${server}\\n`;
  const outer = `#!/bin/sh\n/bin/mkdir -p "$3/bin"\nprintf '${inner}' > "$3/bin/python"\n/bin/chmod +x "$3/bin/python"\n`;
  const file = path.join(folder, 'bin/python3');
  writeFileSync(file, outer);
  chmodSync(file, 0o755);
}

const run = (): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, [command], { env: environment(), encoding: 'utf8', timeout: 20_000 });

test('says what to install when there is no Python', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('moto needs Python, and there is no `python3`');
  expect(stderr).toContain('https://www.python.org/downloads/');
});

test('leaves nothing behind when it cannot be installed', () => {
  python('exit 0', 'exit 1');
  expect(run()).toMatchObject({ status: 1, stdout: '' });
  expect(readdirSync(path.join(folder, 'cache/microaccounts'))).toEqual([]);
});

test('says what the server says when it does not start', () => {
  python('echo no module named moto >&2; exit 1');
  const { status, stderr } = run();
  expect(status).toBe(1);
  expect(stderr).toContain('no module named moto');
});

test('prints the endpoint, and ends the server when it is told to', async () => {
  const ended = path.join(folder, 'ended');
  python(`echo 4321; read line; echo ended > "${ended}"`);
  const moto = spawn(process.execPath, [command], { env: environment(), stdio: ['ignore', 'pipe', 'ignore'] });
  const [printed] = (await once(moto.stdout, 'data')) as [Buffer];
  expect(printed.toString()).toBe('http://127.0.0.1:4321\n');
  moto.kill('SIGTERM');
  await once(moto, 'exit');
  expect(existsSync(ended)).toBe(true);
});

test('gives the endpoint of each copy that it asks the server for', async () => {
  python('echo 4321; while read line; do case $line in copy) port=$((port + 1)); echo $port;; esac; done');
  const program = `
    import { startMoto } from ${JSON.stringify(path.join(__dirname, 'server.mjs'))};
    const moto = await startMoto();
    console.log(moto.endpoint, await moto.copy(), await moto.copy());
    await moto.stop();`;
  const words = ['--input-type=module', '--eval', program];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, {
    env: environment(),
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect({ status, stdout, stderr: stderr.replace(/^installing.*\n/, '') }).toEqual({
    status: 0,
    stdout: 'http://127.0.0.1:4321 http://127.0.0.1:1 http://127.0.0.1:2\n',
    stderr: '',
  });
});

test('every requirement is pinned', () => {
  const lines = readFileSync(path.join(__dirname, 'requirements.txt'), 'utf8').trim().split('\n');
  const requirements = lines.filter((line) => !line.startsWith('#'));
  expect(requirements.filter((line) => !/^[\w.-]+(\[server\])?==[\w.]+$/.test(line))).toEqual([]);
  expect(requirements.filter((line) => line.startsWith('moto[server]=='))).toHaveLength(1);
});
