// Readable addresses for things that nobody declares, beside those of their declared sisters.
import { isReference, ORGANIZATION_ROOT, type Value } from '@microaccounts/resources';
import { accountKey, type Seen } from './owner';

/** An address as the landing zone would give it; not yet unique. */
export function strayAddress({ kind, owner, region, id, properties: p }: Seen): string {
  const named = nameTag(p) ?? id;
  const within = (parent: Value | undefined): string => (isReference(parent) ? parent.ref : `network/${region}`);
  switch (kind) {
    case 'account':
      return `account/${id}`;
    case 'alternate-contact':
      return `account/${owner}/alternate-contact/${text(p['type'])}`;
    case 'organizational-unit': {
      const parent = within(p['parent']);
      return parent === ORGANIZATION_ROOT ? `organizational-unit/${text(p['name'])}` : `${parent}/${text(p['name'])}`;
    }
    case 'scp':
      return `scp/${text(p['name'])}`;
    case 'scp-attachment': {
      const target = isReference(p['target']) ? p['target'].ref : 'account/management';
      return `${target}/scp/${lastPart(p['policy'])}`;
    }
    case 'policy-type':
      return `organization/policy-type/${text(p['type'])}`;
    case 'trusted-service':
      return `organization/trusted-service/${text(p['servicePrincipal'])}`;
    case 'delegated-administrator': {
      // Not inside of the account: it is a finding of its own, also beside an account that nobody declares.
      const account = accountKey(p['account']) ?? text(p['account']);
      return `organization/delegated-administrator/${account}/${text(p['servicePrincipal'])}`;
    }
    case 'vpc':
      return `network/${region}/vpc/${named}`;
    case 'subnet':
      return `${within(p['vpc'])}/subnet/${named}`;
    case 'internet-gateway':
    case 'route-table':
    case 'transit-gateway-attachment':
      return `${within(p['vpc'])}/${kind}/${named}`;
    case 'transit-gateway':
      return `network/${region}/transit-gateway/${named}`;
    case 'resource-share':
      return `network/${region}/resource-share/${text(p['name'])}`;
    case 'resource-association':
      return `${within(p['share'])}/${lastPart(p['resource'])}`;
    case 'principal-association': {
      const account = accountKey(p['principal']);
      return account === null
        ? `${within(p['share'])}/principal/${text(p['principal'])}`
        : `account/${account}/${region}/resource-share/${lastPart(p['share'])}`;
    }
    case 'iam-policy':
      return `account/${owner}/policy/${text(p['name'])}`;
    case 'role':
    case 'saml-provider':
      return `account/${owner}/${kind}/${text(p['name'])}`;
    case 'key':
      return `account/${owner}/${region}/key/${id}`;
    case 'backup-vault':
      return `account/${owner}/${region}/backup-vault/${text(p['name'])}`;
    case 'parameter':
      return `account/${owner}/${region}/parameter${text(p['name'])}`;
    default:
      return unreachable(kind);
  }
}

/** What comes after the last slash of the address that a reference names, or of a text such as an ARN. */
function lastPart(value: Value | undefined): string {
  const whole = isReference(value) ? value.ref : text(value);
  return whole.slice(whole.lastIndexOf('/') + 1);
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function nameTag(properties: Seen['properties']): string | undefined {
  const name = (properties['tags'] as { readonly [key: string]: Value } | undefined)?.['Name'];
  return typeof name === 'string' && name !== '' ? name : undefined;
}

function unreachable(kind: never): never {
  throw new TypeError(`no address for ${String(kind)}`);
}
