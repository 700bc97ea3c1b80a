// What a workflow of GitHub Actions says about itself.
import { UserError } from '../exit';

export interface GitHubEnvironment {
  /** Without a slash at its end. */
  readonly apiUrl: string;
  /** `owner/name`. */
  readonly repository: string;
  readonly token: string;
  /** A token that may read the members of teams, if it is another one. */
  readonly teamsToken: string;
  /** The page of the run; null outside of a run. */
  readonly runUrl: string | null;
}

/** @throws UserError if a variable that is needed is missing or empty. */
export function githubEnvironment(env: NodeJS.ProcessEnv): GitHubEnvironment {
  const given = (name: string, help: string): string => {
    const value = env[name]?.trim();
    if (value === undefined || value === '') throw new UserError(`the environment variable ${name} is not set`, help);
    return value;
  };
  const ofActions = (name: string, example: string): string =>
    given(name, `GitHub Actions sets it; elsewhere set it yourself, e.g. ${name}=${example}`);

  const apiUrl = ofActions('GITHUB_API_URL', 'https://api.github.com').replace(/\/+$/, '');
  if (!/^https?:\/\//.test(apiUrl))
    throw new UserError(`GITHUB_API_URL is no address: \`${apiUrl}\``, 'e.g. https://api.github.com');
  const repository = ofActions('GITHUB_REPOSITORY', 'my-company/landing-zone');
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository))
    throw new UserError(`GITHUB_REPOSITORY is no repository: \`${repository}\``, 'write owner/name');
  const token = given('GITHUB_TOKEN', 'give it to the step: `env: { GITHUB_TOKEN: ${{ github.token }} }`');
  const { GITHUB_SERVER_URL: server, GITHUB_RUN_ID: run } = env;
  return {
    apiUrl,
    repository,
    token,
    teamsToken: env['MICROACCOUNTS_TEAMS_TOKEN']?.trim() || token,
    runUrl: server && run ? `${server}/${repository}/actions/runs/${run}` : null,
  };
}
