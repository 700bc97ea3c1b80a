// Which differences let somebody do more than the files say: a list of small rules.
import type { Difference } from '@microaccounts/landing-zone';
import { canonicalJson, type Value } from '@microaccounts/resources';
import { opens } from './statements';

export interface SecurityRule {
  readonly name: string;
  readonly widens: (difference: Difference) => boolean;
}

/** A difference in one property of a kind, both sides of which are at hand. */
function property(
  name: string,
  kind: string,
  properties: readonly string[],
  widens: (expected: Value, actual: Value) => boolean,
): SecurityRule {
  return {
    name,
    widens: ({ kind: how, resource, property: which = '', expected = null, actual = null }) =>
      how === 'changed' && resource.kind === kind && properties.includes(which) && widens(expected, actual),
  };
}

function whole(name: string, how: 'missing' | 'unmanaged', kinds: readonly string[]): SecurityRule {
  return { name, widens: ({ kind, resource }) => kind === how && kinds.includes(resource.kind) };
}

/** Options of a transit gateway that let attachments in, or reach each other, unasked. */
const openings = ['autoAcceptSharedAttachments', 'defaultRouteTableAssociation', 'defaultRouteTablePropagation'];
const always = (): boolean => true;
const turnedOn = (_expected: Value, actual: Value): boolean => actual === true;

export const securityRules: readonly SecurityRule[] = [
  whole('guardrail-gone', 'missing', ['scp', 'scp-attachment']),
  whole('boundary-gone', 'missing', ['iam-policy']),
  whole('stranger-in-the-organization', 'unmanaged', ['account']),
  whole('policies-off', 'missing', ['policy-type']),
  whole('power-over-all-accounts', 'unmanaged', ['trusted-service', 'delegated-administrator']),
  whole('unknown-way-in', 'unmanaged', ['role', 'saml-provider', 'iam-policy']),
  whole('shared-with-more', 'unmanaged', ['resource-share', 'resource-association', 'principal-association']),
  whole('unknown-route', 'unmanaged', ['internet-gateway', 'transit-gateway', 'transit-gateway-attachment', 'vpc']),
  {
    // AWS tells the security contact what it finds: with another one, nobody who answers for the account hears of it.
    name: 'warnings-elsewhere',
    widens: ({ kind: how, resource, property: which }) =>
      resource.kind === 'alternate-contact' &&
      resource.properties['type'] === 'SECURITY' &&
      (how !== 'changed' || which === 'email'),
  },
  property('guardrail-rewritten', 'scp', ['content'], always),
  property('policies-turned-off', 'policy-type', ['status'], always),
  property('account-moved', 'account', ['parent'], always),
  property('trust-opened', 'role', ['trustPolicy'], opens),
  property('boundary-changed', 'role', ['permissionsBoundary'], (expected) => expected !== null),
  property('boundary-opened', 'iam-policy', ['document'], opens),
  property('policy-added', 'role', ['managedPolicies'], adds),
  property('inline-policy-opened', 'role', ['inlinePolicies'], opensAny),
  property('sign-in-changed', 'saml-provider', ['metadata'], always),
  property('key-opened', 'key', ['policy'], opens),
  property('share-opened', 'resource-share', ['allowExternalPrincipals'], turnedOn),
  property('route-added', 'route-table', ['routes'], adds),
  property('subnet-made-public', 'subnet', ['mapPublicIp'], turnedOn),
  property('gateway-opened', 'transit-gateway', openings, turnedOn),
];

/** Whether a difference is a matter of security. */
export function isSecurity(difference: Difference): boolean {
  return securityRules.some(({ widens }) => widens(difference));
}

function adds(expected: Value, actual: Value): boolean {
  const had = new Set(items(expected).map(canonicalJson));
  return items(actual).some((item) => !had.has(canonicalJson(item)));
}

function opensAny(expected: Value, actual: Value): boolean {
  const [wanted, found] = [expected ?? {}, actual ?? {}] as { readonly [name: string]: Value }[];
  const names = new Set([...Object.keys(wanted ?? {}), ...Object.keys(found ?? {})]);
  return [...names].some((name) => opens(wanted?.[name] ?? null, found?.[name] ?? null));
}

function items(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [];
}
