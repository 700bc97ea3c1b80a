// One issue that is open for as long as something is wrong.
import type { GitHub } from './client';
import { isMarked, markedText } from './markedText';

interface Issue {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly body?: string | null;
  /** Issues and pull requests are one list. */
  readonly pull_request?: object;
}

export interface IssueRequest {
  readonly repository: string;
  readonly title: string;
  readonly label: string;
  /** What is wrong; null if all is well, and known to be. */
  readonly text: string | null;
  /** What is said when it is closed. */
  readonly farewell: string;
  readonly marker: string;
  readonly author: string;
}

export interface IssueOutcome {
  readonly action: 'opened' | 'updated' | 'unchanged' | 'closed' | 'none';
  readonly number: number | null;
  readonly url: string | null;
}

/**
 * Opens the issue of this marker, updates the one that is open, or closes it.
 * GitHub: "REST API endpoints for issues".
 */
export async function keepIssue(github: GitHub, request: IssueRequest): Promise<IssueOutcome> {
  const { repository, title, label, text, farewell, marker, author } = request;
  // By who wrote it and the hidden line, not by the label: GitHub drops labels that the token may not set.
  const query = new URLSearchParams({ state: 'open', creator: author, sort: 'created', direction: 'asc' });
  const open = await github.list<Issue>(`/repos/${repository}/issues?${query.toString()}`);
  const [kept, ...surplus] = open.filter(
    ({ body, pull_request }) => pull_request === undefined && isMarked(body, marker),
  );
  const at = (number: number): string => `/repos/${repository}/issues/${number}`;
  for (const { number } of surplus)
    await github.send('patch', at(number), { state: 'closed', state_reason: 'not_planned' });

  if (text === null) {
    if (kept === undefined) return { action: 'none', number: null, url: null };
    await github.send('post', `${at(kept.number)}/comments`, { body: farewell });
    await github.send('patch', at(kept.number), { state: 'closed', state_reason: 'completed' });
    return { action: 'closed', number: kept.number, url: kept.html_url };
  }
  const body = markedText(text, marker);
  if (kept === undefined) {
    const made = await github.send<Issue>('post', `/repos/${repository}/issues`, { title, body, labels: [label] });
    return { action: 'opened', number: made.number, url: made.html_url };
  }
  const changed = kept.title !== title || kept.body?.replaceAll('\r\n', '\n') !== body;
  if (changed) await github.send('patch', at(kept.number), { title, body });
  return { action: changed ? 'updated' : 'unchanged', number: kept.number, url: kept.html_url };
}
