// Whose approval of a pull request counts, judged from its reviews alone.
import { isSameLogin } from './markedText';

/** Of GitHub's "REST API endpoints for pull request reviews". */
export interface Review {
  /** `APPROVED`, `CHANGES_REQUESTED`, `COMMENTED`, `DISMISSED` or `PENDING`. */
  readonly state: string;
  readonly user: { readonly login: string } | null;
  /** The commit that was reviewed. */
  readonly commit_id: string | null;
}

/**
 * The logins whose last word is an approval of `commit`, in the order of their reviews. A comment takes nothing back;
 * the author's own review says nothing, and neither does one of an earlier commit.
 * @param reviews in the order in which they were submitted, as GitHub lists them
 */
export function approvals(reviews: readonly Review[], commit: string, author: string): string[] {
  const lastWord = new Map<string, Review>();
  for (const review of reviews) {
    if (review.user === null || !['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'].includes(review.state)) continue;
    lastWord.set(review.user.login.toLowerCase(), review);
  }
  return [...lastWord.values()].flatMap(({ state, user, commit_id }) =>
    state === 'APPROVED' && commit_id === commit && user !== null && !isSameLogin(user.login, author)
      ? [user.login]
      : [],
  );
}

/** Who owns code, as CODEOWNERS writes it. */
export type Owner =
  | { readonly kind: 'team'; readonly organization: string; readonly slug: string }
  | { readonly kind: 'user'; readonly login: string }
  /** An e-mail address, or what means nothing: no login can be told from it. */
  | { readonly kind: 'other' };

/** `@my-company/platform`, `@alice` or `alice@example.com`. */
export function ownerOf(written: string): Owner {
  const [, organization, slug] = /^@([\w-]+)\/([\w.-]+)$/.exec(written) ?? [];
  if (organization !== undefined && slug !== undefined) return { kind: 'team', organization, slug };
  const login = /^@([\w-]+)$/.exec(written)?.[1];
  return login === undefined ? { kind: 'other' } : { kind: 'user', login };
}
