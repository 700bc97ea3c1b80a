import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Checkpoints } from './checkpoints';
import { bucketOf, S3Store } from './s3Store';

describe('the place that a URL names', () => {
  it.each([
    ['s3://states', { bucket: 'states', prefix: '', forcePathStyle: false }],
    ['s3://states/a/b/?region=eu-west-2&awssdk=v2', { bucket: 'states', prefix: 'a/b/', region: 'eu-west-2' }],
    ['s3://states?profile=ops&s3ForcePathStyle=true', { profile: 'ops', forcePathStyle: true }],
    ['s3://states?endpoint=minio.example.com:9000', { endpoint: 'https://minio.example.com:9000' }],
  ])('%s', (url, place) => {
    expect(bucketOf(url)).toMatchObject(place);
  });

  it('is left to the Pulumi CLI where there is something unknown about it', () => {
    expect(bucketOf('s3://states?accelerate=true')).toBeNull();
    expect(bucketOf('file:///states')).toBeNull();
    expect(bucketOf('gs://states')).toBeNull();
  });
});

describe('a bucket', () => {
  const state = { version: 3, checkpoint: { latest: { resources: [] } } };
  const objects = new Map([
    ['team/.pulumi/meta.yaml', 'version: 1\n'],
    ...['account.a', 'account.b', 'organization'].map((name): [string, string] => [
      `team/.pulumi/stacks/landing-zone/${name}.json`,
      JSON.stringify({
        ...state,
        checkpoint: {
          latest: { resources: [{ urn: 'u', type: 'pulumi:pulumi:Stack', outputs: { digest: `of ${name}` } }] },
        },
      }),
    ]),
  ]);
  const keys = [...objects.keys()].sort();
  let server: Server;
  let url: string;
  let refusing = false;

  beforeAll(async () => {
    process.env['AWS_ACCESS_KEY_ID'] ??= 'test';
    process.env['AWS_SECRET_ACCESS_KEY'] ??= 'test';
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://s3');
      const xml = (status: number, text: string): void => {
        response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${text}`);
      };
      if (refusing) return xml(403, '<Error><Code>AccessDenied</Code><Message>no</Message></Error>');
      if (searchParams.get('list-type') === '2') {
        // Two keys to a page.
        const from = Number(searchParams.get('continuation-token') ?? 0);
        const found = keys.filter((key) => key.startsWith(searchParams.get('prefix') ?? ''));
        const page = found.slice(from, from + 2).map((key) => `<Contents><Key>${key}</Key></Contents>`);
        const next = from + 2 < found.length ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : '';
        return xml(200, `<ListBucketResult>${page.join('')}${next}</ListBucketResult>`);
      }
      const text = objects.get(decodeURIComponent(pathname).replace('/states/', ''));
      if (text === undefined) return xml(404, '<Error><Code>NoSuchKey</Code><Message>no such key</Message></Error>');
      response.writeHead(200).end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    url = `s3://states/team?region=us-east-1&endpoint=${encodeURIComponent(`http://127.0.0.1:${port}`)}&s3ForcePathStyle=true`;
  });
  afterAll(() => void server.close());

  const checkpoints = (): Checkpoints => {
    const place = bucketOf(url);
    if (place === null) throw new Error('no place');
    return new Checkpoints(new S3Store(place));
  };

  it('says which stacks there are, page by page', async () => {
    expect(await checkpoints().stacks()).toEqual(['account.a', 'account.b', 'organization']);
  });

  it('gives their states, and knows those that it does not have', async () => {
    expect((await checkpoints().state('account.b'))?.outputs).toEqual({ digest: 'of account.b' });
    expect(await checkpoints().state('account.c')).toMatchObject({ outputs: undefined, resources: [] });
  });

  it('says what is wrong when it may not be read, and never takes that for nothing', async () => {
    refusing = true;
    await expect(checkpoints().stacks()).rejects.toThrow(
      /the bucket `states` of the backend cannot be read: AccessDenied/,
    );
    await expect(checkpoints().state('account.a')).rejects.toThrow(/AccessDenied/);
    refusing = false;
  });
});
