// `up` as a process, killed at random moments like a machine that is lost: the next one finishes what it left, nothing is
// made twice, and AWS has what the files mean.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { microaccounts, repository } from '../cli/process';
import { companyFiles } from './company';

const KILLS = 10;
const MINUTES = 60_000;
const words = ['up', '--simulate', '--engine', 'pulumi', '--parallel', '2'];
const seed = Number(process.env['INTERRUPTION_SEED'] ?? Date.now() % 1_000_000);

const folder = mkdtempSync(path.join(tmpdir(), 'interruption-'));
const running = new Set<ChildProcess>();

beforeAll(() => {
  for (const [file, text] of companyFiles()) {
    const name = path.join(folder, 'estate', file);
    mkdirSync(path.dirname(name), { recursive: true });
    writeFileSync(name, text);
  }
  expect(microaccounts(['lock'], folder)).toMatchObject({ status: 0 });
});
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

function start(): ChildProcess {
  const child = spawn(process.execPath, [path.join(repository, 'apps/cli/bin/microaccounts.js'), ...words], {
    cwd: folder,
    stdio: 'ignore',
    env: { ...process.env, NO_COLOR: '1' },
  });
  running.add(child);
  return child;
}

/** Whether it was still running when it was killed. */
async function killedAfter(child: ChildProcess, milliseconds: number): Promise<boolean> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await Promise.race([ended, setTimeout(milliseconds)]);
  const isRunning = child.exitCode === null;
  child.kill('SIGKILL');
  await ended;
  return isRunning;
}

it(
  `finishes what ten kills left (INTERRUPTION_SEED=${seed})`,
  async () => {
    let state = seed;
    // A number from 0 to 1 that follows from the seed (Park and Miller's generator).
    const random = (): number => (state = (state * 48_271 + 1) % 2_147_483_647) / 2_147_483_647;
    let kills = 0;
    for (let attempt = 0; attempt < KILLS; attempt += 1)
      if (await killedAfter(start(), 1_500 + 10_000 * random())) kills += 1;
    expect(kills).toBeGreaterThan(2);

    const finished = microaccounts([...words, '--format', 'json'], folder);
    expect([finished.status, finished.status === 0 ? '' : finished.stdout + finished.stderr]).toEqual([0, '']);
    const drift = microaccounts(['drift', '--simulate', '--format', 'json'], folder);
    expect(JSON.parse(drift.stdout)).toMatchObject({ complete: true, findings: [] });
    const again = microaccounts([...words, '--format', 'json'], folder);
    const { stacks } = JSON.parse(again.stdout) as { stacks: { status: string }[] };
    expect(new Set(stacks.map(({ status }) => status))).toEqual(new Set(['unchanged']));
  },
  15 * MINUTES,
);

it(
  'lets a second `up` say who is at work, and change nothing',
  async () => {
    writeFileSync(path.join(folder, 'estate/accounts/shop/web-late.yaml'), 'environment: dev\nnetwork: none\n');
    expect(microaccounts(['lock'], folder)).toMatchObject({ status: 0 });
    const first = start();
    await setTimeout(2_500);
    const second = microaccounts(words, folder);
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`in use by process ${first.pid}`);
    await new Promise<void>((resolve) => (first.exitCode === null ? first.once('exit', () => resolve()) : resolve()));
    expect(first.exitCode).toBe(0);
    const drift = microaccounts(['drift', '--simulate', '--format', 'json'], folder);
    expect(JSON.parse(drift.stdout)).toMatchObject({ complete: true, findings: [] });
  },
  5 * MINUTES,
);
