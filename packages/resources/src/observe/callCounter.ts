// Counts what is asked of AWS, by operation: of thousands of accounts, more would be a burden.
import { commandClients } from './commandClient';
import type { AwsSessions } from './session';

/** Calls by name, `organizations:ListAccounts`: the IAM action that allows it, or nearly (`iam:GetSAMLProvider`). */
export type CallsByName = ReadonlyMap<string, number>;

export interface CallCounter {
  /** One more call of this name. */
  count(name: string): void;
  total(): number;
  byName(): CallsByName;
}

export function callCounter(): CallCounter {
  let total = 0;
  const byName = new Map<string, number>();
  return {
    count: (name) => {
      total++;
      byName.set(name, (byName.get(name) ?? 0) + 1);
    },
    total: () => total,
    byName: () => byName,
  };
}

/** Sessions whose commands are counted, pages one by one; what the SDK repeats by itself is not seen. */
export function countedSessions(sessions: AwsSessions, counter: CallCounter): AwsSessions {
  return commandClients(sessions, ({ name }, send) => {
    counter.count(name);
    return send();
  });
}
