// `microaccounts github issue`: one issue that is open while AWS is not as deployed, or could not be read.
import type { DriftReport } from '@microaccounts/drift';
import { EXIT, type ExitCode } from '../exit';
import { openGitHub } from '../github/client';
import { readDriftReport, readText } from '../github/documents';
import { githubEnvironment } from '../github/environment';
import { keepIssue } from '../github/issue';
import type { Output } from '../output';

export interface GitHubIssueOptions {
  /** What `drift --format json` wrote. */
  readonly report: string;
  /** The text of the issue; made of the report, unless given. */
  readonly markdown?: string;
  readonly title: string;
  readonly label: string;
  readonly marker: string;
  readonly author: string;
  readonly format: 'text' | 'json';
}

export async function githubIssue(options: GitHubIssueOptions, output: Output): Promise<ExitCode> {
  const { markdown, title, label, marker, author, format } = options;
  const environment = githubEnvironment(process.env);
  const report = readDriftReport(options.report);
  const { exitCode, renderMarkdown } = await import('@microaccounts/drift');
  const text = exitCode(report) === 0 ? null : markdown === undefined ? renderMarkdown(report) : readText(markdown);
  const { repository, runUrl } = environment;
  const github = await openGitHub(environment, environment.token);
  const seenBy = runUrl === null ? '' : `\n\n[The run that says so](${runUrl})`;
  const outcome = await keepIssue(github, {
    repository,
    title,
    label,
    text: text === null ? null : `${text.trim()}${incompleteNote(report)}`,
    farewell: `Everything was read, and AWS is as it was deployed.${seenBy}`,
    marker,
    author,
  });
  const { complete, findings } = report;
  output.result(
    format === 'json'
      ? JSON.stringify({ formatVersion: 1, ...outcome, complete, findings: findings.length }, null, 2)
      : outcome.url === null
        ? 'no issue needed: everything was read, and AWS is as it was deployed'
        : `${outcome.action} the issue ${outcome.url}`,
  );
  return EXIT.fine;
}

function incompleteNote({ complete }: DriftReport): string {
  return complete ? '' : '\n\n**Not everything could be read: what is not listed here may differ, too.**';
}
