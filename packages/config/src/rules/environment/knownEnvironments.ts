// Accounts are in environments that exist.
import { unknownName } from '../reference';
import type { Rule } from '../rule';

export const knownEnvironments: Rule = {
  code: 'environment/unknown',
  demands: 'the environment of an account is one of `environments`',
  check: ({ accounts, known }) =>
    accounts.flatMap(({ settings, valueAt }) =>
      unknownName(valueAt('environment'), 'environment', settings.environment, known.environments),
    ),
};
