// Signals during an `up` with the embedded engine: the first lets what runs come to its end, the second does not.
import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { folderWithEstate, microaccounts, running } from './process';

interface Document {
  readonly interrupted: boolean;
  readonly continue: string | null;
  readonly stacks: readonly { readonly stack: string; readonly status: string; readonly message?: string }[];
}

const folder = folderWithEstate('examples/small');
const words = (state: string): string[] => ['up', '--simulate', '--state', state, '--format', 'json'];

/** The next `up` does all that is left to do, and the one after it nothing. */
function expectFinished(state: string): void {
  const next = microaccounts(words(state), folder);
  expect([next.status, JSON.parse(next.stdout)]).toEqual([
    0,
    expect.objectContaining({ interrupted: false, continue: null }),
  ]);
  const last = JSON.parse(microaccounts(words(state), folder).stdout) as Document;
  expect(new Set(last.stacks.map(({ status }) => status))).toEqual(new Set(['unchanged']));
}

test.each(['SIGINT', 'SIGTERM'] as const)(
  'after %s what runs comes to its end, nothing more begins, and the next `up` goes on',
  async (signal) => {
    const run = running(words(signal), folder);
    await run.said(/^\[ 1\/12\] organization/m);
    run.signal(signal);
    const { status, stdout, stderr } = await run.ended;
    expect(status).toBe(1);
    expect(stderr).toContain('interrupted: what runs comes to its end');
    const { interrupted, stacks, continue: goesOn } = JSON.parse(stdout) as Document;
    expect(interrupted).toBe(true);
    expect(goesOn).toBe(`npx microaccounts up --simulate --state ${signal} --format json`);
    expect(new Set(stacks.map(({ status: ended }) => ended))).toEqual(new Set(['changed', 'skipped']));
    expect(stacks.at(-1)).toMatchObject({ status: 'skipped', message: 'the run was interrupted' });
    expectFinished(signal);
  },
  60_000,
);

test('the second signal stops at once', async () => {
  // What runs would come to its end in no time: once the first stack is told, nothing happens until both signals are there.
  const slow = path.join(folder, 'slow.js');
  writeFileSync(
    slow,
    `const write = process.stderr.write.bind(process.stderr);
let isTold = false;
process.stderr.write = (text, ...rest) => {
  const written = write(text, ...rest);
  if (!isTold && /^\\[ 1\\/12\\] organization/m.test(String(text))) {
    isTold = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
  }
  return written;
};
`,
  );
  const run = running(words('twice'), folder, { NODE_OPTIONS: `--require ${slow}` });
  await run.said(/^\[ 1\/12\] organization/m);
  run.signal('SIGINT');
  // Two of a kind that come at once are one (signal(7), "Queueing and delivery semantics for standard signals").
  await setTimeout(200);
  run.signal('SIGINT');
  expect(await run.ended).toMatchObject({ status: 1, stdout: '' });
  expectFinished('twice');
}, 60_000);
