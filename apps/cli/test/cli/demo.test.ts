import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts, type Ended } from './process';

const folder = folderWithEstate('estate');
let told: Ended;

beforeAll(() => {
  told = microaccounts(['demo'], folder);
}, 120_000);

test('the demo tells its story to the end, in order', () => {
  expect(told).toMatchObject({ status: 0, stderr: '' });
  const headings = told.stdout.match(/^\d {2}.*$/gm);
  expect(headings).toEqual([
    '1  The estate is checked',
    '2  up: every stack is deployed',
    '3  up again: nothing changes',
    '4  drift: AWS is what the files say',
    '5  Four changes by hand, behind its back',
    '6  drift: exactly these four are found',
    '7  up --refresh: what the files declare is healed',
    '8  drift: only what no file declares is left',
    '9  Where to look next',
  ]);
  expect(told.stdout).toMatch(/^ +\[ 1\/\d+\] organization +\d+ created/m);
});

test('its state stays: drift finds the unmanaged account alone', () => {
  const { status, stdout } = microaccounts(['drift', '--simulate', '--format', 'json'], folder);
  expect(status).toBe(2);
  const { findings, complete } = JSON.parse(stdout) as {
    findings: { status: string; kind: string }[];
    complete: boolean;
  };
  expect(complete).toBe(true);
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ status: 'unmanaged', kind: 'account' });
}, 60_000);

test('an up over it changes nothing, and its document says so', () => {
  const { status, stdout } = microaccounts(['up', '--simulate', '--format', 'json'], folder);
  expect(status).toBe(0);
  const { stacks, ...rest } = JSON.parse(stdout) as { stacks: { stack: string; status: string }[] };
  expect(new Set(stacks.map((stack) => stack.status))).toEqual(new Set(['unchanged']));
  expect(rest).toEqual({
    formatVersion: 1,
    preview: false,
    selected: stacks.map(({ stack }) => stack),
    refused: [],
    interrupted: false,
    continue: null,
    logs: null,
    seconds: expect.any(Number),
    peakMegabytes: expect.any(Number),
  });
}, 60_000);

test('it does not delete a folder that is not its own', () => {
  const other = path.join(folder, 'precious');
  mkdirSync(other);
  writeFileSync(path.join(other, 'thesis.txt'), 'years of work');
  const { status, stderr } = microaccounts(['demo', '--state', 'precious'], folder);
  expect(status).toBe(1);
  expect(stderr).toContain('is not deleted');
  expect(existsSync(path.join(other, 'thesis.txt'))).toBe(true);
});
