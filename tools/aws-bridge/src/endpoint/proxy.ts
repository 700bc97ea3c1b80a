// Stands before the endpoint that plays AWS: takes calls to any host name, counts them, and fills named gaps.
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { keyOfCall, nameOfCall } from './callName';

/** Where the endpoint is not as AWS is, by name of the call. */
export interface Gaps {
  /** What to answer where the endpoint has no such operation. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Calls that it understands only with a slash at the end of their path, which clients leave out. */
  readonly endedBySlash: readonly string[];
}

export const NO_GAPS: Gaps = { answers: {}, endedBySlash: [] };

/** What moto 5.2 lacks and the provider and the readers ask for on their way. Nothing here invents a resource. */
export const MOTO_GAPS: Gaps = {
  answers: {
    'ram POST /listresourcesharepermissions': { permissions: [] },
    'sso ListTagsForResource': { Tags: [] },
  },
  // It takes the part before the last slash for the ARN, and answers with no tags for the other form.
  endedBySlash: ['backup GET /tags/*'],
};

export interface EndpointProxy {
  readonly address: string;
  /** How often each operation was called, such as `iam CreateRole`, and how it ended: `iam CreateRole 200`. */
  readonly calls: ReadonlyMap<string, number>;
  /** The same of the answers that AWS does not give: a page of HTML, a failure of the endpoint's own, none at all. */
  readonly failures: ReadonlyMap<string, number>;
  /** Which operations were called with which access key, such as `iam CreateRole` with `test`. */
  readonly callers: ReadonlyMap<string, ReadonlySet<string>>;
  close(): void;
}

const LONGEST_CALL = 60_000;

/** @param endpoint the address of what answers in AWS's place */
export async function startProxy(endpoint: string, { answers, endedBySlash }: Gaps): Promise<EndpointProxy> {
  const { hostname, port, host } = new URL(endpoint);
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });
  const calls = new Map<string, number>();
  const failures = new Map<string, number>();
  const callers = new Map<string, Set<string>>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = Buffer.concat((await request.toArray()) as Buffer[]);
    const { pathname, search } = new URL(request.url ?? '/', ANY);
    const name = nameOfCall(request.method ?? '', pathname, request.headers, body.toString('latin1'));
    const key = keyOfCall(request.headers) ?? '';
    callers.set(key, (callers.get(key) ?? new Set()).add(name));
    const ended = (status: number | string): void => increase(calls, `${name} ${status}`);
    const filled = answers[name];
    if (filled !== undefined) {
      ended('filled');
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(filled));
      return;
    }
    const { 'proxy-connection': _, ...headers }: OutgoingHttpHeaders = { ...request.headers, host };
    const slash = endedBySlash.includes(name) && !pathname.endsWith('/') ? '/' : '';
    const path = `${pathname}${slash}${search}`;
    const onward = { hostname, port, method: request.method, path, headers, agent };
    const forwarded = http.request(onward, (found) => {
      ended(found.statusCode ?? 0);
      if ((found.statusCode ?? 0) >= 500) increase(failures, `${name} ${found.statusCode}`);
      // By what it begins with: moto calls some of its JSON text/html.
      else
        found.once(
          'data',
          (begin: Buffer) => PAGE.test(begin.toString('latin1')) && increase(failures, `${name} HTML`),
        );
      response.writeHead(found.statusCode ?? 502, found.headers);
      found.pipe(response);
    });
    forwarded.setTimeout(LONGEST_CALL, () => forwarded.destroy(new Error('the endpoint does not answer')));
    forwarded.once('error', (error) => {
      ended('failed');
      increase(failures, `${name} failed`);
      if (!response.headersSent) response.writeHead(502);
      response.end(error.message);
    });
    forwarded.end(body);
  };
  const server = http.createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    failures,
    callers,
    close: () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
    },
  };
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** How a page of HTML begins. */
const PAGE = /^\s*<(?:!doctype\s+)?html/i;

/** A base for request lines that hold a path alone. */
const ANY = 'http://aws.invalid';
