// Locks of stacks: who holds them, when they are waited for, and when they are taken away.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { lockedBy, StackLockedError, withLock } from './locks';

const folder = mkdtempSync(join(tmpdir(), 'locks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the Pulumi CLI says (`checkForLock` in Pulumi's pkg/backend/diy/lock.go), with what the Automation API puts around it. */
function refusal(lock: string, host: string, id: number): Error {
  return new Error(`code: 255
 stdout:
 stderr: error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with \`pulumi cancel\`.
  ${lock}: created by jo@${host} (pid ${id}) at 2026-01-02T03:04:05Z`);
}

function lockFile(): { readonly file: string; readonly url: string } {
  const file = join(folder, `${Math.random()}.json`);
  writeFileSync(file, '{}');
  return { file, url: pathToFileURL(file).href };
}

/** A process that has ended. */
const ended = (): number => spawnSync(process.execPath, ['-e', '']).pid;

function run(refusals: readonly Error[], waitSeconds = 0): { result: Promise<string>; said: string[] } {
  const left = [...refusals];
  const said: string[] = [];
  const work = async (): Promise<string> => {
    const next = left.shift();
    if (next !== undefined) throw next;
    return 'done';
  };
  return { result: withLock('account.one', { waitSeconds, log: (text) => said.push(text) }, work), said };
}

test('says who holds it, and what to do', async () => {
  const { url } = lockFile();
  const error = await run([refusal(url, 'elsewhere', 7)]).result.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StackLockedError);
  expect((error as Error).message).toBe(
    '`account.one` is in use: it is locked by jo on elsewhere (process 7, since 2026-01-02T03:04:05Z); wait for it, or, if it no longer runs, `pulumi cancel --stack account.one` and run again',
  );
});

test('waits for somebody who lets go of it', async () => {
  const { result, said } = run([refusal(lockFile().url, hostname(), process.pid)], 30);
  expect(await result).toBe('done');
  expect(said).toEqual([expect.stringMatching(/^waiting: `account.one` is in use/)]);
}, 20_000);

test('takes away what a process of this machine has left', async () => {
  const { file, url } = lockFile();
  const { result, said } = run([refusal(url, hostname(), ended())]);
  expect(await result).toBe('done');
  expect(existsSync(file)).toBe(false);
  expect(said).toEqual([expect.stringMatching(/^taking away the lock of process \d+, which has ended/)]);
});

test.each<[string, () => { readonly file: string; readonly error: Error }]>([
  ['of a process that runs', () => withFile((url) => refusal(url, hostname(), process.pid))],
  ['of another machine', () => withFile((url) => refusal(url, 'elsewhere', ended()))],
])('leaves a lock %s', async (_what, make) => {
  const { file, error } = make();
  await expect(run([error]).result).rejects.toThrow(StackLockedError);
  expect(existsSync(file)).toBe(true);
});

function withFile(make: (url: string) => Error): { file: string; error: Error } {
  const { file, url } = lockFile();
  return { file, error: make(url) };
}

test('never takes away a lock in a bucket: hosts that share it may have one name', async () => {
  await expect(run([refusal('s3://states/.pulumi/locks/a.json', hostname(), ended())]).result).rejects.toThrow(
    StackLockedError,
  );
});

test('knows what Pulumi Cloud says', () => {
  expect(lockedBy(new Error('error: [409] Conflict: Another update is currently in progress.'))).toEqual([]);
  expect(lockedBy(new Error('error: something else'))).toBeNull();
  expect(new StackLockedError('one', []).message).toContain('another update is running');
});

test('passes on every other failure at once', async () => {
  const { result } = run([new Error('no such bucket')], 60);
  await expect(result).rejects.toThrow('no such bucket');
});
