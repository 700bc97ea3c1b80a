// docs/bootstrap.md names every key, and every permission with its reason.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_TYPES, TRUSTED_SERVICES } from '@microaccounts/account-factory';
import { isJoin, isReference } from '@microaccounts/resources';
import { deployPermissions } from './deployPermissions';
import { driftPermissions } from './driftPermissions';
import type { Permission } from './permission';
import { settingKeys } from './settings';

const ROOT = join(__dirname, '../../../..');
const PAGE = join(ROOT, 'docs/bootstrap.md');
const MARKS = ['<!-- permissions:begin -->', '<!-- permissions:end -->'] as const;

const settings = { managementAccountId: '<account>', stateBucket: '<stateBucket>' };
const page = (): string => readFileSync(PAGE, 'utf8');

function table(role: string, permissions: readonly Permission[]): string {
  const rows = permissions.flatMap(({ actions }) =>
    Object.entries(actions).map(([action, why]) => `| \`${action}\` | ${why} |`),
  );
  const where = permissions.map(({ sid, resources, condition }) => {
    const on = `\`${textOf(resources)}\``;
    return `- ${sid}: ${on}${condition === undefined ? '' : `, where \`${textOf(condition)}\``}`;
  });
  return [`### ${role}`, '| action | what for |\n| --- | --- |\n' + rows.join('\n'), 'On:', where.join('\n')].join(
    '\n\n',
  );
}

/** References in words. */
function textOf(value: unknown): string {
  const said = JSON.stringify(value, (_name, inner: unknown) => {
    if (isJoin(inner)) return inner.join.map((part) => (typeof part === 'string' ? part : `<${part.ref}>`)).join('');
    return isReference(inner) ? `<${inner.ref}>` : inner;
  });
  return said.replace(/^"|"$/g, '');
}

function formatted(text: string): string {
  const prettier = join(ROOT, 'node_modules/prettier/bin/prettier.cjs');
  return execFileSync(process.execPath, [prettier, '--stdin-filepath', PAGE], {
    cwd: ROOT,
    input: text,
    encoding: 'utf8',
  });
}

it('tells what each role may do, and why', () => {
  const [before, rest = ''] = page().split(MARKS[0]);
  const after = rest.split(MARKS[1])[1];
  const tables = [
    table('LandingZoneDeploy', deployPermissions(settings)),
    table('LandingZoneDrift', driftPermissions(settings)),
  ].join('\n\n');
  const generated = formatted([before, MARKS[0], '\n\n', tables, '\n\n', MARKS[1], after].join(''));
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, generated);
  expect(page()).toBe(generated);
});

it.each([...settingKeys, ...Object.keys(TRUSTED_SERVICES), ...POLICY_TYPES])('names `%s`', (name) => {
  expect(page()).toContain(`\`${name}\``);
});
