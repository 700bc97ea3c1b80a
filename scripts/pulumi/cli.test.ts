// Runs scripts/pulumi-cli as a user does, with stand-ins for `pulumi` and `go` on PATH.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PINNED } from './cli.mjs';

const command = path.join(__dirname, '../pulumi-cli');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pulumi-cli-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts a shell script called `name` in `<folder>/<place>`. */
function standIn(place: string, name: string, script: string): string {
  const file = path.join(folder, place, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function run(...words: string[]): { status: number | null; stdout: string; stderr: string } {
  standIn('bin', 'node', `exec '${process.execPath}' "$@"`);
  standIn('bin', 'dirname', 'exec /usr/bin/dirname "$@"');
  const env = { PATH: path.join(folder, 'bin'), XDG_CACHE_HOME: path.join(folder, 'cache') };
  return spawnSync(command, words, { env, encoding: 'utf8' });
}

const cached = `cache/microaccounts/pulumi-${PINNED}/bin`;
/** A `go` that builds a CLI by writing a script where `-o` says. */
const go = `while [ "$1" != -o ]; do shift; done; printf '#!/bin/sh\\necho v${PINNED}\\n' > "$2"; /bin/chmod +x "$2"`;

test('prints the CLI on PATH', () => {
  const cli = standIn('bin', 'pulumi', `echo v${PINNED}`);
  expect(run()).toMatchObject({ status: 0, stdout: `${cli}\n`, stderr: '' });
});

test('accepts a newer one', () => {
  const cli = standIn('bin', 'pulumi', 'echo v3.1000.2');
  expect(run()).toMatchObject({ status: 0, stdout: `${cli}\n` });
});

test.each(['v3.244.9', 'v4.0.0', 'something else'])('does not take `%s`', (version) => {
  standIn('bin', 'pulumi', `echo ${version}`);
  expect(run()).toMatchObject({ status: 1, stdout: '' });
});

test('prefers the cache folder to an old one on PATH', () => {
  standIn('bin', 'pulumi', 'echo v3.100.0');
  const cli = standIn(cached, 'pulumi', `echo v${PINNED}`);
  expect(run()).toMatchObject({ status: 0, stdout: `${cli}\n` });
});

test('says what to install when there is none', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(`there is no Pulumi CLI ${PINNED} or newer`);
  expect(stderr).toContain('scripts/pulumi-cli --build');
});

test('builds one into the cache folder, with its language host, once', () => {
  standIn('bin', 'go', go);
  const cli = path.join(folder, cached, 'pulumi');
  expect(run('--build')).toMatchObject({ status: 0, stdout: `${cli}\n` });
  expect(readdirSync(path.dirname(cli))).toEqual(['pulumi', 'pulumi-language-nodejs']);
  rmSync(path.join(folder, 'bin/go'));
  expect(run('--build')).toMatchObject({ status: 0, stdout: `${cli}\n`, stderr: '' });
});

test('builds only the language host where the CLI lacks it', () => {
  const cli = standIn('bin', 'pulumi', `echo v${PINNED}`);
  standIn('bin', 'go', go);
  expect(run('--build')).toMatchObject({ status: 0, stdout: `${cli}\n` });
  expect(readdirSync(path.join(folder, cached))).toEqual(['pulumi-language-nodejs']);
});

test('leaves nothing behind when the build fails', () => {
  standIn('bin', 'go', `${go}; exit 2`);
  expect(run('--build')).toMatchObject({ status: 1, stdout: '' });
  expect(readdirSync(path.join(folder, cached))).toEqual([]);
});

test('says what to install when there is no Go either', () => {
  const { status, stderr } = run('--build');
  expect(status).toBe(1);
  expect(stderr).toContain('https://go.dev/doc/install');
  expect(existsSync(path.join(folder, cached, 'pulumi'))).toBe(false);
});

test('refuses an unknown option', () => {
  expect(run('--biuld')).toMatchObject({ status: 1, stdout: '' });
});
