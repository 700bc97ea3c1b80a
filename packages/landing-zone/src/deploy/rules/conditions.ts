// What a condition of a policy makes sure of.
import type { PolicyStatement } from './policyText';

/**
 * The operators that a request passes only if it has the key, with one of the values: `…IfExists` and `ForAllValues` are
 * passed without it (IAM User Guide, "Condition operators", "Multivalued context keys").
 */
const REQUIRING = /^(ForAnyValue:)?(StringEquals|StringEqualsIgnoreCase|StringLike|ArnEquals|ArnLike)$/;

/**
 * Whether a request is granted only with a key, given in lower case, and a value of which `holds` is true. All operators
 * and keys of a condition must be passed, and one of the values of each.
 */
export function requires({ condition }: PolicyStatement, holds: (key: string, value: string) => boolean): boolean {
  return Object.entries(condition).some(
    ([operator, keys]) =>
      REQUIRING.test(operator) &&
      Object.entries(keys).some(
        ([key, values]) => values.length > 0 && values.every((value) => holds(key.toLowerCase(), value)),
      ),
  );
}
