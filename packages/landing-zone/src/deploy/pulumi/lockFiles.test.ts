import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { lockedStacks } from './lockFiles';

const content = (more: object = {}): string =>
  JSON.stringify({ pid: 7, username: 'ci', hostname: 'runner-7', timestamp: '2026-11-02T10:00:00Z', ...more });

function store(files: { readonly [key: string]: string | null }) {
  return {
    list: (prefix: string) => Promise.resolve(Object.keys(files).filter((key) => key.startsWith(prefix))),
    read: (key: string) => Promise.resolve(files[key] === null ? null : Buffer.from(files[key] ?? '')),
  };
}

const LOCKS = '.pulumi/locks/organization/landing-zone';

test('tells who runs which stack of the project', async () => {
  const files = {
    [`${LOCKS}/network.us-east-1/a.json`]: content(),
    [`${LOCKS}/baseline.audit/b.json`]: content({ username: '', timestamp: 5 }),
    [`${LOCKS}/baseline.gone/c.json`]: null,
    [`${LOCKS}/odd.json`]: content(),
    '.pulumi/locks/organization/other/baseline.other/d.json': content(),
  };
  expect(await lockedStacks(store(files), 1, 's3://bucket')).toEqual([
    { stack: 'baseline.audit', by: 'runner-7', since: null },
    { stack: 'network.us-east-1', by: 'ci@runner-7', since: '2026-11-02T10:00:00Z' },
  ]);
});

test('knows the layout without projects', async () => {
  const files = { '.pulumi/locks/network.us-east-1/a.json': content() };
  expect(await lockedStacks(store(files), 0, 's3://bucket')).toMatchObject([{ stack: 'network.us-east-1' }]);
});

test.each(['', '{', 'null', '[]'])('a lock that says %j is one', async (text) => {
  expect(await lockedStacks(store({ [`${LOCKS}/audit/a.json`]: text }), 1, 's3://bucket')).toEqual([
    { stack: 'audit', by: null, since: null },
  ]);
});

test('what a process of this machine has left is no run; of another machine nobody knows', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const left = { [`${LOCKS}/audit/a.json`]: content({ pid, hostname: hostname() }) };
  expect(await lockedStacks(store(left), 1, 'file:///states')).toEqual([]);
  expect(await lockedStacks(store(left), 1, 's3://bucket')).toHaveLength(1);
  const alive = { [`${LOCKS}/audit/a.json`]: content({ pid: process.pid, hostname: hostname() }) };
  expect(await lockedStacks(store(alive), 1, 'file:///states')).toHaveLength(1);
});
