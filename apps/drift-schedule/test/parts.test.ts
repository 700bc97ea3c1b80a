// What the parts of a run are given, taken by the real command line: it knows the words, and all parts together look at
// everything once.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readEstateFolder } from '@microaccounts/config/read';
import { isInScope, TIERS, type DriftReport, type ReportScope } from '@microaccounts/drift';
import { checkEstate, resources } from '@microaccounts/landing-zone';
import { parts, TIERS as SCHEDULED } from '../src/plan/parts';
import { summarize } from '../src/task/summary';

const ROOT = resolve(__dirname, '../../..');
const CLI = join(ROOT, 'apps/cli/bin/microaccounts.js');
const ESTATE = join(ROOT, 'examples/small');
const SHARDS = 3;

let folder: string;
let whole: DriftReport;
let reports: ReadonlyMap<string, DriftReport>;

function run(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [CLI, ...words, '--simulate', '--estate', join(folder, 'estate'), '--state', join(folder, 'aws')],
    { cwd: folder, encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`);
  return stdout;
}
const drift = (words: readonly string[]): DriftReport =>
  JSON.parse(run('drift', ...words, '--format', 'json')) as DriftReport;

beforeAll(() => {
  // `npm run build` makes it; `npm test` does so first.
  expect(existsSync(join(ROOT, 'apps/cli/dist/main.js'))).toBe(true);
  folder = mkdtempSync(join(tmpdir(), 'parts-'));
  cpSync(ESTATE, join(folder, 'estate'), { recursive: true });
  run('up');
  whole = drift([]);
  const all = parts({ tiers: SCHEDULED, shards: SHARDS });
  reports = new Map(all.map(({ name, arguments: words }) => [name, drift(words)]));
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function scopes(): ReportScope[] {
  return [...reports].map(([name, { scope }]) => {
    if (scope === undefined) throw new Error(`the report of ${name} has no scope`);
    return scope;
  });
}

test('the tiers that can be scheduled are those that are read', () => {
  expect(SCHEDULED).toEqual(TIERS);
});

test('each part is taken for what it is called', () => {
  expect([...reports].map(([name, { scope }]) => [name, scope])).toEqual([
    ['organization', { tiers: ['organization'], accounts: null, members: null, shard: null }],
    ['network', { tiers: ['network'], accounts: null, members: null, shard: null }],
    ...[1, 2, 3].map((index) => [
      `accounts-${index}-of-3`,
      { tiers: ['accounts'], accounts: null, members: null, shard: { index, of: SHARDS } },
    ]),
  ]);
});

test('all parts together have looked at as many resources as a run that is not divided, and each at some', () => {
  const looked = [...reports.values()].map(({ checked }) => checked.resources);
  expect(looked.filter((count) => count === 0)).toEqual([]);
  expect(looked.reduce((sum, count) => sum + count, 0)).toBe(whole.checked.resources);
  // An account that one part lists and another looks into is one account.
  const { checked } = summarize({ run: 'a', parts: reports, reports: 's3://example-reports/' });
  expect(checked).toMatchObject({ accounts: whole.checked.accounts, resources: whole.checked.resources });
});

test.each(['examples/small', 'estate'])(
  'every resource of %s is in the scope of one part and of no other',
  (estate) => {
    const { unlocked } = checkEstate(readEstateFolder(join(ROOT, estate)));
    if (unlocked === null) throw new Error(`${estate} is not valid`);
    const looks = resources(unlocked).map((resource) => ({
      address: resource.address,
      parts: scopes().filter((scope) => isInScope(scope, resource)).length,
    }));
    expect(looks.length).toBeGreaterThan(50);
    expect(looks.filter((look) => look.parts !== 1)).toEqual([]);
  },
);
