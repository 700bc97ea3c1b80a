import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Notice } from '@microaccounts/drift';
import { UserError } from '../exit';
import { targetsFrom } from './notices';
import { sendToTopic, topicOf } from './topic';
import { sendToWebhook, webhookOf } from './webhook';

const notice: Notice = {
  owner: 'Wéb team',
  summary: '2 findings of drift',
  text: 'two\nlines',
  findings: [],
  loops: [],
};

let servers: Server[] = [];
afterEach(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
  servers = [];
});

/** A server that answers with these statuses in turn, then with the last; what it was sent, and where it is. */
async function server(...statuses: readonly number[]) {
  const seen: { readonly request: IncomingMessage; readonly body: string }[] = [];
  const listening = createServer((request, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const status = statuses[Math.min(seen.length, statuses.length - 1)] ?? 200;
      seen.push({ request, body });
      answer.writeHead(status, { location: '/elsewhere', 'content-type': 'text/xml' });
      answer.end('<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>');
    });
  });
  servers.push(listening);
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { seen, url: new URL(`http://127.0.0.1:${(listening.address() as AddressInfo).port}/hook/s3cret`) };
}

/** Does not wait, and keeps how long it would have. */
function pauses(): { readonly waited: number[]; readonly wait: (milliseconds: number) => Promise<void> } {
  const waited: number[] = [];
  return { waited, wait: (milliseconds) => Promise.resolve(void waited.push(milliseconds)) };
}

describe('a webhook', () => {
  it('gets the notice as JSON', async () => {
    const { seen, url } = await server(204);
    expect(await sendToWebhook(url, notice)).toBeNull();
    expect(seen).toHaveLength(1);
    expect(seen[0]?.request).toMatchObject({ method: 'POST', url: '/hook/s3cret' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({ formatVersion: 1, ...notice });
  });

  it('is asked three times where that may help, with growing pauses', async () => {
    const { waited, wait } = pauses();
    const passing = await server(503, 429, 200);
    expect(await sendToWebhook(passing.url, notice, wait)).toBeNull();
    expect(waited).toEqual([1_000, 2_000]);
    const down = await server(500);
    expect(await sendToWebhook(down.url, notice, wait)).toBe(`${down.url.host} answered 500`);
    expect(down.seen).toHaveLength(3);
  });

  it('is asked once where it refuses, and not followed elsewhere', async () => {
    const { wait } = pauses();
    for (const status of [404, 302]) {
      const { seen, url } = await server(status);
      expect(await sendToWebhook(url, notice, wait)).toBe(`${url.host} answered ${status}`);
      expect(seen).toHaveLength(1);
    }
  });

  it('that nobody serves is said without its path', async () => {
    const { url } = await server();
    for (const one of servers) one.close();
    const { waited, wait } = pauses();
    const failure = await sendToWebhook(url, notice, wait);
    expect(failure).toMatch(/cannot be reached: ECONN/);
    expect(failure).not.toContain('s3cret');
    expect(waited).toHaveLength(2);
  });
});

describe('a topic', () => {
  const environment = { ...process.env };
  afterEach(() => {
    process.env = { ...environment };
  });

  it('gets the text, a subject of a mail, and the owner as an attribute', async () => {
    const { seen, url } = await server(200);
    Object.assign(process.env, {
      ...{ AWS_ENDPOINT_URL_SNS: url.origin, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
    });
    const topic = topicOf('arn:aws:sns:eu-west-2:111111111111:drift');
    if (topic === null) throw new Error('it is a topic');
    expect(await sendToTopic(topic, { ...notice, text: 'é'.repeat(200_000) })).toBeNull();
    const sent = new URLSearchParams(seen[0]?.body);
    expect(sent.get('TopicArn')).toBe(topic.arn);
    expect(sent.get('Subject')).toBe('Drift: 2 findings of drift (W?b team)');
    expect(sent.get('MessageAttributes.entry.1.Name')).toBe('owner');
    expect(sent.get('MessageAttributes.entry.1.Value.StringValue')).toBe('Wéb team');
    expect(Buffer.byteLength(sent.get('Message') ?? '')).toBeLessThan(256 * 1024);
    expect(sent.get('Message')).not.toContain('\uFFFD');
    expect(seen[0]?.request.headers.authorization).toContain('/eu-west-2/sns/');
  });

  it('that refuses is said', async () => {
    const { url } = await server(403);
    Object.assign(process.env, {
      ...{ AWS_ENDPOINT_URL_SNS: url.origin, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example' },
    });
    const topic = topicOf('arn:aws:sns:us-east-1:111111111111:drift');
    expect(await sendToTopic(topic ?? { arn: '', region: '' }, notice)).toMatch(/^\w+/);
  });

  it('that does not answer is said, and holds up nobody', async () => {
    const silent = createServer(() => undefined);
    servers.push(silent);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    Object.assign(process.env, {
      AWS_ENDPOINT_URL_SNS: `http://127.0.0.1:${(silent.address() as AddressInfo).port}`,
      ...{ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'example', AWS_MAX_ATTEMPTS: '1' },
    });
    const topic = topicOf('arn:aws:sns:us-east-1:111111111111:drift');
    expect(await sendToTopic(topic ?? { arn: '', region: '' }, notice, 20)).toMatch(/^TimeoutError/);
  });
});

test('targets are topics and addresses; http is for this machine alone', () => {
  expect(webhookOf('https://hooks.example.com/x')).not.toBeNull();
  expect(webhookOf('http://localhost:8080/x')).not.toBeNull();
  const arn = 'arn:aws-cn:sns:cn-north-1:111111111111:drift';
  expect(targetsFrom([`sns:${arn}`])).toEqual([{ kind: 'sns', topic: { arn, region: 'cn-north-1' } }]);
  const wrong = [
    ...['http://hooks.example.com/s3cret', 'ftp://x/s3cret', 'https://user:s3cret@example.com', 's3cret'],
    ...['sns:s3cret', 'sns:arn:aws:sqs:us-east-1:111111111111:s3cret'],
  ];
  for (const text of wrong) {
    let refusal: unknown;
    try {
      targetsFrom([text]);
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(UserError);
    expect(String(refusal)).not.toContain('s3cret');
  }
});
