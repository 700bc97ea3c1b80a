// `npm run test:registrations`: what the programs register, judged offline by the real AWS provider. Arguments go to jest.
// Without a provider it is skipped, or fails if MICROACCOUNTS_REQUIRE_PROVIDER=1.
import { env } from 'node:process';
import { registrationResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';
import { findProvider, VARIABLE, whatToGet } from './terraform-provider/provider.mjs';

const required = env['MICROACCOUNTS_REQUIRE_PROVIDER'] === '1';
const provider = findProvider();
if (provider === undefined) {
  skipSuite({ what: 'no Terraform AWS provider was found', instead: whatToGet(), required });
} else {
  runSuite({
    config: 'jest.registrations.config.js',
    results: registrationResults,
    required,
    environment: { [VARIABLE]: provider },
  });
}
