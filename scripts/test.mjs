// `npm test`: the tests of every project, which need Node alone; at the end it says what it left out. Arguments go to nx.
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import jestPreset from '../jest.preset.js';
import { findCli, whatToInstall } from './pulumi/cli.mjs';
import { findProvider, whatToGet } from './terraform-provider/provider.mjs';
import { countResults, printCounts, projectResults, root } from './results.mjs';

const { hasGit } = jestPreset;
const results = projectResults();
for (const file of results) rmSync(file, { force: true });

const nx = path.join(root, 'node_modules/.bin/nx');
const run = spawnSync(nx, ['run-many', '-t', 'test', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });

console.log(`\n${printCounts(countResults(results))}`);

/** @param {string} ending @returns {string[]} the test files of packages and apps whose names end in it */
const filesOf = (ending) =>
  ['packages', 'apps', 'tools'].flatMap((parent) =>
    readdirSync(path.join(root, parent), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith(ending) && !file.includes('node_modules'),
    ),
  );

const cli = findCli();
const provider = findProvider();
const gitTests = hasGit() ? 0 : filesOf('.git.test.ts').length;
console.log(
  [
    '',
    '='.repeat(80),
    `SKIPPED: ${filesOf('.engine.test.ts').length} test files that run the real Pulumi engine. To run them: npm run test:engine`,
    cli === undefined ? `None was found:\n${whatToInstall()}` : `They will use ${cli}`,
    `SKIPPED: ${filesOf('.registrations.test.ts').length} test files that need the Terraform AWS provider. To run them: npm run test:registrations`,
    provider === undefined ? `None was found:\n${whatToGet()}` : `They will use ${provider}`,
    `SKIPPED: ${filesOf('.moto.test.ts').length} test files that find drift in moto, which needs Python. To run them: npm run test:drift-moto`,
    `SKIPPED: ${filesOf('.aws-api.test.ts').length} test files that deploy into moto with both. To run them: npm run test:aws-api`,
    `SKIPPED: ${filesOf('.aws-api-slow.test.ts').length} of the kinds that it waits for. To run them: npm run test:aws-api:slow`,
    ...(gitTests === 0
      ? []
      : [`SKIPPED: ${gitTests} test files that need git. To run them: install git, then npm test`]),
    '='.repeat(80),
  ].join('\n'),
);

process.exitCode = run.status ?? 1;
