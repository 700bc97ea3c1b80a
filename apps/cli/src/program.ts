// The tree of commands: names, options, help and examples. What a command does is in `commands/`.
import { Command, InvalidArgumentError, Option } from 'commander';
import { demo, type DemoOptions } from './commands/demo';
import { drift, type DriftOptions } from './commands/drift';
import { DRIFT_TIERS } from './driftScope';
import { explain, type ExplainOptions } from './commands/explain';
import { addGitHubCommands } from './commands/github';
import { init, type InitOptions } from './commands/init';
import { lock, type LockOptions } from './commands/lock';
import { newAccount, type NewAccountOptions } from './commands/newAccount';
import { plan, type PlanOptions } from './commands/plan';
import { up, type UpOptions } from './commands/up';
import { validate, type ValidateOptions } from './commands/validate';
import { ESTATE, LOGS, STATE, TIME_LIMIT } from './defaults';
import { parseReportFile, REPORT_FORMATS, type ReportFile } from './driftReports';
import type { ExitCode } from './exit';
import type { Output } from './output';
import { version } from './version';

/** The command line. What a command has to say goes to `output`, the code with which it ends to `ended`. */
export function program(output: Output, ended: (code: ExitCode) => void): Command {
  const root = new Command('microaccounts')
    .description('One AWS account per project, from YAML files: checked, planned, deployed, and compared with AWS.')
    .version(version(), '--version', 'print the version')
    .option('--estate <dir>', 'folder of the estate', ESTATE)
    .option('--no-color', 'no colours; so does NO_COLOR in the environment')
    .configureOutput({
      writeOut: (text) => output.result(text.trimEnd()),
      writeErr: (text) => output.message(text.trimEnd()),
    })
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .showHelpAfterError('help: add `--help` to see what is possible')
    .addHelpText('after', EXIT_CODES);

  /** Runs a command with its options, the root's included, and its arguments. */
  const run =
    <Options extends object>(action: (options: Options, output: Output, argument: string) => Promise<ExitCode>) =>
    async (...given: unknown[]): Promise<void> => {
      const command = given.at(-1) as Command;
      ended(await action(command.optsWithGlobals<Options>(), output, command.args[0] ?? ''));
    };

  root
    .command('validate')
    .description('report everything that is wrong with the estate')
    .addOption(format('text', 'json', 'github', 'sarif'))
    .addHelpText(
      'after',
      examples(
        'validate',
        'validate --estate examples/small --format json',
        'validate --format github   # annotations, in a workflow of GitHub Actions',
        'validate --format sarif > estate.sarif   # to upload to code scanning',
      ),
    )
    .action(run<ValidateOptions>(validate));

  root
    .command('plan')
    .description('show what the working tree, or a commit, would change compared with a commit; asks AWS nothing')
    .option('--base <ref>', 'git ref of the repository that holds the estate', 'HEAD')
    .option('--head <ref>', 'the same; the working tree, unless said')
    .option('--exit-code', 'exit 2 if there are changes')
    .addOption(format('text', 'json', 'markdown'))
    .addHelpText(
      'after',
      examples(
        'plan --base origin/main',
        'plan --base HEAD~1 --exit-code --format json',
        'plan --base origin/main --head HEAD --format markdown   # a comment for a pull request',
      ),
    )
    .action(run<PlanOptions>(plan));

  root
    .command('up')
    .description('deploy the estate, stack by stack')
    .option('--simulate', 'into the simulated AWS instead of AWS')
    .addOption(
      new Option('--engine <engine>', 'embedded (simulated AWS only) or pulumi').choices(['embedded', 'pulumi']),
    )
    .option('--since <ref>', 'only stacks that differ from this commit, and those that read what changes')
    .option('--accounts <keys>', 'only these accounts and what they need, separated by commas', words)
    .option('--stacks <names>', 'only these stacks, separated by commas', words)
    .option('--shared', 'only what accounts share, and accounts that do not exist yet')
    .option('--ring <n>', 'only accounts of this ring')
    .option('--shard <i/n>', 'only this part of the accounts, for jobs side by side')
    .option('--parallel <n>', 'how many stacks run at once (default: what processors and memory allow)')
    .option('--preview', 'change nothing, show what the engine would do')
    .option('--refresh', 'read everything back first and set right what was changed behind its back')
    .option('--force', 'run stacks that are as the files say, too')
    .option('--allow-dirty', 'deploy files that are not committed')
    .option('--time-limit <minutes>', 'how long one stack may take', TIME_LIMIT)
    .option('--logs <dir>', 'where the log of each stack is kept', LOGS)
    .addOption(new Option('--json', 'tell what happens as lines of JSON, the summary last').conflicts('format'))
    .addOption(state())
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'up --simulate',
        'up --since HEAD~1',
        'up --accounts payments-dev --preview',
        'up --shared && microaccounts up --ring 0 --shard 1/4',
        'up --simulate --refresh --format json',
        'up --json > events.jsonl',
      ),
    )
    .action(run<UpOptions>(up));

  root
    .command('drift')
    .description('compare AWS with what was last deployed')
    .option('--simulate', 'the simulated AWS instead of AWS')
    .option('--tier <tiers>', `only ${DRIFT_TIERS.join(', ')}, or several by commas; \`deep\` asks the engine`, words)
    .option('--accounts <keys>', 'only what is of these accounts, separated by commas', words)
    .option('--shard <i/n>', 'only this part of the accounts; the first has what accounts share, too')
    .option('--parallel <n>', 'how many accounts and regions are read at once (default: 8)')
    .addOption(
      new Option(
        '--dry-run',
        'call nothing, tell which calls would be made and how long AWS makes them take',
      ).conflicts(['heal', 'report', 'history', 'notify']),
    )
    .option('--heal', 'deploy again what drifted, where `drift.heal` of the estate allows it, and report what remains')
    .option('--no-who', 'do not look up in CloudTrail who did what was found')
    .option('--report <format=file>', 'write a report into a file, too; may be repeated', reportFiles)
    .option('--history <file>', 'add a line for this run, and tell since when each finding is there')
    .addOption(
      new Option(
        '--since-last',
        'quick: look only into accounts that had findings, or were deployed, since the last run of the history',
      ).conflicts(['tier', 'accounts', 'shard', 'dryRun']),
    )
    .option('--notify <target>', 'tell each owner: sns:<ARN of a topic>, or an https address; may be repeated', added)
    .option('--report-url <url>', 'where the whole report can be read, for notices')
    .addOption(state())
    .addOption(format(...REPORT_FORMATS))
    .addHelpText(
      'after',
      examples(
        'drift --simulate',
        'drift --tier organization,network',
        'drift --shard 2/4 --parallel 16',
        'drift --dry-run --format json',
        'drift --format markdown > drift.md',
        'drift --heal',
        'drift --tier deep --no-who',
        'drift --report html=drift.html --report sarif=drift.sarif --report prometheus=drift.prom',
        'drift --history drift.jsonl',
        'drift --history drift.jsonl --since-last   # often, between the whole runs',
      ),
    )
    .action(run<DriftOptions>(drift));

  root
    .command('explain')
    .description('tell everything that the estate means for one account')
    .argument('<account>', 'key of the account')
    .addOption(format('text', 'json'))
    .addHelpText('after', examples('explain card-payments-dev', 'explain card-payments-dev --format json'))
    .action(run<ExplainOptions>(explain));

  root
    .command('lock')
    .description('give addresses to what is new and write addresses.lock.yaml')
    .option('--check', 'write nothing; exit 1 if the file would change')
    .addOption(format('text', 'json'))
    .addHelpText('after', examples('lock', 'lock --check'))
    .action(run<LockOptions>(lock));

  root
    .command('new')
    .description('add something to the estate')
    .command('account')
    .description('add an account: its file and its addresses; asks on a terminal, or takes flags')
    .argument('[key]', 'identity of the account for ever: 1 to 40 lower-case letters, digits and hyphens')
    .option('--business-unit <name>', 'whose account it is')
    .option('--environment <name>', 'which decides on its place and its network')
    .option('--owner <name>', 'who answers for it; the business unit, unless said')
    .option('--description <text>', 'what it is for')
    .option('--name <name>', 'what AWS shows; the key, unless said')
    .option('--email <address>', 'instead of the one that the estate makes of the key')
    .option('--region <names>', 'regions that it may use, by commas or repeated', listed)
    .option('--allow <services>', 'service prefixes or bundles beside those of every account, likewise', listed)
    .option('--deny <services>', 'service prefixes or bundles that it does not get, likewise', listed)
    .option('--guardrail <names>', 'guardrails of its own, likewise', listed)
    .option('--tiers <names>', 'tiers of the shared network, likewise', listed)
    .option('--no-network', 'no network')
    .option('--yes', 'ask nothing')
    .option('--dry-run', 'write nothing')
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'new account',
        'new account web-dev --business-unit shop --environment dev --yes',
        'new account web-prod --business-unit shop --environment prod --allow web,rds --region eu-west-2 --dry-run',
      ),
    )
    .action(run<NewAccountOptions>(newAccount));

  root
    .command('init')
    .description('begin a new estate in an empty folder: asks on a terminal, or takes flags')
    .argument('[dir]', 'the folder; that of --estate, unless said')
    .option('--management-account <id>', 'id of the management account of the organization')
    .option('--home-region <region>', 'where the organization is governed from')
    .option('--region <names>', 'regions that accounts use, by commas or repeated (default: the home region)', listed)
    .option('--account-email <template>', 'e-mail address of each account, with {key} in it')
    .option('--business-unit <name>', 'the first one beside `platform`, which has the core accounts')
    .option('--environment <names>', 'environments, by commas or repeated (default: dev,prod)', listed)
    .option('--pool <cidr>', 'addresses of the shared networks, divided among the regions (default: 10.0.0.0/8)')
    .option('--no-pool', 'no shared networks')
    .option('--yes', 'ask nothing')
    .addOption(format('text', 'json'))
    .addHelpText(
      'after',
      examples(
        'init',
        "init my-estate --management-account 111111111111 --home-region eu-west-1 --account-email 'aws+{key}@example.com' --business-unit shop",
      ),
    )
    .action(run<InitOptions>(init));

  root
    .command('demo')
    .description('show the whole path in a simulated AWS: deploy, tamper, find the drift, heal it; starts afresh')
    .addOption(state())
    .addHelpText('after', examples('demo', 'demo --estate examples/small'))
    .action(run<DemoOptions>(demo));

  addGitHubCommands({ root, run, format: () => format('text', 'json'), examples });

  return root;
}

const EXIT_CODES = `
Exit codes:
  0   fine; warnings alone are fine, too
  1   the user's mistake, or a run that failed
  2   changes (plan --exit-code), or drift
  3   finished, but incomplete
  70  a bug, shown with its stack`;

function format(...choices: readonly string[]): Option {
  return new Option('--format <format>', 'how the result is written').choices(choices).default(choices[0]);
}

/** The words of an option, separated by commas. */
function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}

/** An option that may be repeated, its words as they are. */
function added(word: string, before: readonly string[] = []): readonly string[] {
  return [...before, word];
}

/** An option that may be repeated, and that takes several words at once. */
function listed(words: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...words.split(',').map((word) => word.trim())];
}

/** An option that may be repeated: `html=drift.html`. */
function reportFiles(text: string, before: readonly ReportFile[] = []): readonly ReportFile[] {
  const report = parseReportFile(text);
  if (report !== null) return [...before, report];
  throw new InvalidArgumentError(
    `It is a format and a file, such as html=drift.html; formats are ${REPORT_FORMATS.join(', ')}.`,
  );
}

function state(): Option {
  return new Option('--state <dir>', 'folder of the simulated AWS and its stacks').default(STATE);
}

function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  $ microaccounts ${line}`).join('\n')}`;
}
