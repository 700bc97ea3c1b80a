// Which thing of AWS is at which address: ids to references and back.
import {
  join,
  mapMembers,
  ORGANIZATION_ROOT,
  reference,
  type Kind,
  type LandingZoneResource,
  type ObservedResource,
  type Reference,
  type Value,
} from '@microaccounts/resources';
import { foretoldArn } from './foretoldArn';

/** AWS's ids of a thing, by attribute. */
export type Ids = ObservedResource['ids'];

/** The attributes by which others refer to a thing. Other ids (a role's name) are no more than words in a text. */
const ATTRIBUTES: { readonly [K in Kind]?: readonly string[] } = {
  account: ['id'],
  'organizational-unit': ['id'],
  scp: ['id'],
  vpc: ['id'],
  subnet: ['id', 'arn'],
  'internet-gateway': ['id'],
  'route-table': ['id'],
  'transit-gateway': ['id'],
  'transit-gateway-attachment': ['id'],
  key: ['id', 'arn'],
  'resource-share': ['arn'],
  'iam-policy': ['arn'],
  'saml-provider': ['arn'],
  role: ['arn'],
};

const ACCOUNT_ID = /(?<!\d)(\d{12})(?!\d)/;

/** What is known already when a part is looked at: things of other parts. */
export interface Known {
  /** AWS's ids of the thing at an address. */
  idsAt(address: string): Ids | undefined;
  /** How others refer to the thing with this id. */
  referenceTo(id: string): Reference | undefined;
}

export class Registry implements Known {
  /** Of what was added, by address. */
  readonly ids = new Map<string, Ids>();
  private readonly references = new Map<string, Reference>();
  /** Of what is missing, by address. */
  private readonly foretold = new Map<string, Ids>();

  constructor(
    root: string,
    private readonly known: Known | null = null,
  ) {
    this.ids.set(ORGANIZATION_ROOT, { id: root });
    this.references.set(root, reference(ORGANIZATION_ROOT));
  }

  add(address: string, kind: Kind, ids: Ids): void {
    this.ids.set(address, ids);
    for (const attribute of ATTRIBUTES[kind] ?? []) {
      const id = ids[attribute];
      if (id !== undefined) this.references.set(id, reference(address, attribute));
    }
  }

  /** Notes how others still refer to something that is missing, where that follows from what the files say of it. */
  miss(resource: LandingZoneResource): void {
    const accountId = this.idsAt(`account/${resource.account}`)?.['id'];
    const arn = accountId === undefined ? undefined : foretoldArn(resource, accountId);
    if (arn === undefined) return;
    this.foretold.set(resource.address, { arn });
    this.references.set(arn, reference(resource.address, 'arn'));
  }

  /** What AWS calls that attribute, or, if it is not known, a text that occurs nowhere. */
  resolve({ ref, attribute }: Reference): string {
    return (this.idsAt(ref) ?? this.foretold.get(ref))?.[attribute] ?? `\u0000${ref} ${attribute}`;
  }

  /** The address of the thing with this id. */
  addressOf(id: string): string | undefined {
    return this.referenceTo(id)?.ref;
  }

  idsAt(address: string): Ids | undefined {
    return this.ids.get(address) ?? this.known?.idsAt(address);
  }

  referenceTo(id: string): Reference | undefined {
    return this.references.get(id) ?? this.known?.referenceTo(id);
  }

  /** `value` with each text that is an id as its reference, and account ids inside other texts as parts of a join. */
  recognise(value: Value): Value {
    if (typeof value === 'string') return this.referenceTo(value) ?? this.withAccounts(value);
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return (value as readonly Value[]).map((item) => this.recognise(item));
    return mapMembers(value as { readonly [key: string]: Value }, (item) => this.recognise(item));
  }

  private withAccounts(text: string): Value {
    if (!ACCOUNT_ID.test(text)) return text;
    // A split by a pattern with a group keeps what the group matched: the ids are among the parts.
    return join(
      ...text.split(ACCOUNT_ID).map((part) => (/^\d{12}$/.test(part) ? (this.referenceTo(part) ?? part) : part)),
    );
  }
}
