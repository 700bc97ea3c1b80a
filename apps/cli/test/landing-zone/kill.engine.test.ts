// kill -9 of any part of an `up` on the real engine: nobody is left behind, and the next `up` goes on.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { entry, folderWithEstate, microaccounts } from '../cli/process';

const folder = folderWithEstate('examples/small');
const locks = join(folder, '.microaccounts/pulumi/.pulumi/locks/organization/landing-zone');
const words = ['up', '--simulate', '--engine', 'pulumi', '--parallel', '2'];

/** The processes of one `up`, when a stack is being run. */
interface Running {
  readonly driver: number;
  readonly worker: number;
  readonly cli: number;
}

it.each<[string, (running: Running) => readonly number[]]>([
  ['everything at once', ({ driver, worker, cli }) => [driver, worker, cli]],
  ['the driver', ({ driver }) => [driver]],
  ['the Pulumi CLI', ({ cli }) => [cli]],
  ['a worker', ({ worker }) => [worker]],
])('ends after kill -9 of %s, with nobody left', async (_what, victims) => {
  // By force, since the run before may have come to its end before its part was killed.
  const log = openSync(join(folder, 'log'), 'w');
  const process_ = spawn(process.execPath, [entry, ...words, '--force'], {
    cwd: folder,
    stdio: ['ignore', log, log],
    detached: true,
  });
  const ended = new Promise<number | null>((done) => process_.on('close', (code) => done(code)));
  const driver = process_.pid ?? 0;
  const running = await runningStack(driver);
  const all = [driver, ...descendants(driver)];
  for (const victim of victims(running)) killed(victim);
  // Whoever misses the moment has killed nobody: the run is to fail, or to be lost itself.
  expect(await ended).toBe(victims(running).includes(driver) ? null : 1);
  await expect(left(all)).resolves.toEqual([]);
});

it('is finished by the next `up`, and AWS then has what the files say', () => {
  const { status, stdout, stderr } = microaccounts(words, folder);
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });
  expect(microaccounts(['drift', '--simulate'], folder)).toMatchObject({ status: 0 });
  expect(microaccounts(words, folder).stdout).toMatch(/^nothing changed: 12 stacks as the files say/);
});

/** The processes that run a stack, once one is changing something: then it is locked. */
async function runningStack(driver: number): Promise<Running> {
  for (let tries = 0; tries < 600; tries += 1) {
    for (const { pid: cli } of lockHolders()) {
      const worker = parentOf(cli);
      if (parentOf(worker) === driver) return { driver, worker, cli };
    }
    await setTimeout(100);
  }
  throw new Error(`no stack was run: ${readFileSync(join(folder, 'log'), 'utf8')}`);
}

function lockHolders(): { readonly pid: number }[] {
  if (!existsSync(locks)) return [];
  return readdirSync(locks, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .flatMap((file) => {
      try {
        return [JSON.parse(readFileSync(join(locks, file), 'utf8')) as { readonly pid: number }];
      } catch {
        return []; // It was let go in between.
      }
    });
}

/** Process id → that of its parent, of all processes. */
function parents(): Map<number, number> {
  const lines = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).stdout.trim().split('\n');
  return new Map(lines.map((line) => line.trim().split(/\s+/).map(Number) as [number, number]));
}

function parentOf(id: number): number {
  return parents().get(id) ?? 0;
}

function descendants(id: number): number[] {
  const children = [...parents()].filter(([, parent]) => parent === id).map(([child]) => child);
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function killed(id: number): void {
  try {
    process.kill(id, 'SIGKILL');
  } catch {
    // It came to its end in between.
  }
}

/** Those that are still there after a while. */
async function left(ids: readonly number[]): Promise<readonly number[]> {
  for (let tries = 0; ; tries += 1) {
    const there = parents();
    const alive = ids.filter((id) => there.has(id));
    if (alive.length === 0 || tries === 300) return alive;
    await setTimeout(100);
  }
}
