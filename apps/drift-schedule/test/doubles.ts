// What a task meets, on this machine: the credentials of its container, STS, S3 and SNS, and a command line.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface StoredObject {
  readonly body: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly contentType: string | undefined;
}

export interface Doubles {
  readonly endpoint: string;
  /** By `/<bucket>/<key>`. */
  readonly objects: Map<string, StoredObject>;
  /** The fields of each message that was published. */
  readonly messages: Record<string, string>[];
  /** The fields of each call of STS, and whose credentials signed it. */
  readonly assumed: Record<string, string>[];
  /** Answers of S3 instead of the usual, by method: a status. */
  readonly refusals: Map<string, number>;
  close(): Promise<void>;
}

/** The access keys that tell who calls: the role of the task, and the drift role that it took on. */
export const KEYS = { task: 'AKIATASKROLE', drift: 'AKIADRIFTROLE' } as const;

/** Serves all of them on a free port. */
export async function startDoubles(): Promise<Doubles> {
  const state = {
    objects: new Map<string, StoredObject>(),
    messages: [] as Record<string, string>[],
    assumed: [] as Record<string, string>[],
    refusals: new Map<string, number>(),
  };
  const server = createServer((request, response) => {
    void read(request).then((body) => answer(request, body, response, state));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    ...state,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type State = Pick<Doubles, 'objects' | 'messages' | 'assumed' | 'refusals'>;

function answer(request: IncomingMessage, body: Buffer, response: ServerResponse, state: State): void {
  const { method = '', url = '', headers } = request;
  const path = decodeURIComponent(url.split('?')[0] ?? '');
  if (path === '/credentials') return json(response, credentials(KEYS.task));
  const fields = Object.fromEntries(new URLSearchParams(body.toString()));
  const signer = /Credential=(\w+)\//.exec(headers.authorization ?? '')?.[1] ?? 'nobody';
  if (fields['Action'] === 'AssumeRole') {
    state.assumed.push({ ...fields, signer });
    return xml(response, 200, assumedRole());
  }
  if (fields['Action'] === 'GetCallerIdentity') return xml(response, 200, identity(signer));
  if (fields['Action'] === 'Publish') {
    state.messages.push({ ...fields, signer });
    return xml(
      response,
      200,
      '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>',
    );
  }
  const refused = state.refusals.get(method);
  if (refused !== undefined)
    return xml(response, refused, '<Error><Code>AccessDenied</Code><Message>no</Message></Error>');
  if (method === 'PUT') {
    state.objects.set(path, {
      body: contentOf(request, body),
      metadata: metadataOf(headers),
      contentType: headers['content-type'],
    });
    return xml(response, 200, '');
  }
  const found = state.objects.get(path);
  if (found === undefined) return xml(response, 404, '<Error><Code>NoSuchKey</Code><Message>none</Message></Error>');
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(found.body);
}

/** The SDK sends some bodies in chunks that carry their signature or checksum (S3 API Reference, "Signature calculations"). */
function contentOf({ headers }: IncomingMessage, body: Buffer): string {
  if (!(headers['content-encoding'] ?? '').includes('aws-chunked')) return body.toString();
  const parts: string[] = [];
  for (let rest = body; ;) {
    const end = rest.indexOf('\r\n');
    const size = parseInt(rest.subarray(0, end).toString(), 16);
    if (!(size > 0)) return parts.join('');
    parts.push(rest.subarray(end + 2, end + 2 + size).toString());
    rest = rest.subarray(end + 4 + size);
  }
}

function metadataOf(headers: IncomingMessage['headers']): Record<string, string> {
  const own = Object.entries(headers).filter(([name]) => name.startsWith('x-amz-meta-'));
  return Object.fromEntries(own.map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)]));
}

function credentials(key: string): object {
  const Expiration = new Date(Date.now() + 3_600_000).toISOString();
  return { AccessKeyId: key, SecretAccessKey: 'secret', Token: 'token', Expiration };
}

function assumedRole(): string {
  const expiration = new Date(Date.now() + 3_600_000).toISOString();
  return `<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>${KEYS.drift}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>`;
}

function identity(signer: string): string {
  return `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>${signer}</Arn><UserId>x</UserId><Account>111111111111</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`;
}

function json(response: ServerResponse, value: object): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(value));
}

function xml(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/xml' });
  response.end(text);
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
