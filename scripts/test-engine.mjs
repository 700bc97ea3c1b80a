// `npm run test:engine`: the tests that run the real Pulumi engine. Arguments go to jest.
// Without a Pulumi CLI they are skipped, or fail if MICROACCOUNTS_REQUIRE_ENGINE=1.
import path from 'node:path';
import { env } from 'node:process';
import { cacheRoot, findCli, whatToInstall } from './pulumi/cli.mjs';
import { engineResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';

const required = env['MICROACCOUNTS_REQUIRE_ENGINE'] === '1';
const cli = findCli();
if (cli === undefined) {
  skipSuite({
    what: 'the engine tests need the Pulumi CLI, and none was found',
    instead: whatToInstall(),
    results: engineResults,
    required,
  });
} else {
  runSuite({
    config: 'jest.engine.config.js',
    results: engineResults,
    required,
    // Half of the time a test waits, and what one stack takes leaves a processor idle.
    workers: 2,
    // The language host may have been built where the CLI was not.
    environment: {
      PATH: [path.dirname(cli), env['PATH'] ?? '', path.join(cacheRoot(), 'bin')].join(path.delimiter),
    },
  });
}
