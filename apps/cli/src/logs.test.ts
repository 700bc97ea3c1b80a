import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { UserError } from './exit';
import { logsSince, requireLogs } from './logs';

const folder = mkdtempSync(path.join(tmpdir(), 'logs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the folder is made, and refused where none can be', () => {
  const logs = path.join(folder, 'a/b');
  requireLogs(logs);
  writeFileSync(path.join(logs, 'organization.log'), '');
  requireLogs(logs);
  expect(() => requireLogs(path.join(logs, 'organization.log'))).toThrow(UserError);
});

test('a log of an earlier run, and one that is not there, is nobody’s', () => {
  const old = new Date('2020-01-01T00:00:00Z');
  for (const stack of ['old', 'new', 'other']) writeFileSync(path.join(folder, `${stack}.log`), '');
  utimesSync(path.join(folder, 'old.log'), old, old);
  expect([...logsSince(old.getTime() + 1, folder, ['old', 'new', 'none'])]).toEqual([
    ['new', path.join(folder, 'new.log')],
  ]);
});
