// `npm run test:drift-moto`: drift found in moto, an AWS that nobody here wrote; it needs Python beside Node. Arguments go to
// jest. Where there is no Python it is skipped, and said how to get it; with MICROACCOUNTS_REQUIRE_AWS_API=1 that is a failure.
import { env } from 'node:process';
import { motoPython } from './moto-server/environment.mjs';
import { driftMotoResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';

const results = driftMotoResults;
const required = env['MICROACCOUNTS_REQUIRE_AWS_API'] === '1';
try {
  motoPython();
} catch (error) {
  const instead = error instanceof Error ? error.message : String(error);
  skipSuite({ what: 'there is no moto', instead, results, required });
}
runSuite({
  config: 'jest.drift-moto.config.js',
  results,
  required,
  environment: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
});
