// The commands of `microaccounts github`: what workflows of GitHub Actions do with a plan or a report.
import { InvalidArgumentError, type Command, type Option } from 'commander';
import type { ExitCode } from '../exit';
import { ACTIONS_BOT } from '../github/markedText';
import type { Output } from '../output';
import { githubApproval, type GitHubApprovalOptions } from './githubApproval';
import { githubComment, type GitHubCommentOptions } from './githubComment';
import { githubIssue, type GitHubIssueOptions } from './githubIssue';

type Run = <Options extends object>(
  action: (options: Options, output: Output) => Promise<ExitCode>,
) => (...given: unknown[]) => Promise<void>;

/** What the tree of commands lends to a part of it. */
export interface Tree {
  readonly root: Command;
  readonly run: Run;
  readonly format: () => Option;
  readonly examples: (...lines: readonly string[]) => string;
}

const ENVIRONMENT = `
Reads GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN. GitHub Actions sets the first two; give the third to the step.`;

/** Adds `github` and its commands. */
export function addGitHubCommands({ root, run, format, examples }: Tree): void {
  const github = root
    .command('github')
    .description('what workflows of GitHub Actions do with a plan or a report')
    .addHelpText('after', ENVIRONMENT);

  github
    .command('comment')
    .description('write a comment of a pull request, or update it in place')
    .requiredOption('--pull-request <number>', 'number of the pull request', positive)
    .requiredOption('--file <file>', 'the Markdown to show')
    .option('--marker <words>', 'of the hidden line by which the comment is found again', 'microaccounts plan')
    .option('--author <login>', 'who writes with this token', ACTIONS_BOT)
    .addOption(format())
    .addHelpText('after', `${ENVIRONMENT}${examples('github comment --pull-request 7 --file plan.md')}`)
    .action(run<GitHubCommentOptions>(githubComment));

  github
    .command('approval')
    .description('exit 1 if a plan broadens access and no code owner has approved the last commit')
    .requiredOption('--pull-request <number>', 'number of the pull request', positive)
    .requiredOption('--plan <file>', 'what `plan --format json` wrote')
    .option('--commit <sha>', 'the commit that the plan is of (default: the last one of the pull request)')
    .option('--status <context>', 'set the commit status of this name to the verdict')
    .addOption(format())
    .addHelpText(
      'after',
      `${ENVIRONMENT}\nMembers of teams are read with MICROACCOUNTS_TEAMS_TOKEN, if it is set.${examples('github approval --pull-request 7 --plan plan.json')}`,
    )
    .action(run<GitHubApprovalOptions>(githubApproval));

  github
    .command('issue')
    .description('open or update the issue of a drift report; close it when all is well and everything was read')
    .requiredOption('--report <file>', 'what `drift --format json` wrote')
    .option('--markdown <file>', 'text of the issue (default: made of the report)')
    .option('--title <text>', 'title of the issue', 'AWS is not as it was deployed')
    .option('--label <name>', 'label of a new issue', 'drift')
    .option('--marker <words>', 'of the hidden line by which the issue is found again', 'microaccounts drift')
    .option('--author <login>', 'who writes with this token', ACTIONS_BOT)
    .addOption(format())
    .addHelpText('after', `${ENVIRONMENT}${examples('github issue --report drift.json')}`)
    .action(run<GitHubIssueOptions>(githubIssue));
}

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('write a number, e.g. 7');
  return number;
}
