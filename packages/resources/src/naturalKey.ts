// How a resource is found in AWS without Pulumi state: its natural keys, fixed per kind.
import { canonicalJson } from './canonical';
import type { Kind, LandingZoneResource } from './kinds';
import type { Value } from './reference';

/** What a natural key is made of; `owner` is the key of the account that owns the resource in AWS's sense. */
export interface Identifiable {
  readonly kind: Kind;
  readonly owner: string;
  readonly region: string | null;
  readonly properties: { readonly [name: string]: Value };
}

/**
 * The natural keys of a resource, the surest first: two descriptions that share one are of the same thing. A second key
 * finds what an interrupted deployment left half made (a gateway not yet attached, a key without its alias).
 */
export function naturalKeys({ kind, owner, region, properties }: Identifiable): string[] {
  const key = (...parts: readonly (Value | undefined)[]): string => canonicalJson([kind, owner, region, ...parts]);
  const p = properties;
  const byName = (): string[] => {
    const name = nameIn(p);
    return name === undefined ? [] : [key('Name', name)];
  };
  switch (kind) {
    case 'organizational-unit':
      return [key(p['parent'], p['name'])];
    case 'scp':
      return [key(p['name'])];
    case 'scp-attachment':
      return [key(p['policy'], p['target'])];
    case 'account':
      return [key(lowerCase(p['email']))];
    case 'alternate-contact':
    case 'policy-type':
      return [key(p['type'])];
    case 'trusted-service':
      return [key(p['servicePrincipal'])];
    case 'delegated-administrator':
      return [key(p['account'], p['servicePrincipal'])];
    case 'vpc':
      return [key(p['cidr'])];
    case 'subnet':
      return [key(p['vpc'], p['cidr'])];
    case 'internet-gateway':
      return [...(p['vpc'] === null ? [] : [key('vpc', p['vpc'])]), ...byName()];
    case 'route-table': {
      const [subnet] = p['subnets'] as readonly Value[];
      return [...(subnet === undefined ? [] : [key('subnet', subnet)]), ...byName()];
    }
    case 'transit-gateway':
      return byName();
    case 'transit-gateway-attachment':
      return [key(p['transitGateway'], p['vpc'])];
    case 'resource-association':
      return [key(p['share'], p['resource'])];
    case 'principal-association':
      return [key(p['share'], p['principal'])];
    case 'key':
      return [...(p['alias'] === null ? [] : [key('alias', p['alias'])]), ...byName()];
    case 'iam-policy':
    case 'role':
    case 'saml-provider':
    case 'backup-vault':
    case 'parameter':
    case 'resource-share':
      return [key(p['name'])];
    default:
      return unreachable(kind);
  }
}

/** The natural keys of a resource of the desired state; `ownerOf` is documented at {@link Identifiable}. */
export function naturalKeysOf(resource: LandingZoneResource, owner: string): string[] {
  return naturalKeys({ kind: resource.kind, owner, region: resource.region, properties: resource.properties });
}

/** ⚠ inference: AWS takes two e-mail addresses that differ by case alone for one; no page says so. */
function lowerCase(email: Value | undefined): Value | undefined {
  return typeof email === 'string' ? email.toLowerCase() : email;
}

function nameIn(properties: { readonly [name: string]: Value }): Value | undefined {
  return (properties['tags'] as { readonly [key: string]: Value } | undefined)?.['Name'];
}

function unreachable(kind: never): never {
  throw new TypeError(`no natural key for ${String(kind)}`);
}
