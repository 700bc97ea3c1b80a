// Values of a provider's state without what differs from one cloud, and from one run, to the next.
import type { ProvidedResource } from './providerDifferences';

/** What AWS alone decides of the id of a resource: an account's number, a key's UUID, `vpc-…`, `p-…`, `ou-…`. */
const DECIDED =
  /^(\d{12}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(vpc|subnet|rtb|rtbassoc|igw|tgw|tgw-attach)-[0-9a-f]{17}|p-[0-9a-z]{8}|ou-[0-9a-z]{4}-[0-9a-z]{8})$/;

/** What an id cannot follow, nor be followed by: `r-ab12` is none in `for-r-ab12`. */
const [BEFORE, AFTER] = ['(?<![0-9A-Za-z-])', '(?![0-9A-Za-z-])'];
/** One that is known may be part of a name: `AWS-123456789012-Administrator`. */
const [BEFORE_KNOWN, AFTER_KNOWN] = ['(?<![0-9A-Za-z])', '(?![0-9A-Za-z])'];

/** Ids of what is no resource of an estate, and times; each form as AWS documents it, with the word that takes its place. */
const FORMS: readonly (readonly [form: RegExp, word: string])[] = [
  [new RegExp(`${BEFORE}o-[0-9a-z]{10,32}${AFTER}`, 'g'), '<organization>'],
  [new RegExp(`${BEFORE}r-[0-9a-z]{4,32}${AFTER}`, 'g'), '<root>'],
  [new RegExp(`${BEFORE}(acl|sg|dopt|rtb)-[0-9a-f]{17}${AFTER}`, 'g'), '<$1>'],
  [new RegExp(`${BEFORE}(AROA|ANPA)[A-Z2-7]{17}${AFTER}`, 'g'), '<$1>'],
  [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, '<time to the second>'],
];

/** The key under which Pulumi's engine says what an object stands for, and its word for a secret. */
const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET = '1b47061264138c4ac30d75fd1eb44270';

/** Brings a value to its normal form: keys in order, each id that AWS decided replaced by the resource that has it. */
export function normalizer(resources: readonly ProvidedResource[]): (value: unknown) => unknown {
  const owners = new Map(resources.filter(({ id }) => DECIDED.test(id)).map((one) => [one.id, `<${placeOf(one)}>`]));
  // The longest first: a Transit Gateway's attachment before the gateway.
  const ids = [...owners.keys()].sort((a, b) => b.length - a.length);
  const known = ids.length === 0 ? undefined : new RegExp(`${BEFORE_KNOWN}(${ids.join('|')})${AFTER_KNOWN}`, 'g');
  const text = (value: string): string => {
    const owned = known === undefined ? value : value.replace(known, (id) => owners.get(id) ?? id);
    return FORMS.reduce((done, [form, word]) => done.replace(form, word), owned);
  };
  const normal = (value: unknown): unknown => {
    if (typeof value === 'string') return text(value);
    if (typeof value !== 'object' || value === null) return value;
    // AWS lists the accounts of a unit in no order, and stacks that run side by side make them in none.
    if (Array.isArray(value)) return isAccounts(value) ? value.map(normal).sort(byText) : value.map(normal);
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([name, item]) => [name, normal(item)]));
  };
  return normal;
}

function isAccounts(values: readonly unknown[]): boolean {
  return values.every((value) => typeof value === 'object' && value !== null && 'email' in value && 'arn' in value);
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}

/** What both providers call the resource. */
export function placeOf({ stack, type, name }: Pick<ProvidedResource, 'stack' | 'type' | 'name'>): string {
  return `${stack} ${type} ${name}`;
}

/** Whether it is a secret that Pulumi's engine encrypted. */
export function isSecret(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Readonly<Record<string, unknown>>)[SIGNATURE] === SECRET &&
    'ciphertext' in value
  );
}
