// What inputs a resource type takes and how they behave: Check, Diff and what a read makes of them follow from it.
import { normalPolicy, same, type Value } from '@microaccounts/resources';
import { hasUnknown, type Properties } from './properties';

/** One input of a resource type. An input that is neither required, defaulted nor `computed` is empty when absent. */
export interface Input {
  readonly required?: true;
  /** The value that the provider fills in. */
  readonly default?: unknown;
  /** AWS chooses when it is absent, and then it is no difference. */
  readonly computed?: true;
  /** Another value needs another resource. */
  readonly replaces?: true;
  /** AWS does not tell it: what was last given counts. */
  readonly unreadable?: true;
  /** A policy document: texts that mean the same are the same; or a list in which order means nothing. */
  readonly compare?: 'policy' | 'set';
  /** How the provider writes it, whoever wrote it how. */
  readonly form?: (value: string) => string;
}

export type InputSchema = Readonly<Record<string, Input>>;

/** Why an input is refused. */
export interface CheckFailure {
  readonly property: string;
  readonly reason: string;
}

export interface Difference {
  /** The inputs whose value is another. */
  readonly changed: readonly string[];
  /** Those among them that need another resource. */
  readonly replaces: readonly string[];
}

/** `given` with the provider's defaults, and what is wrong with it. Names that the schema lacks are refused. */
export function checkInputs(schema: InputSchema, given: Properties): { inputs: Properties; failures: CheckFailure[] } {
  const inputs: Record<string, unknown> = {};
  const failures: CheckFailure[] = [];
  for (const [property, value] of Object.entries(given)) {
    if (isAbsent(value) || property.startsWith('__')) continue;
    if (schema[property] !== undefined) inputs[property] = value;
    else failures.push({ property, reason: `the simulated provider does not know the input \`${property}\`` });
  }
  for (const [property, input] of Object.entries(schema)) {
    if (inputs[property] !== undefined) continue;
    if (input.default !== undefined) inputs[property] = input.default;
    else if (input.required) failures.push({ property, reason: `missing required property \`${property}\`` });
  }
  return { inputs, failures };
}

/** How checked inputs differ from a resource as it was last read. What is not known yet counts as changed. */
export function differenceOf(schema: InputSchema, state: Properties, inputs: Properties): Difference {
  const changed = Object.keys(schema).filter((name) => differs(schema[name] as Input, state[name], inputs[name]));
  return { changed, replaces: changed.filter((name) => schema[name]?.replaces) };
}

/**
 * Outputs that were read, in the words of what was `known` before: texts and orders that mean the same stay as they
 * were written, but for the provider's own form of them, and what AWS does not tell is kept.
 */
export function settled(schema: InputSchema, known: Properties, read: Properties): Properties {
  const outputs: Record<string, unknown> = { ...read };
  for (const [name, input] of Object.entries(schema)) {
    const before = known[name];
    const kept = input.unreadable || (input.compare !== undefined && equal(input, before, read[name]));
    if (before !== undefined && !hasUnknown(before) && kept) outputs[name] = before;
    const value = outputs[name];
    if (input.form !== undefined && typeof value === 'string') outputs[name] = input.form(value);
  }
  return outputs;
}

/** The inputs that describe a resource as it was read: those of its outputs that are inputs too. */
export function inputsOf(schema: InputSchema, outputs: Properties): Properties {
  return Object.fromEntries(
    Object.keys(schema).flatMap((name) => (isEmpty(outputs[name]) ? [] : [[name, outputs[name]]])),
  );
}

function differs(input: Input, state: unknown, given: unknown): boolean {
  if (input.computed && isAbsent(given)) return false;
  if (hasUnknown(given)) return true;
  return !equal(input, state, given);
}

function equal(input: Input, a: unknown, b: unknown): boolean {
  if (isEmpty(a) || isEmpty(b)) return isEmpty(a) && isEmpty(b);
  switch (input.compare) {
    case 'policy':
      return same(meaning(a), meaning(b));
    case 'set':
      return same(sorted(a), sorted(b));
    default:
      return same(loose(a), loose(b));
  }
}

/** Numbers and flags may arrive as text. */
function loose(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
}

function meaning(document: unknown): unknown {
  try {
    return normalPolicy(JSON.parse(String(document)) as Value);
  } catch {
    return document;
  }
}

function sorted(value: unknown): unknown {
  return Array.isArray(value) ? value.map(String).sort() : value;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}

/** The provider does not tell an absent input from an empty one. */
export function isEmpty(value: unknown): boolean {
  if (isAbsent(value) || value === '' || value === false || value === 0) return true;
  return typeof value === 'object' && Object.keys(value as object).length === 0;
}
