// Whether a pull request that widens access has been approved by who owns what it changes.
import { UserError } from '../exit';
import { GitHubError, type GitHub } from './client';
import { isSameLogin } from './markedText';
import { approvals, ownerOf, type Review } from './reviews';

interface PullRequest {
  readonly user: { readonly login: string };
  readonly head: { readonly sha: string };
}

interface Member {
  readonly login: string;
}

export interface ApprovalRequest {
  readonly repository: string;
  readonly pullRequest: number;
  /** The commit that the plan is of; the pull request's last one, unless given. */
  readonly commit: string | null;
  readonly broadens: boolean;
  /** Owners of CODEOWNERS, one of whom must approve. */
  readonly approvers: readonly string[];
}

export interface Approval {
  /** Whether anything broadens access. */
  readonly required: boolean;
  readonly approved: boolean;
  readonly approvers: readonly string[];
  readonly approvedBy: readonly string[];
  readonly commit: string;
}

/**
 * Judges the reviews of a pull request. A review of an earlier commit, a dismissed one and one that the same reviewer took
 * back do not count, and neither does the author's.
 * @param teams may read the members of teams, which GitHub's own token for a job may not
 * @throws UserError if approval is needed and nobody could give it
 */
export async function judgeApproval(github: GitHub, teams: GitHub, request: ApprovalRequest): Promise<Approval> {
  const { repository, pullRequest, broadens, approvers } = request;
  const { user, head } = await github.send<PullRequest>('get', `/repos/${repository}/pulls/${pullRequest}`);
  const commit = request.commit ?? head.sha;
  if (commit !== head.sha) {
    throw new UserError(
      `the pull request has moved on from ${commit.slice(0, 12)} to ${head.sha.slice(0, 12)}`,
      'the run for its last commit decides',
    );
  }
  const outcome = { required: broadens, approvers, commit };
  if (!broadens) return { ...outcome, approved: true, approvedBy: [] };
  if (approvers.length === 0) {
    throw new UserError(
      'this broadens access, and no code owner is there to approve it',
      'name a team for these files in CODEOWNERS on the base branch, e.g. `/estate/ @my-company/cloud-security`',
    );
  }
  const reviews = await github.list<Review>(`/repos/${repository}/pulls/${pullRequest}/reviews`);
  const given = approvals(reviews, commit, user.login);
  const owners = given.length === 0 ? [] : await loginsOf(teams, approvers);
  const approvedBy = given.filter((login) => owners.some((owner) => isSameLogin(owner, login)));
  return { ...outcome, approved: approvedBy.length > 0, approvedBy };
}

async function loginsOf(teams: GitHub, approvers: readonly string[]): Promise<string[]> {
  const logins: string[] = [];
  for (const written of approvers) {
    const owner = ownerOf(written);
    if (owner.kind === 'user') logins.push(owner.login);
    else if (owner.kind === 'team') logins.push(...(await members(teams, written, owner)));
  }
  return logins;
}

/** Members of child teams are among them; GitHub: "List team members". */
async function members(
  teams: GitHub,
  written: string,
  { organization, slug }: { readonly organization: string; readonly slug: string },
): Promise<string[]> {
  try {
    const found = await teams.list<Member>(`/orgs/${organization}/teams/${slug}/members`);
    return found.map(({ login }) => login);
  } catch (cause) {
    if (!(cause instanceof GitHubError) || ![401, 403, 404].includes(cause.status)) throw cause;
    throw new UserError(
      `the members of ${written} cannot be read`,
      'put a token that may read the members of the organization into MICROACCOUNTS_TEAMS_TOKEN, see docs/ci.md',
      { cause },
    );
  }
}
