// One comment of a pull request that always holds the latest text.
import type { GitHub } from './client';
import { isMarked, isSameLogin, markedText } from './markedText';

interface Comment {
  readonly id: number;
  readonly html_url: string;
  readonly body?: string | null;
  readonly user: { readonly login: string } | null;
}

export interface CommentRequest {
  readonly repository: string;
  readonly pullRequest: number;
  readonly text: string;
  /** The hidden line without its brackets. */
  readonly marker: string;
  /** Only what this login wrote counts as the comment. */
  readonly author: string;
}

export interface CommentOutcome {
  readonly action: 'created' | 'updated' | 'unchanged';
  readonly id: number;
  readonly url: string;
  /** Ids of further comments of the same kind, which a repeated request may have left. */
  readonly removed: readonly number[];
}

/**
 * Writes the comment of this marker, or updates the one that is there.
 * GitHub: "REST API endpoints for issue comments"; to it, a pull request is an issue.
 */
export async function keepComment(github: GitHub, request: CommentRequest): Promise<CommentOutcome> {
  const { repository, pullRequest, marker, author } = request;
  const body = markedText(request.text, marker);
  const comments = await github.list<Comment>(`/repos/${repository}/issues/${pullRequest}/comments`);
  const [kept, ...surplus] = comments.filter(
    (comment) => isMarked(comment.body, marker) && comment.user !== null && isSameLogin(comment.user.login, author),
  );
  if (kept === undefined) {
    const path = `/repos/${repository}/issues/${pullRequest}/comments`;
    const created = await github.send<Comment>('post', path, { body });
    return { action: 'created', id: created.id, url: created.html_url, removed: [] };
  }
  const at = (id: number): string => `/repos/${repository}/issues/comments/${id}`;
  const changed = kept.body?.replaceAll('\r\n', '\n') !== body;
  if (changed) await github.send('patch', at(kept.id), { body });
  for (const { id } of surplus) await github.send('delete', at(id));
  const action = changed ? 'updated' : 'unchanged';
  return { action, id: kept.id, url: kept.html_url, removed: surplus.map(({ id }) => id) };
}
