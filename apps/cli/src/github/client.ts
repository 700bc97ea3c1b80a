// GitHub's REST API: authenticated, page by page, again after what passes by itself.
import type { KyInstance } from 'ky';
import { UserError } from '../exit';
import type { GitHubEnvironment } from './environment';

export type Method = 'get' | 'post' | 'patch' | 'delete';

export interface GitHub {
  /** Path below the API's address, e.g. `/repos/{owner}/{name}`; the answer's JSON. */
  send<Answer>(method: Method, path: string, body?: object): Promise<Answer>;
  /** Everything of a list, over all of its pages. */
  list<Item>(path: string): Promise<Item[]>;
}

/** GitHub refused; `status` is that of HTTP. */
export class GitHubError extends UserError {
  constructor(
    readonly status: number,
    message: string,
    help: string,
    options?: ErrorOptions,
  ) {
    super(message, help, options);
  }
}

/** 0.5, 1, 2 and 4 seconds; what GitHub asks to wait counts instead, up to five minutes. */
const RETRIES = 4;
const MAX_WAIT_MILLISECONDS = 300_000;
const TIMEOUT_MILLISECONDS = 30_000;

/** A client that acts with `token`. Its methods reject with {@link GitHubError}. */
export async function openGitHub({ apiUrl }: GitHubEnvironment, token: string): Promise<GitHub> {
  const { default: ky, HTTPError } = await import('ky');
  const client = ky.create({
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      'user-agent': 'microaccounts',
    },
    timeout: TIMEOUT_MILLISECONDS,
    retry: {
      limit: RETRIES,
      methods: ['get', 'post', 'patch', 'delete'],
      // GitHub: "Rate limits for the REST API". A secondary limit is a 403 or 429 that says how long to wait; any other
      // 403 is for ever, and the primary limit may take an hour.
      statusCodes: [403, 429, 500, 502, 503, 504],
      afterStatusCodes: [403, 429],
      maxRetryAfter: MAX_WAIT_MILLISECONDS,
      delay: (attempt) => 500 * 2 ** (attempt - 1),
      retryOnTimeout: true,
      shouldRetry: ({ error }) =>
        error instanceof HTTPError &&
        [403, 429].includes(error.response.status) &&
        !error.response.headers.has('retry-after')
          ? false
          : undefined,
    },
  });
  const exchange = async (method: Method, url: string, body?: object): Promise<Response> => {
    try {
      return await request(client, method, url, body);
    } catch (cause) {
      if (!(cause instanceof HTTPError)) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new UserError(`GitHub cannot be reached: ${reason}`, `is ${apiUrl} the address of its API?`, { cause });
      }
      const { status } = cause.response;
      const said = await saidBy(cause.response);
      throw new GitHubError(
        status,
        `GitHub refused ${method.toUpperCase()} ${url}: ${status} ${said}`,
        helpFor(status),
        {
          cause,
        },
      );
    }
  };
  return {
    async send<Answer>(method: Method, path: string, body?: object): Promise<Answer> {
      const text = await (await exchange(method, `${apiUrl}${path}`, body)).text();
      return (text === '' ? null : JSON.parse(text)) as Answer;
    },
    async list<Item>(path: string): Promise<Item[]> {
      const items: Item[] = [];
      let url: string | null = `${apiUrl}${path}${path.includes('?') ? '&' : '?'}per_page=100`;
      while (url !== null) {
        const page: Response = await exchange('get', url);
        items.push(...((await page.json()) as Item[]));
        url = nextPage(page.headers.get('link'), apiUrl);
      }
      return items;
    },
  };
}

function request(client: KyInstance, method: Method, url: string, json?: object): Promise<Response> {
  return client(url, { method, ...(json === undefined ? {} : { json }) });
}

/** The address of the next page in a `Link` header, which must be of the same API: the token goes there. */
export function nextPage(link: string | null, apiUrl: string): string | null {
  const next = /<([^>]+)>\s*;\s*rel="next"/.exec(link ?? '')?.[1];
  return next?.startsWith(`${apiUrl}/`) === true ? next : null;
}

async function saidBy(response: Response): Promise<string> {
  try {
    const { message } = (await response.json()) as { readonly message?: unknown };
    return typeof message === 'string' ? message : '';
  } catch {
    return response.statusText;
  }
}

function helpFor(status: number): string {
  switch (status) {
    case 401:
      return 'GITHUB_TOKEN has expired or is of another GitHub';
    case 403:
      return 'does the job have the permission, and does the pull request come from this repository and not from a fork?';
    case 404:
      return 'does it exist, and may GITHUB_TOKEN see it?';
    case 429:
      return 'run it again later';
    default:
      return status >= 500 ? 'run it again; https://www.githubstatus.com says whether GitHub has trouble' : '';
  }
}
