// The policy documents among the inputs of a resource.
import { isJson } from '../json';
import { opacity, type Opacity, type Registered } from './registered';

/** A statement as AWS reads it: one value or a list of them, both as a list. */
export interface PolicyStatement {
  readonly allows: boolean;
  /** Null where the statement has no such element. */
  readonly action: readonly string[] | null;
  readonly notAction: readonly string[] | null;
  readonly resource: readonly string[] | null;
  readonly notResource: readonly string[] | null;
  /** `*` stands for everybody; by kind (`AWS`, `Service`, `Federated`), as in the document. */
  readonly principal: '*' | Readonly<Record<string, readonly string[]>> | null;
  readonly notPrincipal: boolean;
  /** By operator and key. */
  readonly condition: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** What stands where a policy document is expected. */
export type PolicyText = { readonly input: string } & (
  | { readonly is: 'document'; readonly text: string; readonly statements: readonly PolicyStatement[] }
  | { readonly is: 'malformed'; readonly text: string }
  | { readonly is: 'hidden'; readonly because: Opacity }
);

const ORGANIZATION_POLICY = 'aws:organizations/policy:Policy';

/** Inputs that are policy documents, by their name in `@pulumi/aws`; `content` is one of the policies of an organization. */
const DOCUMENTS = ['assumeRolePolicy', 'policy', 'policyDocument'];

function holdsPolicy(type: string, name: string): boolean {
  return DOCUMENTS.includes(name) || (name === 'content' && type.startsWith('aws:organizations/'));
}

/**
 * Every policy document among the inputs, however deep: what is called like one, and any other text that is JSON with
 * statements, so that a new kind of resource is judged before anybody names it here.
 */
export function policyTexts(registered: Registered): readonly PolicyText[] {
  const known = texts.get(registered) ?? textsIn(registered);
  texts.set(registered, known);
  return known;
}

/** Several rules ask for the documents of the same resource. */
const texts = new WeakMap<Registered, readonly PolicyText[]>();

function textsIn({ type, inputs }: Registered): PolicyText[] {
  const found: PolicyText[] = [];
  const visit = (name: string, path: string, value: unknown): void => {
    const hidden = opacity(value);
    if (hidden !== null) {
      if (holdsPolicy(type, name) || name === 'inlinePolicies')
        found.push({ input: path, is: 'hidden', because: hidden });
    } else if (typeof value === 'string') {
      const statements = statementsOf(value);
      if (statements !== null) found.push({ input: path, is: 'document', text: value, statements });
      else if (holdsPolicy(type, name)) {
        if (!isJson(value)) found.push({ input: path, is: 'malformed', text: value });
        else if (type === ORGANIZATION_POLICY) found.push({ input: path, is: 'document', text: value, statements: [] });
      }
    } else if (Array.isArray(value)) value.forEach((item, index) => visit(name, `${path}[${index}]`, item));
    else if (typeof value === 'object' && value !== null)
      for (const [key, item] of Object.entries(value)) visit(key, path === '' ? key : `${path}.${key}`, item);
  };
  visit('', '', inputs);
  return found;
}

/** The statements of a text that is a policy document; null for any other. */
function statementsOf(text: string): PolicyStatement[] | null {
  if (!/^\s*\{/.test(text) || !text.includes('"Statement"') || !isJson(text)) return null;
  const { Statement } = JSON.parse(text) as { readonly Statement?: unknown };
  if (Statement === undefined) return null;
  const list: readonly unknown[] = Array.isArray(Statement) ? Statement : [Statement];
  return list.map((statement) => statementOf(statement));
}

function statementOf(written: unknown): PolicyStatement {
  const statement = mapOf(written);
  const set = (element: string): readonly string[] | null =>
    statement[element] === undefined ? null : textsOf(statement[element]);
  const { Principal } = statement;
  return {
    allows: statement['Effect'] === 'Allow',
    action: set('Action'),
    notAction: set('NotAction'),
    resource: set('Resource'),
    notResource: set('NotResource'),
    principal:
      Principal === undefined ? null : typeof Principal === 'string' ? principalOf(Principal) : sets(Principal),
    notPrincipal: statement['NotPrincipal'] !== undefined,
    condition: Object.fromEntries(
      Object.entries(mapOf(statement['Condition'])).map(([operator, keys]) => [operator, sets(keys)]),
    ),
  };
}

/** `"*"` is the only text that AWS takes for a principal (IAM User Guide, "AWS JSON policy elements: Principal"). */
function principalOf(text: string): PolicyStatement['principal'] {
  return text === '*' ? '*' : { AWS: [text] };
}

function sets(value: unknown): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(mapOf(value)).map(([key, item]) => [key, textsOf(item)]));
}

function textsOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item) =>
    typeof item === 'string' ? item : JSON.stringify(item),
  );
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
