// Prints `passed failed skipped` of the last test runs, for .ci/run: of all projects, or of a suite that needs more than Node.
import {
  awsApiResults,
  browserResults,
  countResults,
  driftMotoResults,
  engineResults,
  projectResults,
  registrationResults,
} from './results.mjs';

/** @type {Readonly<Record<string, string[]>>} */
const RESULTS = {
  projects: projectResults(),
  engine: [engineResults],
  browser: [browserResults],
  'drift-moto': [driftMotoResults],
  registrations: [registrationResults],
  'aws-api': [awsApiResults],
};

const { passed, failed, skipped } = countResults(RESULTS[process.argv[2] ?? ''] ?? []);
console.log(passed, failed, skipped);
