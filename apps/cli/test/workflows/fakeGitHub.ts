// GitHub's REST API as far as the command line uses it, over HTTP: comments, reviews, statuses, issues and teams of one
// repository, page by page, for tokens that may do what they were made for.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Permissions } from './runner';

export const REPOSITORY = 'my-company/landing-zone';

interface User {
  readonly login: string;
}

export interface FakeComment {
  readonly id: number;
  readonly html_url: string;
  readonly user: User;
  body: string;
}

export interface FakeIssue {
  readonly number: number;
  readonly html_url: string;
  readonly user: User;
  readonly labels: readonly string[];
  readonly comments: FakeComment[];
  readonly pull_request?: object;
  title: string;
  body: string | null;
  state: 'open' | 'closed';
  state_reason?: string;
}

export interface FakePullRequest {
  readonly number: number;
  readonly user: User;
  readonly head: { sha: string };
  readonly reviews: { readonly user: User | null; readonly state: string; readonly commit_id: string | null }[];
}

export interface Fault {
  readonly path: RegExp;
  readonly method: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
}

type Scope = keyof FakePermissions;
interface FakePermissions extends Permissions {
  readonly members?: 'read';
}

/** What a page holds at most, so that a few things take several pages. */
const PAGE = 2;

export class FakeGitHub {
  readonly pullRequests = new Map<number, FakePullRequest>();
  readonly issues: FakeIssue[] = [];
  readonly statuses: { readonly sha: string; readonly context: string; readonly state: string }[] = [];
  readonly teams = new Map<string, readonly string[]>();
  /** `METHOD path` of every request. */
  readonly requests: string[] = [];
  /** What was asked that GitHub's documentation does not have. */
  readonly undocumented: string[] = [];
  /** Answered once each, instead of what was asked. */
  readonly faults: Fault[] = [];
  private readonly tokens = new Map<string, { readonly login: string; readonly permissions: Permissions }>();
  private readonly server: Server;
  private lastId = 100;

  constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** A new token. Who may write may read. */
  token(permissions: Permissions, login = 'github-actions[bot]'): string {
    const token = `ghs_${this.tokens.size}`;
    this.tokens.set(token, { login, permissions });
    return token;
  }

  /** A pull request, and the issue that it also is. */
  open(number: number, author: string, sha: string): FakePullRequest {
    const pullRequest = { number, user: { login: author }, head: { sha }, reviews: [] };
    this.pullRequests.set(number, pullRequest);
    this.issues.push(this.issueOf(number, author, `Pull request ${number}`, null, [], {}));
    return pullRequest;
  }

  issueOf(
    number: number,
    login: string,
    title: string,
    body: string | null,
    labels: readonly string[],
    pull_request?: object,
  ): FakeIssue {
    const html_url = `https://github.example.com/${REPOSITORY}/issues/${number}`;
    const base = { number, html_url, user: { login }, labels, comments: [], title, body, state: 'open' as const };
    return pull_request === undefined ? base : { ...base, pull_request };
  }

  comment(number: number, login: string, body: string): FakeComment {
    const id = ++this.lastId;
    const made = { id, html_url: `https://github.example.com/comments/${id}`, user: { login }, body };
    this.issue(number)?.comments.push(made);
    return made;
  }

