// What the command line loads before it knows what it is to do: nothing that reads, checks or plans an estate.
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { repository } from './process';

test.each(['--version', '--help'])('%s loads none of the packages that an estate needs', (word) => {
  const main = JSON.stringify(path.join(repository, 'apps/cli/dist/main.js'));
  const script = [
    `process.argv.push('microaccounts', ${JSON.stringify(word)});`,
    `process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));`,
    `require(${main});`,
  ].join('\n');
  const { stderr, status } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect(status).toBe(0);
  const loaded = (JSON.parse(stderr) as string[]).flatMap(
    (file) =>
      /\/packages\/([\w-]+)\/|\/node_modules\/(zod|yaml|js-yaml|@aws-sdk|@pulumi|@inquirer|ky|listr2)\//
        .exec(file)
        ?.slice(1) ?? [],
  );
  expect([...new Set(loaded.filter((name) => name !== undefined))]).toEqual(['resources']);
});
