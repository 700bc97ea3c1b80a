// Reads what jest wrote about its runs: one `test-results.json` in the folder of each project, one for the engine tests.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the workspace. */
export const root = path.dirname(import.meta.dirname);

const RESULTS = 'test-results.json';

/** The result file of the engine tests. */
export const engineResults = path.join(root, RESULTS);

/** The result file of the registrations' tests. */
export const registrationResults = path.join(root, 'test-results.registrations.json');

/** The result file of the tests in a browser. */
export const browserResults = path.join(root, 'test-results.browser.json');

/** The result file of drift in moto. */
export const driftMotoResults = path.join(root, 'test-results.drift-moto.json');

/** The result files of what is deployed into moto. */
export const awsApiResults = path.join(root, 'test-results.aws-api.json');
export const slowAwsApiResults = path.join(root, 'test-results.aws-api-slow.json');

/** Where each project's tests leave their result, whether it is there or not. */
export function projectResults() {
  const packages = ['packages', 'apps', 'tools'].flatMap((parent) =>
    readdirSync(path.join(root, parent)).map((child) => path.join(parent, child)),
  );
  return [...packages, 'scripts'].map((folder) => path.join(root, folder, RESULTS));
}

/**
 * The sum of the result files that are there. A test suite that could not start counts as one failure.
 * @param {readonly string[]} files
 */
export function countResults(files) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const file of files.filter((each) => existsSync(each))) {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    counts.passed += result.numPassedTests;
    counts.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
    counts.skipped += result.numPendingTests + result.numTodoTests;
  }
  return counts;
}

/**
 * @param {{ passed: number; failed: number; skipped: number }} counts
 * @returns {string} such as `12 passed, 0 failed, 1 skipped`
 */
export function printCounts({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
