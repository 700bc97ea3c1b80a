// Conditions compare what AWS knows, by operators that it has.
import { conditionKeysOf, isServicePrefix, matches } from '../../aws/iam';
import type { Spot } from '../../spot';
import { didYouMean, nearest } from '../../suggestion';
import type { FileRule, Surrounded } from '../rule';
import { operators, valueFault } from './operators';
import { writtenStatements } from './writtenStatements';

export const knownOperators: FileRule = {
  code: 'statement/unknown-operator',
  demands: 'the operator of a condition is one that IAM has',
  source: 'IAM User Guide, "IAM JSON policy elements: Condition operators"',
  perFile: true,
  *check(estate) {
    for (const { statement, at } of writtenStatements(estate))
      for (const operator of Object.keys(statement.Condition ?? {}))
        if (!operators.has(operator))
          yield {
            at: at('Condition', operator),
            message: `unknown condition operator \`${operator}\``,
            help: didYouMean(operator, operators.keys(), 'write it as in `StringEquals`'),
          };
  },
};

export const conditionValues: FileRule = {
  code: 'statement/invalid-condition-value',
  demands: 'what a condition compares with is of the type of its operator',
  source: 'IAM User Guide, "IAM JSON policy elements: Condition operators"',
  perFile: true,
  *check(estate) {
    for (const { type, key, value, at } of comparisons(estate)) {
      const fault = type === undefined ? null : valueFault(type, value);
      if (fault !== null) yield { at, message: `\`${key}\` is compared with \`${String(value)}\`, which is ${fault}` };
    }
  },
};

export const knownConditionKeys: FileRule = {
  code: 'statement/unknown-condition-key',
  demands: 'the key of a condition is one that AWS has: another is never in a request, and compares with nothing',
  source: 'Service Authorization Reference; IAM User Guide, "AWS global condition context keys"',
  perFile: true,
  *check(estate) {
    const judged = new Map<string, string | null>();
    for (const { statement, at } of writtenStatements(estate))
      for (const [operator, keys] of Object.entries(statement.Condition ?? {}))
        for (const key of Object.keys(keys)) {
          const known = judged.get(key);
          const help = known === undefined ? helpFor(key) : known;
          judged.set(key, help);
          if (help !== null)
            yield {
              at: at('Condition', operator, key),
              severity: 'warning',
              message: `AWS is not known to have a condition key \`${key}\``,
              help,
            };
        }
  },
};

/** Null of a key that is known, or of an identity provider: those are called by its host. */
function helpFor(key: string): string | null {
  const colon = key.indexOf(':');
  const [prefix, name] = [key.slice(0, Math.max(colon, 0)), key.slice(colon + 1)];
  if (prefix.includes('.')) return null;
  const known = conditionKeysOf(prefix);
  if (known.some((one) => matches(one, name))) return null;
  const meant = nearest(name, known);
  if (meant !== undefined) return `did you mean \`${prefix}:${meant}\`?`;
  if (prefix === '') return 'a key has a prefix, as in `aws:PrincipalArn`';
  return prefix === 'aws' || isServicePrefix(prefix)
    ? 'see the Service Authorization Reference'
    : 'its prefix is that of no service';
}

interface Comparison {
  readonly type: ReturnType<(typeof operators)['get']>;
  readonly key: string;
  readonly value: string | number | boolean;
  readonly at: Spot;
}

function* comparisons(estate: Surrounded): Generator<Comparison> {
  for (const { statement, at } of writtenStatements(estate))
    for (const [operator, keys] of Object.entries(statement.Condition ?? {}))
      for (const [key, written] of Object.entries(keys)) {
        const values = Array.isArray(written) ? written : [written];
        for (const [index, value] of values.entries())
          yield {
            type: operators.get(operator),
            key,
            value,
            at: Array.isArray(written) ? at('Condition', operator, key, index) : at('Condition', operator, key),
          };
      }
}
