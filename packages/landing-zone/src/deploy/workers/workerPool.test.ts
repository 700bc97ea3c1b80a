// Workers that are lost fail the job that they had, and nothing else.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { someLandingZone } from '../../testing/landingZone';
import { stackSpec } from '../../plan/stackSpec';
import type { Job } from './protocol';
import { WorkerPool } from './workerPool';

const folder = mkdtempSync(join(tmpdir(), 'worker-pool-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const job: Job = {
  action: 'up',
  spec: stackSpec(someLandingZone(), 'organization'),
  circumstances: { vended: null, commit: null, leftovers: [] },
  options: { refresh: false, keep: [], imports: [] },
  expected: null,
  engine: {},
  log: join(folder, 'log'),
};

/** A pool whose workers run this text. */
function poolOf(name: string, text: string): WorkerPool {
  const module = join(folder, `${name}.cjs`);
  writeFileSync(module, text);
  return new WorkerPool({ timeLimitSeconds: 60, module });
}

const DONE = `process.on('message', () => process.send({ kind: 'done', result: { steps: [], unchanged: 1 } }));
process.on('disconnect', () => process.exit());`;

it('gives what a worker answers, and uses it again', async () => {
  const pool = poolOf('done', `let n = 0; ${DONE.replace('unchanged: 1', 'unchanged: ++n')}`);
  expect(await pool.run(job, undefined)).toMatchObject({ unchanged: 1 });
  expect(await pool.run(job, undefined)).toMatchObject({ unchanged: 2 });
  pool.close();
});

it('fails a job whose worker is lost', async () => {
  const pool = poolOf('lost', `process.on('message', () => process.kill(process.pid, 'SIGKILL'));`);
  await expect(pool.run(job, undefined)).rejects.toThrow(
    'the process that ran `organization` was lost (SIGKILL): run again to go on',
  );
  pool.close();
});

it('fails a job that cannot be given to its worker', async () => {
  const pool = poolOf('deaf', `process.disconnect(); setTimeout(() => undefined, 20_000);`);
  pool.warm(1);
  await setTimeout(1_000);
  await expect(pool.run(job, undefined)).rejects.toThrow('the process that ran `organization` was lost');
  pool.close();
});

it('goes on with a job whose steps somebody cannot hear of', async () => {
  const step = { operation: 'create', urn: 'u', type: 't', name: 'n', properties: [] };
  const pool = poolOf(
    'steps',
    `process.on('message', () => process.send(${JSON.stringify({ kind: 'step', step })})); ${DONE}`,
  );
  const heard: string[] = [];
  expect(await pool.run(job, ({ name }) => void heard.push(name))).toMatchObject({ unchanged: 1 });
  expect(heard).toEqual(['n']);
  pool.close();
});
