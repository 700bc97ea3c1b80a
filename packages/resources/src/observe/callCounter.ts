// Counts what is asked of AWS: by operation, and by account.
import { commandClients } from './commandClient';
import type { AwsSessions } from './session';

/** Calls by name, `organizations:ListAccounts`: the IAM action that allows it, or nearly (`iam:GetSAMLProvider`). */
export type CallsByName = ReadonlyMap<string, number>;

export interface CallCounter {
  /** One more call of this name in an account. */
  count(name: string, accountId: string): void;
  total(): number;
  byName(): CallsByName;
  /** The same of the calls in one account. */
  inAccount(accountId: string): CallsByName;
}

export function callCounter(): CallCounter {
  let total = 0;
  const byName = new Map<string, number>();
  const accounts = new Map<string, Map<string, number>>();
  const increase = (counts: Map<string, number>, name: string): void =>
    void counts.set(name, (counts.get(name) ?? 0) + 1);
  return {
    count: (name, accountId) => {
      total++;
      increase(byName, name);
      const own = accounts.get(accountId) ?? new Map<string, number>();
      accounts.set(accountId, own);
      increase(own, name);
    },
    total: () => total,
    byName: () => byName,
    inAccount: (accountId) => accounts.get(accountId) ?? new Map<string, number>(),
  };
}

/** Sessions whose commands are counted, pages one by one; what the SDK repeats by itself is not seen. */
export function countedSessions(sessions: AwsSessions, counter: CallCounter): AwsSessions {
  return commandClients(sessions, ({ name, accountId }, send) => {
    counter.count(name, accountId);
    return send();
  });
}
