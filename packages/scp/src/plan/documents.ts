// The policies of one estate, each rendered once however many accounts share it.
import type { Account, Estate } from '@microaccounts/config';
import { guardrailPolicy } from './guardrail';
import { regionDeny } from './regionDeny';
import type { ScpPolicy } from './scpPolicy';
import { serviceBoundary } from './serviceBoundary';

export interface ScpDocuments {
  readonly serviceBoundary: (account: Account) => ScpPolicy;
  readonly regionDeny: (account: Account) => ScpPolicy;
  /** Null for a guardrail that is no SCP. */
  readonly guardrail: (name: string) => ScpPolicy | null;
}

export function scpDocuments(estate: Estate): ScpDocuments {
  return {
    serviceBoundary: remembered(
      ({ services }) => services.join(),
      ({ services }) => serviceBoundary(estate, services),
    ),
    regionDeny: remembered(
      ({ regions }) => regions.join(),
      ({ regions }) => regionDeny(estate, regions),
    ),
    guardrail: remembered(
      (name) => name,
      (name) => guardrailPolicy(estate, name),
    ),
  };
}

function remembered<I, O>(keyOf: (input: I) => string, make: (input: I) => O): (input: I) => O {
  const made = new Map<string, O>();
  return (input) => {
    const key = keyOf(input);
    const known = made.get(key);
    if (known !== undefined) return known;
    const output = make(input);
    made.set(key, output);
    return output;
  };
}
