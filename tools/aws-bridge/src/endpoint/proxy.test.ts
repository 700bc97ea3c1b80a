// The door before an endpoint tells which of its answers are none of AWS's.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { NO_GAPS, startProxy } from './proxy';

/** What the endpoint answers, by operation; `Hangup` gets nothing. */
const ANSWERS: { readonly [operation: string]: readonly [status: number, type: string, body: string] } = {
  GetRole: [200, 'text/xml', '<?xml version="1.0"?><GetRoleResponse/>'],
  // As moto sends what AWS Organizations answers.
  ListRoots: [200, 'text/html; charset=utf-8', '{"Roots":[]}'],
  Empty: [200, 'text/html', ''],
  NoSuchRole: [404, 'text/xml', '<ErrorResponse/>'],
  NotFound: [404, 'text/html', '<!doctype html>\n<html lang=en><title>404 Not Found</title>'],
  Landing: [200, 'application/json', '<html><body>welcome</body></html>'],
  Broken: [500, 'text/html', '<!doctype html><title>500</title>'],
};

test('a page of HTML, by what it is and not by its label, a failure of the server, and no answer', async () => {
  const endpoint = http.createServer((request, response) => {
    const [status, type, body] = ANSWERS[String(request.headers['x-amz-target'])] ?? [];
    if (status === undefined) request.socket.destroy();
    else response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
  const proxy = await startProxy(`http://127.0.0.1:${(endpoint.address() as AddressInfo).port}`, NO_GAPS);
  try {
    const bodies: { [operation: string]: string } = {};
    for (const operation of [...Object.keys(ANSWERS), 'Hangup']) {
      const headers = {
        'x-amz-target': operation,
        authorization: 'Credential=key/20300101/us-east-1/iam/aws4_request',
      };
      bodies[operation] = await (await fetch(proxy.address, { method: 'POST', headers, body: '{}' })).text();
    }
    expect(Object.fromEntries(proxy.failures)).toEqual({
      'iam NotFound HTML': 1,
      'iam Landing HTML': 1,
      'iam Broken 500': 1,
      'iam Hangup failed': 1,
    });
    expect(bodies['NotFound']).toBe(ANSWERS['NotFound']?.[2]);
    expect(bodies['ListRoots']).toBe('{"Roots":[]}');
    expect(proxy.calls.get('iam NotFound 404')).toBe(1);
  } finally {
    proxy.close();
    endpoint.closeAllConnections();
    endpoint.close();
  }
});
