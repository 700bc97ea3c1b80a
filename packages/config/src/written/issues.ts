// What the schema says of a written value, in the words of this project.
import type { z } from 'zod';
import type { Path } from '../spot';
import { didYouMean } from '../suggestion';
import { knownKeys } from './keys';

/** Something that a written value must not be, at a path of its file. */
export interface SchemaFault {
  readonly code: 'estate/unknown-key' | 'estate/wrong-type' | 'estate/unquoted-text' | 'estate/invalid-value';
  readonly path: Path;
  readonly of: 'key' | 'value';
  readonly message: string;
  readonly help: string;
}

/** How a scalar is written in the file: YAML reads `0123` as a number, and only its text tells what was meant. */
export type ScalarText = (path: Path) => string | undefined;

/** More unknown keys than these in one map are one mistake, not one each. */
const MANY = 1000;

/** The faults of a written value that the schema refused. */
export function schemaFaults(
  issues: readonly z.core.$ZodIssue[],
  value: unknown,
  schema: z.ZodType,
  scalarText: ScalarText,
): SchemaFault[] {
  return issues.flatMap((issue) => faultsOf(issue, { value, schema, scalarText, around: [] }));
}

interface Setting {
  readonly value: unknown;
  readonly schema: z.ZodType;
  readonly scalarText: ScalarText;
  /** The path of the union in whose alternative the issue is. */
  readonly around: Path;
}

function faultsOf(issue: z.core.$ZodIssue, setting: Setting): SchemaFault[] {
  const path: Path = [...setting.around, ...(issue.path as (string | number)[])];
  const name = nameOf(path);
  const written = valueAt(setting.value, path);
  const invalid = (message: string, help = ''): SchemaFault[] => {
    return [{ code: 'estate/invalid-value', path, of: 'value', message, help }];
  };
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(setting.schema, path);
      if (issue.keys.length > MANY) {
        const message = `${name} has ${issue.keys.length} unknown keys, \`${issue.keys[0]}\` the first of them`;
        return [{ code: 'estate/unknown-key', path, of: 'key', message, help: `the keys here are ${listed(known)}` }];
      }
      return issue.keys.map((key) => ({
        code: 'estate/unknown-key',
        path: [...path, key],
        of: 'key',
        message: `unknown key \`${key}\``,
        help: didYouMean(key, known, `the keys here are ${listed(known)}`),
      }));
    }
    case 'invalid_type':
      return [wrongType(path, name, issue.expected, written, setting.scalarText)];
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      const word = String(written);
      return invalid(`${name} is \`${word}\``, didYouMean(word, allowed, `it can be ${listed(allowed)}`));
    }
    case 'invalid_union':
      return unionFaults(issue, path, name, written, setting);
    case 'too_small':
    case 'too_big':
      return invalid(`${name} ${boundOf(issue)}`, typeof written === 'number' ? `it is \`${written}\`` : '');
    default:
      return invalid(`${name} is not what it must be: ${issue.message.toLowerCase()}`);
  }
}

/** Of a union: the faults inside the alternative that was meant, or that it is none of them. */
function unionFaults(
  issue: z.core.$ZodIssueInvalidUnion,
  path: Path,
  name: string,
  written: unknown,
  setting: Setting,
): SchemaFault[] {
  const meant = issue.errors.find((issues) =>
    issues.every((inner) => inner.path.length > 0 || inner.code === 'too_small'),
  );
  if (meant !== undefined) return meant.flatMap((inner) => faultsOf(inner, { ...setting, around: path }));
  const wanted = issue.errors.flatMap((issues) =>
    issues.map((inner) => {
      if (inner.code === 'invalid_value') return listed(inner.values.map(String));
      return inner.code === 'invalid_type' ? typeName(inner.expected) : '';
    }),
  );
  const message = `${name} must be ${[...new Set(wanted)].filter((one) => one !== '').join(' or ')}, not ${typeOf(written)}`;
  return [{ code: 'estate/wrong-type', path, of: 'value', message, help: '' }];
}

function wrongType(path: Path, name: string, expected: string, written: unknown, scalarText: ScalarText): SchemaFault {
  if (expected === 'string' && (typeof written === 'number' || typeof written === 'boolean')) {
    const text = scalarText(path) ?? String(written);
    const message = `${name} must be text, and YAML reads \`${text}\` as ${typeOf(written)}`;
    return { code: 'estate/unquoted-text', path, of: 'value', message, help: `put it in quotes: \`"${text}"\`` };
  }
  const help = written === null ? 'give it one, or leave the key out' : '';
  const message =
    written === null ? `${name} has no value` : `${name} must be ${typeName(expected)}, not ${typeOf(written)}`;
  return { code: 'estate/wrong-type', path, of: 'value', message, help };
}

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  if (issue.origin === 'string' || issue.origin === 'array') return 'must not be empty';
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  return issue.inclusive === false ? `must be more than ${issue.minimum}` : `must be at least ${issue.minimum}`;
}

/** `` `regions` ``, `` an entry of `regions` ``, or `the file`. */
function nameOf(path: Path): string {
  const last = path[path.length - 1];
  if (last === undefined) return 'the file';
  return typeof last === 'string' ? `\`${last}\`` : `an entry of ${nameOf(path.slice(0, -1))}`;
}

function typeName(expected: string): string {
  switch (expected) {
    case 'string':
      return 'text';
    case 'int':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'array':
      return 'a list';
    case 'object':
    case 'record':
      return 'a map';
    default:
      return expected;
  }
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : 'an endless number';
  if (typeof value === 'boolean') return 'true or false';
  if (value === null || value === undefined) return 'nothing';
  return typeof value === 'object' ? 'a map' : 'text';
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[step] : undefined),
    value,
  );
}

function listed(words: readonly string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}
