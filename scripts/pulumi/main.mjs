// The command behind scripts/pulumi-cli: prints the path of a Pulumi CLI, or what to do to have one.
import { argv, exit, stderr, stdout } from 'node:process';
import { buildCli, buildLanguageHost, cacheRoot, findCli, hasLanguageHost, PINNED, whatToInstall } from './cli.mjs';

const HELP = `Prints the path of a Pulumi CLI, ${PINNED} or newer: from PATH, or from the cache folder.

  scripts/pulumi-cli            exits with 1 when there is none
  scripts/pulumi-cli --build    builds ${PINNED} into the cache folder when there is none (needs Go; minutes the first time),
                                and the language host of Node.js, which runs programs by hand
`;

/** @param {string[]} words the command line */
function main(words) {
  const unknown = words.find((word) => !['--build', '--help', '-h'].includes(word));
  if (unknown !== undefined) return fail(`unknown option \`${unknown}\`\n${HELP}`);
  if (words.includes('--help') || words.includes('-h')) return stdout.write(HELP);
  const found = findCli();
  if (!words.includes('--build')) {
    if (found !== undefined) return stdout.write(`${found}\n`);
    return fail(`there is no Pulumi CLI ${PINNED} or newer on PATH or in ${cacheRoot()}\n${whatToInstall()}`);
  }
  try {
    const cli = found ?? buildCli();
    if (!hasLanguageHost(cli)) buildLanguageHost();
    return stdout.write(`${cli}\n`);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** @param {string} message */
function fail(message) {
  stderr.write(`${message.trimEnd()}\n`);
  exit(1);
}

main(argv.slice(2));
