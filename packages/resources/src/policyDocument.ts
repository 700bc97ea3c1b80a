// IAM policy language as data, and its one normal form (IAM User Guide, "Grammar of the IAM JSON policy language").
import { canonicalJson, sorted } from './canonical';
import { mapMembers } from './members';
import type { Value } from './reference';

/** One statement: `Sid`, `Effect`, `Action` or `NotAction`, `Resource` or `NotResource`, `Principal`, `Condition`. */
export interface Statement {
  readonly [element: string]: Value;
}

export interface PolicyDocument {
  readonly [element: string]: Value;
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/** A document of these statements, in normal form. */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  return normalPolicy({ Version: '2012-10-17', Statement: [...statements] }) as PolicyDocument;
}

/**
 * The normal form in which policies are compared and sent: keys sorted, sets (actions, resources, principals, condition
 * values) sorted without repetitions, a set of one written as its element, statements in their order and always a list.
 */
export function normalPolicy(document: Value): Value {
  if (!isPlain(document)) return document;
  const statements = document['Statement'];
  const list = Array.isArray(statements)
    ? (statements as readonly Value[])
    : statements === undefined
      ? []
      : [statements];
  return sorted({ ...document, Statement: list.map(normalStatement) }) as Value;
}

function normalStatement(statement: Value): Value {
  if (!isPlain(statement)) return statement;
  return mapMembers(statement, normalSets);
}

/** Printable ASCII that JSON does not escape, from above its quote on. */
const PLAIN = /^[#-[\]-~]*$/;

function normalSets(value: Value): Value {
  if (Array.isArray(value)) {
    // Of plain texts, the order is that of their JSON: what this spares is most of the work of a long document.
    const texts = (value as readonly Value[]).filter((item) => typeof item === 'string' && PLAIN.test(item));
    if (texts.length === value.length) {
      const distinct = [...new Set(texts)].sort();
      return distinct.length === 1 ? (distinct[0] as Value) : distinct;
    }
    const byText = new Map((value as readonly Value[]).map((item) => [canonicalJson(item), item]));
    const items = [...byText.keys()].sort().map((text) => byText.get(text) as Value);
    return items.length === 1 ? (items[0] as Value) : items;
  }
  if (!isPlain(value) || 'ref' in value || 'join' in value) return value;
  return mapMembers(value, normalSets);
}

function isPlain(value: Value): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
