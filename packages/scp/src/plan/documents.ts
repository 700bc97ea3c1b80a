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
    serviceBoundary: ofList(
      ({ services }) => services,
      (services) => serviceBoundary(estate, services),
    ),
    regionDeny: ofList(
      ({ regions }) => regions,
      (regions) => regionDeny(estate, regions),
    ),
    guardrail: remembered(
      (name) => name,
      (name) => guardrailPolicy(estate, name),
    ),
  };
}

/** What is made of a list of each account: looked up by the list itself, since to join a long one for each account takes its time. */
function ofList(
  listOf: (account: Account) => readonly string[],
  make: (list: readonly string[]) => ScpPolicy,
): (account: Account) => ScpPolicy {
  const byText = remembered((list: readonly string[]) => list.join(), make);
  const byList = new Map<readonly string[], ScpPolicy>();
  return (account) => {
    const list = listOf(account);
    const known = byList.get(list) ?? byText(list);
    byList.set(list, known);
    return known;
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
