// `up --json`: what happens as lines of JSON, in an order on which a reader can rely.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import * as path from 'node:path';
import { entry, folderWithEstate, microaccounts } from './process';

interface Line {
  readonly event: string;
  readonly stack?: string;
  readonly [key: string]: unknown;
}

jest.setTimeout(60_000);

const folder = folderWithEstate('examples/small');
const up = (...words: readonly string[]): readonly Line[] => {
  const { status, stdout, stderr } = microaccounts(['up', '--simulate', '--json', ...words], folder);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
};

test('begins with what is selected, tells of each stack from its start to its end, and ends with the summary', () => {
  const lines = up();
  const [first] = lines;
  const last = lines.at(-1);
  expect(first).toMatchObject({ event: 'selected', formatVersion: 1, preview: false });
  expect(lines.filter(({ event }) => event === 'selected' || event === 'summary')).toEqual([first, last]);
  const document = microaccounts(['up', '--simulate', '--format', 'json'], folder).stdout;
  expect(Object.keys(last ?? {})).toEqual(['event', ...Object.keys(JSON.parse(document) as object)]);

  for (const { stack, status } of last?.['stacks'] as readonly { stack: string; status: string }[]) {
    expect(status).toBe('changed');
    const own = lines.filter((line) => line.stack === stack).map(({ event }) => event);
    expect(own[0]).toBe('stack-started');
    expect(own.at(-1)).toBe('stack-finished');
    expect(new Set(own.slice(1, -1))).toEqual(new Set(['stack-step']));
  }
  // The second time every stack is as the files say.
  expect(up().map(({ event }) => event)).toEqual([
    'selected',
    ...(first?.['stacks'] as readonly string[]).map(() => 'stack-current'),
    'summary',
  ]);
});

test('in a preview it tells what would be done, and does nothing', () => {
  const lines = up('--preview', '--stacks', 'organization', '--state', 'previewed');
  const summary = lines.at(-1) as unknown as { stacks: { status: string; steps: { name: string }[] }[] };
  expect(lines[0]).toMatchObject({ event: 'selected', preview: true });
  expect(summary).toMatchObject({
    preview: true,
    continue: null,
    stacks: [{ stack: 'organization', status: 'changed' }],
  });
  expect(summary.stacks[0]?.steps).toContainEqual({
    ...{ operation: 'create', type: 'aws:organizations/organizationalUnit:OrganizationalUnit' },
    ...{ name: 'Workloads', properties: expect.anything() as unknown },
  });
  expect(up('--stacks', 'organization', '--state', 'previewed').map(({ event }) => event)).not.toContain(
    'stack-current',
  );
});

test('is no `--format`', () => {
  const { status, stderr } = microaccounts(['up', '--simulate', '--json', '--format', 'json'], folder);
  expect([status, stderr.split('\n')[0]]).toEqual([
    1,
    "error: option '--json' cannot be used with option '--format <format>'",
  ]);
});

test.each([
  ['goes away', 'gone'],
  ['reads nothing for long', 'slow'],
])('a reader that %s neither stops the deployment nor makes it fail', async (_, how) => {
  rmSync(path.join(folder, how), { recursive: true, force: true });
  const child = spawn(process.execPath, [entry, 'up', '--simulate', '--json', '--state', how], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stacksDone = new Promise<void>((resolve) => {
    let told = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      told += text;
      if (/^\[10\/12\]/m.test(told)) resolve();
    });
  });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  if (how === 'gone') {
    child.stdout.once('data', () => child.stdout.destroy());
    expect(await ended).toBe(0);
  } else {
    child.stdout.pause();
    await stacksDone;
    const text = (await child.stdout.setEncoding('utf8').toArray()).join('');
    expect(JSON.parse(text.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({ event: 'summary', formatVersion: 1 });
    expect(await ended).toBe(0);
  }
  const again = JSON.parse(microaccounts(['up', '--simulate', '--state', how, '--format', 'json'], folder).stdout) as {
    stacks: { status: string }[];
  };
  expect(new Set(again.stacks.map(({ status }) => status))).toEqual(new Set(['unchanged']));
});
