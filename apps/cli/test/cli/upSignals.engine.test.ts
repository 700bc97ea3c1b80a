// Signals and failures during an `up` with the real Pulumi engine: its worker processes, and the logs that they leave.
import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts, running } from './process';

interface Document {
  readonly interrupted: boolean;
  readonly logs: string | null;
  readonly stacks: readonly { readonly stack: string; readonly status: string; readonly message?: string }[];
}

const folder = folderWithEstate('examples/small');
const STACKS = ['organization', 'account.network', 'account.audit'];
const words = (state: string): string[] =>
  `up --simulate --engine pulumi --stacks ${STACKS.join(',')} --parallel 1 --state ${state} --logs ${state}-logs --format json`.split(
    ' ',
  );
const statuses = ({ stacks }: Document): object =>
  Object.fromEntries(stacks.map(({ stack, status, message }) => [stack, message ?? status]));
const all = (status: string): object => Object.fromEntries(STACKS.map((stack) => [stack, status]));

function up(state: string): Document {
  const { status, stdout, stderr } = microaccounts(words(state), folder);
  expect([status, stderr]).toEqual([0, expect.any(String)]);
  return JSON.parse(stdout) as Document;
}

it('lets what runs come to its end after the first signal, and goes on with the next `up`', async () => {
  const run = running(words('once'), folder);
  await run.said(/^\[1\/3\] organization/m);
  run.signal('SIGINT');
  const { status, stdout } = await run.ended;
  expect(status).toBe(1);
  const document = JSON.parse(stdout) as Document;
  expect(document).toMatchObject({ interrupted: true, logs: 'once-logs' });
  // By then the second stack may have begun, or not.
  expect(statuses(document)).toMatchObject({ organization: 'changed', 'account.network': 'the run was interrupted' });
  for (const { stack, status: ended } of document.stacks)
    expect(existsSync(path.join(folder, 'once-logs', `${stack}.log`))).toBe(ended === 'changed');
  expect(readFileSync(path.join(folder, 'once-logs/organization.log'), 'utf8')).toContain('Updating (organization)');

  expect(statuses(up('once'))).toMatchObject({ organization: 'unchanged', 'account.network': 'changed' });
  expect(statuses(up('once'))).toEqual(all('unchanged'));
});

it('stops at once after the second signal, and the next `up` finishes what was cut off', async () => {
  const run = running(words('twice'), folder);
  await run.said(/^\[1\/3\] organization/m);
  run.signal('SIGTERM');
  await run.said(/^interrupted/m);
  run.signal('SIGTERM');
  expect(await run.ended).toMatchObject({ status: 1, stdout: '' });
  expect(statuses(up('twice'))).toMatchObject({ organization: 'unchanged', 'account.network': 'changed' });
  expect(statuses(up('twice'))).toEqual(all('unchanged'));
});
