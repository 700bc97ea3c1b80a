// The grammar of policy documents, as far as AWS checks it when one is stored.
// (IAM User Guide, "Grammar of the IAM JSON policy language")

export type PolicyType = 'scp' | 'identity' | 'trust' | 'resource';

export interface ParsedStatement {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Principal?: '*' | Readonly<Record<string, string | readonly string[]>>;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

const ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
];

/** The statements of the document in `text`; `refuse` makes the exception from what is wrong with it. */
export function parsePolicy(text: string, type: PolicyType, refuse: (reason: string) => Error): ParsedStatement[] {
  const document = parse(text, refuse);
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') throw refuse('unknown Version');
  const statements = listOf(document['Statement']);
  if (statements.length === 0) throw refuse('a policy needs a Statement');
  const sids = statements
    .map((statement) => (isObject(statement) ? statement['Sid'] : undefined))
    .filter((sid) => sid !== undefined);
  if (new Set(sids).size < sids.length) throw refuse('statement ids (Sid) must be unique');
  return statements.map((statement) => checked(statement, type, refuse));
}

/** An element that may be one string or a list of them. */
export function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

function parse(text: string, refuse: (reason: string) => Error): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw refuse('not JSON');
  }
  if (!isObject(document)) throw refuse('not a JSON object');
  return document;
}

function checked(statement: unknown, type: PolicyType, refuse: (reason: string) => Error): ParsedStatement {
  if (!isObject(statement)) throw refuse('a statement must be an object');
  const unknown = Object.keys(statement).find((element) => !ELEMENTS.includes(element));
  if (unknown !== undefined) throw refuse(`unknown element ${unknown}`);
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny') throw refuse('Effect must be Allow or Deny');
  exactlyOne(statement, ['Action', 'NotAction'], refuse);
  const ofPrincipals = type === 'trust' || type === 'resource';
  if (ofPrincipals) exactlyOne(statement, ['Principal', 'NotPrincipal'], refuse);
  else if ('Principal' in statement || 'NotPrincipal' in statement)
    throw refuse('this type of policy has no Principal');
  if (type !== 'trust') exactlyOne(statement, ['Resource', 'NotResource'], refuse);
  else if ('Resource' in statement || 'NotResource' in statement) throw refuse('a trust policy has no Resource');
  for (const element of ['Action', 'NotAction']) {
    for (const action of listOf(statement[element])) {
      if (typeof action !== 'string' || !/^(\*|[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+)$/.test(action))
        throw refuse(`invalid action ${String(action)}`);
    }
  }
  return statement as unknown as ParsedStatement;
}

function exactlyOne(
  statement: Record<string, unknown>,
  elements: readonly string[],
  refuse: (reason: string) => Error,
): void {
  const present = elements.filter((element) => listOf(statement[element]).length > 0);
  if (present.length !== 1) throw refuse(`a statement needs either ${elements.join(' or ')}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
