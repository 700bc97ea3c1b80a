// Whose a resource is: the account that owns it in AWS, and the account and stack under which the landing zone lists it.
import { BOOTSTRAP_STACK } from '@microaccounts/account-factory';
import { isReference, MANAGEMENT, type Kind, type Resource, type Value } from '@microaccounts/resources';

export type Owner = 'management' | 'network' | 'member';

const OWNERS: { readonly [K in Kind]: Owner } = {
  'organizational-unit': 'management',
  scp: 'management',
  'scp-attachment': 'management',
  account: 'management',
  'policy-type': 'management',
  'trusted-service': 'management',
  'delegated-administrator': 'management',
  // The management account reads it, account by account: what the member has, beside what is inside of it.
  'alternate-contact': 'member',
  vpc: 'network',
  subnet: 'network',
  'internet-gateway': 'network',
  'route-table': 'network',
  'transit-gateway': 'network',
  'transit-gateway-attachment': 'network',
  'resource-share': 'network',
  'resource-association': 'network',
  'principal-association': 'network',
  'iam-policy': 'member',
  'saml-provider': 'member',
  role: 'member',
  key: 'member',
  'backup-vault': 'member',
  parameter: 'member',
};

/** The kinds that an account of this sort owns. */
export function kindsOf(owner: Owner): Kind[] {
  return (Object.keys(OWNERS) as Kind[]).filter((kind) => OWNERS[kind] === owner);
}

/** What sort of account owns things of a kind; undefined for a kind that nobody has heard of. */
export function sortOfOwner(kind: string): Owner | undefined {
  return (OWNERS as { readonly [kind: string]: Owner | undefined })[kind];
}

/** Key of the account that owns a resource in AWS; `networkAccount` is the key of the one with the networks. */
export function ownerOf({ kind, account }: { kind: Kind; account: string }, networkAccount: string): string {
  const owner = OWNERS[kind];
  return owner === 'management' ? MANAGEMENT : owner === 'network' ? networkAccount : account;
}

/** What is known of an observed thing when it is put under an account and a stack. */
export interface Seen {
  readonly kind: Kind;
  /** Key of the account that owns it in AWS, or its id if nobody declares the account. */
  readonly owner: string;
  readonly region: string | null;
  readonly id: string;
  /** With references where things are known. */
  readonly properties: { readonly [name: string]: Value };
}

/** The account and stack of a thing that nobody declares, where its declared sisters are. */
export function placeOf({ kind, owner, region, id, properties }: Seen): { account: string; stack: string } {
  switch (kind) {
    case 'account':
      return { account: id, stack: `account.${id}` };
    case 'scp-attachment': {
      const account = accountKey(properties['target']);
      return account === null ? organization : { account, stack: `account.${account}` };
    }
    case 'delegated-administrator': {
      const account = accountKey(properties['account']);
      return account === null ? bootstrap : { ...bootstrap, account };
    }
    case 'alternate-contact':
      return { account: owner, stack: `account.${owner}` };
    case 'policy-type':
    case 'trusted-service':
      return bootstrap;
    case 'principal-association': {
      const account = accountKey(properties['principal']);
      return account === null
        ? { account: owner, stack: `network.${region}` }
        : { account, stack: `baseline.${account}` };
    }
    default:
      if (OWNERS[kind] === 'management') return organization;
      return { account: owner, stack: OWNERS[kind] === 'network' ? `network.${region}` : `baseline.${owner}` };
  }
}

const ORGANIZATION = 'organization';
const organization = { account: MANAGEMENT, stack: ORGANIZATION };
const bootstrap = { account: MANAGEMENT, stack: BOOTSTRAP_STACK };

/** The key in a reference to an account; null for anything else. */
export function accountKey(value: Value | undefined): string | null {
  return isReference(value) && value.ref.startsWith('account/') ? value.ref.slice('account/'.length) : null;
}

/** The stack of a finding about something that nobody declares, as {@link placeOf} has put it. */
export function stackOf({
  kind,
  address,
  account,
  region,
}: Pick<Resource, 'kind' | 'address' | 'account' | 'region'>): string {
  switch (kind) {
    case 'account':
    case 'alternate-contact':
      return `account.${account}`;
    case 'scp-attachment':
      return account === MANAGEMENT ? ORGANIZATION : `account.${account}`;
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
      return BOOTSTRAP_STACK;
    case 'principal-association':
      return address.startsWith('account/') ? `baseline.${account}` : `network.${region}`;
    default: {
      const owner = Object.entries(OWNERS).find(([known]) => known === kind)?.[1];
      if (owner === 'management') return ORGANIZATION;
      return owner === 'network' ? `network.${region}` : `baseline.${account}`;
    }
  }
}
