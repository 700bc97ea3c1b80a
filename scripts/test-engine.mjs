// `npm run test:engine`: the tests that run the real Pulumi engine. Arguments go to jest.
// Without a Pulumi CLI they are skipped, or fail if MICROACCOUNTS_REQUIRE_ENGINE=1.
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { env, execPath, exit } from 'node:process';
import { findCli, whatToInstall } from './pulumi/cli.mjs';
import { countResults, engineResults, printCounts, root } from './results.mjs';

const required = env['MICROACCOUNTS_REQUIRE_ENGINE'] === '1';
rmSync(engineResults, { force: true });

const cli = findCli();
if (cli === undefined) {
  console.error(`SKIPPED: the engine tests need the Pulumi CLI, and none was found\n${whatToInstall()}`);
  exit(required ? 1 : 0);
}

const jest = path.join(root, 'node_modules/jest/bin/jest.js');
const words = ['--config', 'jest.engine.config.js', '--runInBand', '--json', `--outputFile=${engineResults}`];
const run = spawnSync(execPath, [jest, ...words, ...process.argv.slice(2)], {
  cwd: root,
  stdio: ['inherit', 'inherit', 'inherit'],
  env: { ...env, PATH: `${path.dirname(cli)}${path.delimiter}${env['PATH'] ?? ''}` },
});

const counts = countResults([engineResults]);
console.log(`\n${printCounts(counts)}`);
if (required && counts.skipped > 0) {
  console.error('MICROACCOUNTS_REQUIRE_ENGINE=1 allows no engine test to be skipped');
  exit(1);
}
exit(run.status ?? 1);
