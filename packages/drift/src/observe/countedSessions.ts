// Sessions that count the calls made through them.
import type { AwsSession, AwsSessions, ClientClass } from '@microaccounts/resources/observe';

export interface CountedSessions {
  readonly sessions: AwsSessions;
  /** How many commands were sent so far, pages one by one; the SDK's own retries and AssumeRole are not seen. */
  readonly calls: () => number;
}

export function countedSessions(sessions: AwsSessions): CountedSessions {
  let calls = 0;
  const counted = (session: AwsSession): AwsSession => ({
    accountId: session.accountId,
    client: <C>(Client: ClientClass<C>, region: string): C => counting(session.client(Client, region), () => calls++),
  });
  return {
    sessions: {
      management: async () => counted(await sessions.management()),
      member: async (accountId, roleName) => counted(await sessions.member(accountId, roleName)),
    },
    calls: () => calls,
  };
}

/** The client as it is, for the SDK's paginators check its class, but for a `send` that is noticed. */
function counting<C>(client: C, notice: () => void): C {
  return new Proxy(client as object, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (property !== 'send' || typeof member !== 'function') return member;
      return (...commands: unknown[]): unknown => {
        notice();
        return member.apply(target, commands);
      };
    },
  }) as C;
}
