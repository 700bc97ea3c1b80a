// Runs a suite of tests that needs more than Node, and counts its results.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv, env, execPath, exit } from 'node:process';
import { countResults, printCounts, root } from './results.mjs';

/**
 * Ends the process with jest's own status. With `required` a skipped test is a failure, too.
 * @param {{ config: string; results: string; required: boolean; environment: Record<string, string>; workers?: number }} suite
 * `workers` test files at once, one unless said
 * @returns {never}
 */
export function runSuite({ config, results, required, environment, workers = 1 }) {
  rmSync(results, { force: true });
  const jest = path.join(root, 'node_modules/jest/bin/jest.js');
  const words = ['--config', config, `--maxWorkers=${workers}`, '--json', `--outputFile=${results}`, ...argv.slice(2)];
  const run = spawnSync(execPath, [jest, ...words], { cwd: root, stdio: 'inherit', env: { ...env, ...environment } });
  const counts = countResults([results]);
  console.log(`\n${printCounts(counts)}`);
  if (required && counts.skipped > 0) {
    console.error('no test of this suite may be skipped here');
    exit(1);
  }
  exit(run.status ?? 1);
}

/**
 * Says that a suite cannot run here and how it can, counts it as one that was skipped, and ends the process.
 * @param {{ what: string; instead: string; results: string; required: boolean }} suite
 * @returns {never}
 */
export function skipSuite({ what, instead, results, required }) {
  const counts = { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 0, numTodoTests: 0 };
  writeFileSync(results, JSON.stringify({ ...counts, numPendingTests: 1 }));
  console.error(`SKIPPED: ${what}\n${instead}`);
  exit(required ? 1 : 0);
}
