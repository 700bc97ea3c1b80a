// What a policy document means: one form for all documents that IAM judges alike, whatever their texts.
import { canonicalJson } from './canonical';
import { normalPolicy } from './policyDocument';
import { isJoin, isReference, join, type Value } from './reference';

type Map = { readonly [key: string]: Value };

/**
 * A form that two documents share if they mean the same by the grammar alone: order and repetitions of statements, their
 * `Sid`, the document's `Id`, the case of actions and condition keys, an account as its id or as the ARN of its root, `*` as a
 * principal of AWS, and booleans and numbers in quotes make no difference (IAM User Guide, "IAM JSON policy elements reference": "Action",
 * "Principal", "Condition", "Sid", "Id"). What wildcards cover is not understood: some documents that mean the same differ here.
 */
export function policyMeaning(document: Value): Value {
  const normal = normalPolicy(document);
  if (!isMap(normal)) return normal;
  const { Id: _id, Statement: statements, ...rest } = normal;
  const distinct = new Map(
    (statements as readonly Value[]).map(statementMeaning).map((one) => [canonicalJson(one), one]),
  );
  return { ...rest, Statement: [...distinct.keys()].sort().map((text) => distinct.get(text) as Value) };
}

/** The same of one statement. */
export function statementMeaning(statement: Value): Value {
  if (!isMap(statement)) return statement;
  const { Sid: _sid, ...elements } = statement;
  const meant = Object.entries(elements).map(([element, value]): [string, Value] => [
    element,
    elementMeaning(element, value),
  ]);
  // Its sets are sorted anew: by what their elements are now.
  const sorted = normalPolicy({ Statement: [Object.fromEntries(meant)] }) as { readonly Statement: readonly Value[] };
  return sorted.Statement[0] ?? null;
}

function elementMeaning(element: string, value: Value): Value {
  switch (element) {
    case 'Action':
    case 'NotAction':
      return each(value, (action) => (typeof action === 'string' ? action.toLowerCase() : action));
    case 'Principal':
    case 'NotPrincipal':
      return principalMeaning(value);
    case 'Condition':
      return conditionMeaning(value);
    default:
      return value;
  }
}

function principalMeaning(value: Value): Value {
  if (value === '*') return { AWS: '*' };
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([type, of]) => [type, type === 'AWS' ? each(of, accountRoot) : of]),
  );
}

/** An account as the ARN of its root ("AWS JSON policy elements: Principal", "AWS account principals"). */
function accountRoot(principal: Value): Value {
  if (typeof principal === 'string' && /^\d{12}$/.test(principal)) return `arn:aws:iam::${principal}:root`;
  const isAccount = isReference(principal) && principal.attribute === 'id' && /^account\/[^/]+$/.test(principal.ref);
  return isAccount ? join('arn:aws:iam::', principal, ':root') : principal;
}

function conditionMeaning(value: Value): Value {
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([operator, keys]): [string, Value] => {
      if (!isMap(keys)) return [operator, keys];
      const lower = Object.entries(keys).map(([key, values]): [string, Value] => [
        key.toLowerCase(),
        each(values, quoted),
      ]);
      // Two keys that differ by case alone are not one: AWS would not take them, and nothing is left out.
      const isDistinct = new Set(lower.map(([key]) => key)).size === lower.length;
      return [operator, isDistinct ? Object.fromEntries(lower) : keys];
    }),
  );
}

function quoted(value: Value): Value {
  return typeof value === 'boolean' || typeof value === 'number' ? String(value) : value;
}

function each(value: Value, change: (item: Value) => Value): Value {
  return isList(value) ? value.map(change) : change(value);
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value | undefined): value is Map {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isReference(value) && !isJoin(value);
}
