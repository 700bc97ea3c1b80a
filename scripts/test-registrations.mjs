// `npm run test:registrations`: what the programs register, judged offline by the real AWS provider. `--estate <dir>` judges
// that estate alone, and not what is generated from the examples; further arguments go to jest.
// Without a provider it is skipped, or fails if MICROACCOUNTS_REQUIRE_PROVIDER=1.
import path from 'node:path';
import { argv, cwd, env } from 'node:process';
import { registrationResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';
import { findProvider, VARIABLE, whatToGet } from './terraform-provider/provider.mjs';

const own = argv[2] === '--estate' ? argv.splice(2, 2)[1] : undefined;
if (own !== undefined) argv.push('estates.registrations');

const required = env['MICROACCOUNTS_REQUIRE_PROVIDER'] === '1';
const provider = findProvider();
if (provider === undefined) {
  skipSuite({
    what: 'no Terraform AWS provider was found',
    instead: whatToGet(),
    results: registrationResults,
    required,
  });
} else {
  runSuite({
    config: 'jest.registrations.config.js',
    results: registrationResults,
    required,
    environment: {
      [VARIABLE]: provider,
      ...(own === undefined ? {} : { MICROACCOUNTS_ESTATE: path.resolve(cwd(), own) }),
    },
  });
}
