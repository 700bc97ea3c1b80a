// `npm run test:aws-api`: what the real AWS provider deploys into moto, an AWS that nobody here wrote; `--slow` first takes
// the kinds whose waits are minutes. Further arguments go to jest. Where something is missing it is skipped, and said how to
// get it; with MICROACCOUNTS_REQUIRE_AWS_API=1 that is a failure.
import path from 'node:path';
import { argv, env } from 'node:process';
import { motoPython } from './moto-server/environment.mjs';
import { findCli, whatToInstall } from './pulumi/cli.mjs';
import { awsApiResults, slowAwsApiResults } from './results.mjs';
import { runSuite, skipSuite } from './suite.mjs';
import { findProvider, VARIABLE, whatToGet } from './terraform-provider/provider.mjs';

const required = env['MICROACCOUNTS_REQUIRE_AWS_API'] === '1';
const isSlow = argv[2] === '--slow';
if (isSlow) argv.splice(2, 1);
const results = isSlow ? slowAwsApiResults : awsApiResults;

const provider = findProvider();
const cli = findCli();
if (provider === undefined)
  skipSuite({ what: 'no Terraform AWS provider was found', instead: whatToGet(), results, required });
if (cli === undefined) skipSuite({ what: 'no Pulumi CLI was found', instead: whatToInstall(), results, required });
try {
  motoPython();
} catch (error) {
  skipSuite({
    what: 'there is no moto',
    instead: error instanceof Error ? error.message : String(error),
    results,
    required,
  });
}
runSuite({
  config: isSlow ? 'jest.aws-api-slow.config.js' : 'jest.aws-api.config.js',
  results,
  required,
  environment: {
    [VARIABLE]: provider,
    PATH: `${path.dirname(cli)}${path.delimiter}${env['PATH'] ?? ''}`,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  },
});
