// Prints `passed failed skipped` of the last test runs, for .ci/run: of all `projects`, or of the `engine` tests.
import { countResults, engineResults, projectResults } from './results.mjs';

const { passed, failed, skipped } = countResults(process.argv[2] === 'engine' ? [engineResults] : projectResults());
console.log(passed, failed, skipped);
