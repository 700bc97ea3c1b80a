// Whether one policy document may allow what another does not.
import { policyWidens } from '@microaccounts/landing-zone';
import { policyMeaning, type Value } from '@microaccounts/resources';

/**
 * Whether `actual` may allow more than `expected`, or denies less, judged by what both mean. What wildcards cover is not
 * understood, nor that a condition more is a narrowing: it then says yes.
 */
export function opens(expected: Value, actual: Value): boolean {
  return policyWidens(policyMeaning(expected), policyMeaning(actual));
}
