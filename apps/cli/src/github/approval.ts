// Whether a pull request that widens access has been approved by who owns what it changes.
import type { Approval as NeededApproval } from '@microaccounts/landing-zone';
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
  /** Files that widen access with their owners of CODEOWNERS, of each of which one must approve. */
  readonly approvals: readonly NeededApproval[];
}

export interface Approval {
  /** Whether anything broadens access. */
  readonly required: boolean;
  readonly approved: boolean;
  /** All who own some of it. */
  readonly approvers: readonly string[];
  /** Groups of owners, none of whom has approved yet what they own. */
  readonly missing: readonly (readonly string[])[];
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
  const { repository, pullRequest, broadens, approvals: needed } = request;
  const { user, head } = await github.send<PullRequest>('get', `/repos/${repository}/pulls/${pullRequest}`);
  const commit = request.commit ?? head.sha;
  if (commit !== head.sha) {
    throw new UserError(
      `the pull request has moved on from ${commit.slice(0, 12)} to ${head.sha.slice(0, 12)}`,
      'the run for its last commit decides',
    );
  }
  const groups = new Map(needed.map(({ approvers }) => [approvers.join(' '), approvers]));
  const approvers = [...new Set([...groups.values()].flat())].sort();
  const outcome = { required: broadens, approvers, commit };
  if (!broadens) return { ...outcome, approved: true, missing: [], approvedBy: [] };
  const unowned = needed.find((each) => each.approvers.length === 0);
  if (unowned !== undefined || needed.length === 0) {
    throw new UserError(
      `${unowned === undefined ? 'this' : `\`${unowned.file}\``} broadens access, and no code owner is there to approve it`,
      'name a team for it in CODEOWNERS on the base branch, e.g. `/estate/ @my-company/cloud-security`',
    );
  }
  const reviews = await github.list<Review>(`/repos/${repository}/pulls/${pullRequest}/reviews`);
  const given = approvals(reviews, commit, user.login);
  const logins = new Map<string, readonly string[]>();
  for (const owner of given.length === 0 ? [] : approvers) logins.set(owner, await loginsOf(teams, owner));
  const byOne = (owners: readonly string[]): string[] =>
    given.filter((login) => owners.some((owner) => logins.get(owner)?.some((other) => isSameLogin(other, login))));
  const missing = [...groups.values()].filter((owners) => byOne(owners).length === 0);
  return { ...outcome, approved: missing.length === 0, missing, approvedBy: byOne(approvers) };
}

async function loginsOf(teams: GitHub, written: string): Promise<readonly string[]> {
  const owner = ownerOf(written);
  switch (owner.kind) {
    case 'user':
      return [owner.login];
    case 'team':
      return members(teams, written, owner);
    case 'other':
      return [];
  }
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
