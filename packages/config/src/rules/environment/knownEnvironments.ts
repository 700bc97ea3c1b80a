// Accounts are in environments that exist.
import { unknownName } from '../reference';
import type { FileRule } from '../rule';

export const knownEnvironments: FileRule = {
  code: 'environment/unknown',
  demands: 'the environment of an account is one of `environments`',
  perFile: true,
  check: ({ accounts, known }) =>
    accounts.flatMap(({ settings, valueAt }) =>
      unknownName(valueAt('environment'), 'environment', settings.environment, known.environments),
    ),
};