  issue(number: number): FakeIssue | undefined {
    return this.issues.find((issue) => issue.number === number);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url);
    const method = request.method ?? '';
    this.requests.push(`${method} ${pathname}`);
    const reply = (status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      // Every answer of GitHub says when the hour of the primary limit begins anew.
      const reset = String(Math.floor(Date.now() / 1000) + 3600);
      response.writeHead(status, { 'content-type': 'application/json', 'x-ratelimit-reset': reset, ...headers });
      response.end(body === undefined ? '' : JSON.stringify(body));
    };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const sent = chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);

    const fault = this.faults.findIndex((each) => each.method === method && each.path.test(pathname));
    if (fault >= 0) {
      const [{ status, headers = {}, message = 'fault' }] = this.faults.splice(fault, 1) as [Fault];
      return reply(status, { message }, headers);
    }
    const token = this.tokens.get(/^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '');
    if (token === undefined) return reply(401, { message: 'Bad credentials' });
    const may = (access: 'read' | 'write', ...scopes: readonly Scope[]): boolean =>
      scopes.some((scope) => token.permissions[scope] === 'write' || token.permissions[scope] === access);
    const forbidden = (): void => reply(403, { message: 'Resource not accessible by integration' });
    const listed = (items: readonly unknown[]): void => {
      const page = Number(searchParams.get('page') ?? 1);
      const size = Math.min(PAGE, Number(searchParams.get('per_page') ?? 30));
      const next = new URLSearchParams({ ...Object.fromEntries(searchParams), page: String(page + 1) });
      const more = page * size < items.length;
      reply(
        200,
        items.slice((page - 1) * size, page * size),
        more ? { link: `<${this.url}${pathname}?${next.toString()}>; rel="next"` } : {},
      );
    };

    const organization = /^\/orgs\/([^/]+)\/teams\/([^/]+)\/members$/.exec(pathname);
    if (organization !== null && method === 'GET') {
      const members = this.teams.get(`${organization[1]}/${organization[2]}`);
      // To who may not see it, a team does not exist.
      if (members === undefined || !may('read', 'members')) return reply(404, { message: 'Not Found' });
      return listed(members.map((login) => ({ login })));
    }
    const below = pathname.startsWith(`/repos/${REPOSITORY}/`) ? pathname.slice(`/repos/${REPOSITORY}/`.length) : '';
    const [first, second = '', third] = below.split('/');
    const number = Number(second);
    switch (`${method} ${below.replace(/\b(?:\d+|[0-9a-f]{40})\b/, ':id')}`) {
      case 'GET issues/:id/comments': {
        if (!may('read', 'issues', 'pull-requests')) return forbidden();
        return listed(this.issue(number)?.comments ?? []);
      }
      case 'POST issues/:id/comments': {
        const scope = this.issue(number)?.pull_request === undefined ? 'issues' : 'pull-requests';
        if (!may('write', 'issues', scope)) return forbidden();
        if (String(sent['body']).length > 65_536) return reply(422, { message: 'Validation Failed' });
        return reply(201, this.comment(number, token.login, String(sent['body'])));
      }
      case 'PATCH issues/comments/:id':
      case 'DELETE issues/comments/:id': {
        if (!may('write', 'issues', 'pull-requests')) return forbidden();
        const issue = this.issues.find(({ comments }) => comments.some(({ id }) => id === Number(third)));
        const comment = issue?.comments.find(({ id }) => id === Number(third));
        if (issue === undefined || comment === undefined) return reply(404, { message: 'Not Found' });
        if (method === 'DELETE') {
          issue.comments.splice(issue.comments.indexOf(comment), 1);
          return reply(204);
        }
        comment.body = String(sent['body']);
        return reply(200, comment);
      }
      case 'GET pulls/:id': {
        if (!may('read', 'pull-requests')) return forbidden();
        const found = this.pullRequests.get(number);
        return found === undefined ? reply(404, { message: 'Not Found' }) : reply(200, found);
      }
      case 'GET pulls/:id/reviews':
        return may('read', 'pull-requests') ? listed(this.pullRequests.get(number)?.reviews ?? []) : forbidden();
      case 'POST statuses/:id': {
        if (!may('write', 'statuses')) return forbidden();
        if (String(sent['description']).length > 140) return reply(422, { message: 'Validation Failed' });
        this.statuses.push({ sha: second, context: String(sent['context']), state: String(sent['state']) });
        return reply(201, {});
      }
      case 'GET issues': {
        if (!may('read', 'issues')) return forbidden();
        const [creator, state] = [searchParams.get('creator'), searchParams.get('state')];
        return listed(this.issues.filter((issue) => issue.user.login === creator && issue.state === state));
      }
      case 'POST issues': {
        if (!may('write', 'issues')) return forbidden();
        const { title, body, labels } = sent as { title: string; body: string; labels: readonly string[] };
        const made = this.issueOf(++this.lastId, token.login, title, body, labels);
        this.issues.push(made);
        return reply(201, made);
      }
      case 'PATCH issues/:id': {
        if (!may('write', 'issues')) return forbidden();
        const issue = this.issue(number);
        return issue === undefined ? reply(404) : reply(200, Object.assign(issue, sent));
      }
      default:
        this.undocumented.push(`${method} ${pathname} (${first ?? ''})`);
        return reply(404, { message: 'Not Found' });
    }
  }
}
