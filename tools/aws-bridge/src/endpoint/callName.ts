// What an HTTP request to AWS asks for, as far as it says so itself.
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Such as `iam CreateRole`; for a protocol that names operations by their path, `ram POST /listresourcesharepermissions`,
 * with `*` for the parts that hold digits. The service is the one that the request is signed for.
 */
export function nameOfCall(method: string, path: string, headers: IncomingHttpHeaders, body: string): string {
  const service = /Credential=[^/]+\/\d+\/[^/]*\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? '?';
  const target = [headers['x-amz-target']].flat()[0]?.split('.').pop();
  const action = /(?:^|&)Action=(\w+)/.exec(body)?.[1];
  const operation = target ?? action ?? /\/operation\/(\w+)$/.exec(path)?.[1];
  return `${service} ${operation ?? `${method} ${path.replace(/\/[^/]*\d[^/]*/g, '/*')}`}`;
}

/** The id of the access key that a request is signed with; null if it is not signed. */
export function keyOfCall(headers: IncomingHttpHeaders): string | null {
  return /Credential=([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? null;
}
