// `microaccounts github comment`: one comment of a pull request, updated in place.
import { EXIT, type ExitCode } from '../exit';
import { openGitHub } from '../github/client';
import { keepComment } from '../github/comment';
import { readText } from '../github/documents';
import { githubEnvironment } from '../github/environment';
import type { Output } from '../output';

export interface GitHubCommentOptions {
  readonly pullRequest: number;
  readonly file: string;
  readonly marker: string;
  readonly author: string;
  readonly format: 'text' | 'json';
}

export async function githubComment(options: GitHubCommentOptions, output: Output): Promise<ExitCode> {
  const { pullRequest, file, marker, author, format } = options;
  const environment = githubEnvironment(process.env);
  const text = readText(file);
  const github = await openGitHub(environment, environment.token);
  const { repository } = environment;
  const outcome = await keepComment(github, { repository, pullRequest, text, marker, author });
  output.result(
    format === 'json'
      ? JSON.stringify({ formatVersion: 1, ...outcome }, null, 2)
      : `${outcome.action} the comment ${outcome.url}`,
  );
  return EXIT.fine;
}
