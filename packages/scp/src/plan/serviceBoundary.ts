// The service boundary: an account may use its services and nothing else.
import type { Estate } from '@microaccounts/config';
import { unlessExempt } from './exemption';
import { scpPolicy, type ScpPolicy } from './scpPolicy';

/**
 * The policy that denies everything outside `services` (IAM service prefixes).
 * One statement, never split: of two `Deny` with `NotAction` each would deny what only the other one lists.
 */
export function serviceBoundary(estate: Estate, services: readonly string[]): ScpPolicy {
  const distinct = [...new Set(services)].sort();
  return scpPolicy(`Service boundary of ${distinct.length} services`, distinct.join(', '), [
    {
      Sid: 'ServiceBoundary',
      Effect: 'Deny',
      NotAction: distinct.map((prefix) => `${prefix}:*`),
      Resource: '*',
      Condition: { ...unlessExempt(estate) },
    },
  ]);
}
