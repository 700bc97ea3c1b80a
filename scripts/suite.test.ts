// A suite that cannot run is said to be skipped, and counted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const folder = mkdtempSync(path.join(tmpdir(), 'suite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function skipped(required: boolean): { status: number | null; stderr: string; counted: string } {
  const results = path.join(folder, 'results.json');
  const module = (name: string): string => JSON.stringify(path.join(__dirname, name));
  const skip = { what: 'there is no provider', instead: 'get one', results, required };
  const words = [
    `import { skipSuite } from ${module('suite.mjs')};`,
    `import { countResults, printCounts } from ${module('results.mjs')};`,
    `process.on('exit', () => console.log(printCounts(countResults([${JSON.stringify(results)}]))));`,
    `skipSuite(${JSON.stringify(skip)});`,
  ].join('\n');
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', words], { encoding: 'utf8' });
  return { status: run.status, stderr: run.stderr, counted: run.stdout.trim() };
}

test('says why and what to do, and counts as one', () => {
  expect(skipped(false)).toEqual({
    status: 0,
    stderr: 'SKIPPED: there is no provider\nget one\n',
    counted: '0 passed, 0 failed, 1 skipped',
  });
});

test('fails where it is required', () => {
  expect(skipped(true)).toMatchObject({ status: 1, counted: '0 passed, 0 failed, 1 skipped' });
});
