import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { landingZoneOf } from '../test/landing-zone/simulation';
import { openSimulation } from './simulation';

const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-state-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { estate } = landingZoneOf('examples/small');

test('a file where the state should be is not offered for deletion', async () => {
  const file = path.join(folder, 'notes.md');
  writeFileSync(file, 'precious');
  await expect(openSimulation({ folder: file, estate, engine: 'embedded' })).rejects.toMatchObject({
    name: 'UserError',
    message: expect.stringContaining(file) as string,
    help: 'use another `--state`',
  });
});

test('the state of another organization is refused, and may be deleted', async () => {
  const state = path.join(folder, 'state');
  await (await openSimulation({ folder: state, estate, engine: 'embedded' })).close();
  const other = { ...estate, organization: { ...estate.organization, managementAccountId: '999999999999' } };
  await expect(openSimulation({ folder: state, estate: other, engine: 'embedded' })).rejects.toMatchObject({
    name: 'UserError',
    help: expect.stringContaining(`delete \`${state}\``) as string,
  });
});
