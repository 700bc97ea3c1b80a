// How what no file declares is written into the estate, for the kinds for which it has words.
import { isReference, printable, type LandingZoneResource, type Value } from '@microaccounts/resources';

type Properties = { readonly [name: string]: Value };

/** YAML with the file that it belongs into, `TODO` where only people know; null where the estate cannot declare it. */
export function adoption(kind: LandingZoneResource['kind'], id: string | null, properties: Properties): string | null {
  switch (kind) {
    case 'account':
      return id === null ? null : accountFile(id, properties);
    case 'organizational-unit':
      return unit(properties);
    case 'role':
      return role(properties);
    case 'alternate-contact':
      return contact(properties);
    // What follows from the files, such as networks, keys and SCPs, cannot be named in them.
    case 'scp':
    case 'scp-attachment':
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
    case 'vpc':
    case 'subnet':
    case 'internet-gateway':
    case 'route-table':
    case 'transit-gateway':
    case 'transit-gateway-attachment':
    case 'resource-share':
    case 'resource-association':
    case 'principal-association':
    case 'iam-policy':
    case 'saml-provider':
    case 'key':
    case 'backup-vault':
    case 'parameter':
      return null;
    default:
      return unreachable(kind);
  }
}

/** The e-mail address is what the account is found by when it is taken over. */
function accountFile(id: string, { name, email }: Properties): string {
  return [
    `# estate/accounts/TODO-business-unit/${accountKey(name, id)}.yaml`,
    `id: ${scalar(id)}`,
    `name: ${scalar(text(name))}`,
    `email: ${scalar(text(email))}`,
    'environment: TODO',
    'owner: TODO',
  ].join('\n');
}

/** A key as the estate takes it, of the account's name. */
function accountKey(name: Value | undefined, id: string): string {
  const words = text(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40)
    .replace(/-+$/, '');
  return words === '' ? `account-${id}` : words;
}

/** Null for one whose parent is not declared either. */
function unit({ name, parent }: Properties): string | null {
  if (!isReference(parent)) return null;
  const prefix = 'organizational-unit/';
  const path = parent.ref.startsWith(prefix) ? parent.ref.slice(prefix.length).split('/') : [];
  const lines = ['# estate/landing-zone.yaml', 'organizationalUnits:'];
  let depth = 1;
  for (const step of path) {
    lines.push(`${'  '.repeat(depth)}${scalar(step)}:`, `${'  '.repeat(depth + 1)}children:`);
    depth += 2;
  }
  return [...lines, `${'  '.repeat(depth)}${scalar(text(name))}: {}`].join('\n');
}

/** Only the roles of the landing zone's own path follow from files. */
function role({ name, path, managedPolicies }: Properties): string | null {
  if (path !== '/landing-zone/') return null;
  const policies = (Array.isArray(managedPolicies) ? (managedPolicies as readonly Value[]) : []).filter(
    (policy): policy is string => typeof policy === 'string',
  );
  return [
    '# the file of the account',
    'roles:',
    `  ${scalar(text(name))}:`,
    '    group: TODO',
    ...(policies.length === 0 ? [] : ['    policies:', ...policies.map((policy) => `      - ${scalar(policy)}`)]),
  ].join('\n');
}

/** The rest of it follows from the files: the owner, the type, the organization's telephone number. */
function contact({ type, email }: Properties): string {
  return ['# the file of the account', 'contacts:', `  ${text(type).toLowerCase()}: ${scalar(text(email))}`].join('\n');
}

/** In double quotes, which YAML reads as JSON; what a terminal would act on is escaped. */
function scalar(value: string): string {
  return printable(JSON.stringify(value));
}

function text(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

function unreachable(kind: never): never {
  throw new TypeError(`nothing says how ${String(kind)} is declared`);
}
