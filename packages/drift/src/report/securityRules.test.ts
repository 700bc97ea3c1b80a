import type { Difference } from '@microaccounts/landing-zone';
import type { Value } from '@microaccounts/resources';
import { securityRules } from './securityRules';

const statement = (effect: string, action: string): Value => ({ Effect: effect, Action: action, Resource: '*' });
const policy = (...statements: Value[]): Value => ({ Version: '2012-10-17', Statement: statements });
const [allow, deny] = [statement('Allow', 's3:*'), statement('Deny', 's3:*')];

function difference(
  kind: Difference['kind'],
  of: string,
  property?: string,
  expected?: Value,
  actual?: Value,
  properties: { readonly [name: string]: Value } = {},
): Difference {
  const resource = { kind: of, address: 'x', account: 'a', region: null, stack: 's', properties };
  const values = property === undefined ? {} : { property, expected: expected ?? null, actual: actual ?? null };
  return { kind, address: 'x', resource, ...values };
}

/** Of a contact of a type. */
const contact = (type: string, how: Difference['kind'], property?: string): Difference =>
  difference(how, 'alternate-contact', property, 'a@example.com', 'b@example.com', { type });

const rulesFor = (one: Difference): string[] =>
  securityRules.filter(({ widens }) => widens(one)).map(({ name }) => name);

test.each<[string, Difference]>([
  ['guardrail-gone', difference('missing', 'scp-attachment')],
  ['guardrail-gone', difference('missing', 'scp')],
  ['boundary-gone', difference('missing', 'iam-policy')],
  ['stranger-in-the-organization', difference('unmanaged', 'account')],
  ['policies-off', difference('missing', 'policy-type')],
  ['policies-turned-off', difference('changed', 'policy-type', 'status', 'ENABLED', 'PENDING_DISABLE')],
  ['power-over-all-accounts', difference('unmanaged', 'trusted-service')],
  ['power-over-all-accounts', difference('unmanaged', 'delegated-administrator')],
  ['unknown-way-in', difference('unmanaged', 'role')],
  ['shared-with-more', difference('unmanaged', 'principal-association')],
  ['unknown-route', difference('unmanaged', 'internet-gateway')],
  ['warnings-elsewhere', contact('SECURITY', 'changed', 'email')],
  ['warnings-elsewhere', contact('SECURITY', 'missing')],
  ['warnings-elsewhere', contact('SECURITY', 'unmanaged')],
  ['guardrail-rewritten', difference('changed', 'scp', 'content', policy(deny), policy())],
  ['account-moved', difference('changed', 'account', 'parent', 'ou-1', 'r-1')],
  ['trust-opened', difference('changed', 'role', 'trustPolicy', policy(), policy(allow))],
  ['boundary-changed', difference('changed', 'role', 'permissionsBoundary', 'arn', null)],
  ['boundary-opened', difference('changed', 'iam-policy', 'document', policy(allow, deny), policy(allow))],
  ['policy-added', difference('changed', 'role', 'managedPolicies', ['a'], ['a', 'b'])],
  ['inline-policy-opened', difference('changed', 'role', 'inlinePolicies', {}, { more: policy(allow) })],
  ['sign-in-changed', difference('changed', 'saml-provider', 'metadata', '<a/>', '<b/>')],
  ['key-opened', difference('changed', 'key', 'policy', policy(), policy(allow))],
  ['share-opened', difference('changed', 'resource-share', 'allowExternalPrincipals', false, true)],
  ['route-added', difference('changed', 'route-table', 'routes', [], [{ destination: '0.0.0.0/0', target: 'igw-1' }])],
  ['subnet-made-public', difference('changed', 'subnet', 'mapPublicIp', false, true)],
  ['gateway-opened', difference('changed', 'transit-gateway', 'autoAcceptSharedAttachments', false, true)],
])('%s', (name, one) => {
  expect(rulesFor(one)).toEqual([name]);
});

test('every rule has a case above', () => {
  expect(new Set(securityRules.map(({ name }) => name)).size).toBe(23);
});

test.each<[string, Difference]>([
  ['a role that is gone', difference('missing', 'role')],
  ['a service that is trusted no more', difference('missing', 'trusted-service')],
  ['a policy type too many', difference('unmanaged', 'policy-type')],
  ['a guardrail too many', difference('unmanaged', 'scp-attachment')],
  ['a trust policy with less in it', difference('changed', 'role', 'trustPolicy', policy(allow), policy())],
  ['a denial too many', difference('changed', 'role', 'trustPolicy', policy(allow), policy(allow, deny))],
  ['a policy that is detached', difference('changed', 'role', 'managedPolicies', ['a', 'b'], ['a'])],
  ['a boundary where none was meant', difference('changed', 'role', 'permissionsBoundary', null, 'arn')],
  ['a route that is gone', difference('changed', 'route-table', 'routes', ['a'], [])],
  ['a share closed to strangers', difference('changed', 'resource-share', 'allowExternalPrincipals', true, false)],
  ['the title of a security contact', contact('SECURITY', 'changed', 'title')],
  ['who gets the bills', contact('BILLING', 'changed', 'email')],
  ['nobody who gets the bills', contact('BILLING', 'missing')],
  ['a description', difference('changed', 'role', 'description', 'a', 'b')],
])('%s lets nobody do more', (_what, one) => {
  expect(rulesFor(one)).toEqual([]);
});
