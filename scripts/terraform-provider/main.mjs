// The command behind scripts/aws-provider: prints the path of a Terraform AWS provider, or what to do to have one.
import { argv, exit, stderr, stdout } from 'node:process';
import { buildProvider } from './build.mjs';
import { USUAL_FOLDERS } from './plugin-folders.mjs';
import { cacheRoot, findProvider, VARIABLE, whatToGet } from './provider.mjs';

const HELP = `Prints the path of a Terraform AWS provider. It looks, in this order, at
  ${VARIABLE}, which names the executable;
  the plugin folders of Terraform's configuration (TF_CLI_CONFIG_FILE or ~/.terraformrc: dev_overrides,
  filesystem_mirror, plugin_cache_dir), -plugin-dir in TF_CLI_ARGS_init, TF_PLUGIN_CACHE_DIR;
  Terraform's implied local mirrors, such as ~/.terraform.d/plugins;
  ${USUAL_FOLDERS.join(', ')};
  ${cacheRoot()}.

  scripts/aws-provider            exits with 1 when there is none
  scripts/aws-provider --build    builds the newest into the cache folder when there is none (needs Go; 35 minutes, once)
`;

/** @param {string[]} words the command line */
function main(words) {
  const unknown = words.find((word) => !['--build', '--help', '-h'].includes(word));
  if (unknown !== undefined) return fail(`unknown option \`${unknown}\`\n${HELP}`);
  if (words.includes('--help') || words.includes('-h')) return stdout.write(HELP);
  try {
    const found = findProvider() ?? (words.includes('--build') ? buildProvider() : undefined);
    if (found !== undefined) return stdout.write(`${found}\n`);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  return fail(`there is no Terraform AWS provider\n${whatToGet()}`);
}

/** @param {string} message */
function fail(message) {
  stderr.write(`${message.trimEnd()}\n`);
  exit(1);
}

main(argv.slice(2));
