// docs/drift-schedule.md names every key, and the image has the versions that everything else has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAMILIES, LOG_GROUP, ROLES } from './names';
import { settingKeys } from './settings';

const ROOT = join(__dirname, '../../../..');
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const dockerfile = read('apps/drift-schedule/Dockerfile');

it.each(settingKeys)('the page names `%s`', (key) => {
  expect(read('docs/drift-schedule.md')).toMatch(new RegExp(`^\\| \`${key}\` `, 'm'));
});

it('the page names the role that the bootstrap is to trust', () => {
  expect(read('docs/drift-schedule.md')).toContain(`\`${ROLES.compare}\``);
});

it('the image has the Node that the repository asks for, and the Pulumi CLI of the workflows', () => {
  const nodes = [...dockerfile.matchAll(/^FROM node:(\d+)\./gm)].map(([, major]) => major);
  expect(nodes).toEqual([read('.nvmrc').trim(), read('.nvmrc').trim()]);
  const [, workflow] = /pulumi-version: (\S+)/.exec(read('.github/workflows/drift.yml')) ?? [];
  expect(dockerfile).toContain(`pulumi/pulumi-base:${workflow} `);
});

it('the image has the folder, the user and the script that the task definition counts on', () => {
  expect(dockerfile).toMatch(/chown node:node \/scratch/);
  expect(dockerfile).toMatch(/^VOLUME \["\/scratch"\]$/m);
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toContain('/opt/landing-zone/apps/drift-schedule/dist/task/main.js"]');
});

it('no two things share a name', () => {
  const names = [...Object.values(ROLES), ...Object.values(FAMILIES), LOG_GROUP];
  expect(new Set(names).size).toBe(names.length);
});
