// `microaccounts github approval`: whether who must approve a plan that broadens access has done so.
import { EXIT, UserError, type ExitCode } from '../exit';
import { judgeApproval, type Approval } from '../github/approval';
import { openGitHub } from '../github/client';
import { readPlan } from '../github/documents';
import { githubEnvironment, type GitHubEnvironment } from '../github/environment';
import type { GitHub } from '../github/client';
import type { Output } from '../output';

export interface GitHubApprovalOptions {
  readonly pullRequest: number;
  readonly plan: string;
  /** The commit that the plan is of. */
  readonly commit?: string;
  /** The commit status to set to the verdict. */
  readonly status?: string;
  readonly format: 'text' | 'json';
}

/** 1 if approval is needed and missing, otherwise 0. */
export async function githubApproval(options: GitHubApprovalOptions, output: Output): Promise<ExitCode> {
  const { pullRequest, plan, commit = null, status, format } = options;
  const environment = githubEnvironment(process.env);
  const github = await openGitHub(environment, environment.token);
  const verdictOn = async (sha: string, approved: boolean, text: string): Promise<void> => {
    if (status !== undefined) await setStatus(github, environment, sha, status, approved, text);
  };
  let approval: Approval;
  try {
    const { applicable, broadens, approvals } = readPlan(plan);
    if (!applicable) throw new UserError('the plan is not applicable, so nobody can approve it', 'see the plan');
    const teams = await openGitHub(environment, environment.teamsToken);
    const { repository } = environment;
    approval = await judgeApproval(github, teams, { repository, pullRequest, commit, broadens, approvals });
  } catch (error) {
    // What could not be judged is not approved, and an earlier verdict on the same commit must not stand.
    if (error instanceof UserError && commit !== null) await verdictOn(commit, false, error.message);
    throw error;
  }
  const text = verdict(approval);
  await verdictOn(approval.commit, approval.approved, text);
  output.result(format === 'json' ? JSON.stringify({ formatVersion: 1, pullRequest, ...approval }, null, 2) : text);
  return approval.approved ? EXIT.fine : EXIT.failed;
}

function verdict({ required, approved, missing, approvedBy }: Approval): string {
  if (!required) return 'no approval needed: nothing broadens access';
  if (approved) return `approved by ${approvedBy.join(', ')}`;
  const each = missing.map((owners) => `one of ${owners.join(', ')}`).join(', and ');
  return `this broadens access: ${each} must approve its last commit`;
}

/** A status of the same name replaces the last one, whichever event began the run; GitHub: "REST API endpoints for commit statuses". */
async function setStatus(
  github: GitHub,
  { repository, runUrl }: GitHubEnvironment,
  commit: string,
  context: string,
  approved: boolean,
  text: string,
): Promise<void> {
  await github.send('post', `/repos/${repository}/statuses/${commit}`, {
    state: approved ? 'success' : 'failure',
    context,
    // GitHub refuses more than 140 characters.
    description: text.length <= 140 ? text : `${text.slice(0, 139)}…`,
    ...(runUrl === null ? {} : { target_url: runUrl }),
  });
}
