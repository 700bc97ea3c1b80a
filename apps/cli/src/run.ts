// Runs the command line: the tree of commands, and how every ending becomes an exit code.
import { CommanderError } from 'commander';
import { EXIT, UserError, type ExitCode } from './exit';
import { processOutput, type Output, type Streams } from './output';
import { program } from './program';

/** Runs `argv`, without Node and the script, and gives the exit code. Never rejects. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const output = processOutput(streams, !argv.includes('--no-color'));
  let code: ExitCode = EXIT.fine;
  try {
    await program(output, (ended) => (code = ended)).parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return explained(error, output);
  }
}

function explained(error: unknown, output: Output): ExitCode {
  const { red, dim } = output.messageColors;
  // Commander has said what is wrong already; its code is 0 after `--help` and `--version`.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.failed;
  if (error instanceof UserError) {
    output.message(`${red('error:')} ${error.message}`);
    if (error.help !== '') output.message(`${dim('help:')} ${error.help}`);
    return EXIT.failed;
  }
  if (isRefusedBySystem(error)) {
    output.message(`${red('error:')} ${error.message}`);
    return EXIT.failed;
  }
  output.message(`${red('this is a bug in microaccounts, please report it:')}\n${stackOf(error)}`);
  return EXIT.bug;
}

/** What the machine refuses is not a bug of this program: no permission, no space, a file where a folder should be. */
const REFUSALS: ReadonlySet<string | undefined> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
]);

function isRefusedBySystem(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && REFUSALS.has((error as NodeJS.ErrnoException).code);
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by: ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
