// Calls to S3 and KMS as an endpoint counts them, in terms of the permissions that they need.
import { type Permission } from '../../src';

/** A call such as `s3 GET /example-state/.pulumi/meta.yaml 200`, as the action and the resource that IAM decides on. */
export interface StateCall {
  readonly action: string;
  readonly resource: string;
}

/** The action of an operation on an object; HeadObject is allowed by s3:GetObject (Service Authorization Reference, "Amazon S3"). */
const OF_OBJECTS: { readonly [method: string]: string } = {
  GET: 's3:GetObject',
  HEAD: 's3:GetObject',
  PUT: 's3:PutObject',
  DELETE: 's3:DeleteObject',
};

/** @throws {Error} for a call that is not known here, so that none goes unseen */
export function stateCall(call: string, key: string): StateCall {
  const [, service, method = '', path] = /^(\w+) (\w+)(?: (\/\S*))? \w+$/.exec(call) ?? [];
  if (service === 'kms') return { action: `kms:${method}`, resource: key };
  const [, bucket, object] = /^\/([^/]+)(?:\/(.+))?$/.exec(path ?? '') ?? [];
  const action = object === undefined ? (method === 'GET' ? 's3:ListBucket' : undefined) : OF_OBJECTS[method];
  if (service !== 's3' || bucket === undefined || action === undefined) throw new Error(`not known: ${call}`);
  return { action, resource: `arn:aws:s3:::${bucket}${object === undefined ? '' : `/${object}`}` };
}

/** Whether one of the permissions allows the call; conditions are not looked at. */
export function allows(permissions: readonly Permission[], { action, resource }: StateCall, key: string): boolean {
  return permissions.some(
    ({ actions, resources }) =>
      action in actions &&
      [resources]
        .flat()
        .some((pattern) => (typeof pattern === 'string' ? matches(pattern, resource) : resource === key)),
  );
}

function matches(pattern: string, resource: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(resource);
}
