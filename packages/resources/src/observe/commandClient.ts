// Sessions between whose clients and AWS something stands: it sees each command and sends it, once or again.
import type { AwsSession, AwsSessions, ClientClass } from './session';

/** One command on its way. */
export interface Call {
  /** `organizations:ListAccounts`. */
  readonly name: string;
  /** In which it is called, 12 digits; of AssumeRole the account whose role it is. */
  readonly accountId: string;
  readonly region: string;
}

/** What is done with each call; `send` sends it. */
export type Between = <T>(call: Call, send: () => Promise<T>) => Promise<T>;

/** Where AssumeRole counts as called: STS answers in every region. */
const ANY_REGION = '*';

/** Sessions all of whose calls go through `between`; so does coming by a member's session, as `sts:AssumeRole`. */
export function commandClients(sessions: AwsSessions, between: Between): AwsSessions {
  const through = (session: AwsSession): AwsSession => {
    const { accountId } = session;
    return {
      accountId,
      client: <C>(Client: ClientClass<C>, region: string): C =>
        sending(session.client(Client, region), (command, send) =>
          between({ name: `${prefixOf(Client.name)}:${operationOf(command)}`, accountId, region }, send),
        ),
    };
  };
  return {
    management: async () => through(await sessions.management()),
    member: async (accountId, roleName) => {
      const call = { name: 'sts:AssumeRole', accountId, region: ANY_REGION };
      return through(await between(call, () => sessions.member(accountId, roleName)));
    },
  };
}

/** The client as it is, for the SDK's paginators check its class, but for its `send`. */
function sending<C>(client: C, wrapped: (command: object, send: () => Promise<unknown>) => Promise<unknown>): C {
  return new Proxy(client as object, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (property !== 'send' || typeof member !== 'function') return member;
      return (command: object, ...rest: unknown[]): Promise<unknown> =>
        wrapped(command, () => member.apply(target, [command, ...rest]) as Promise<unknown>);
    },
  }) as C;
}

/** Services whose actions have another prefix in IAM than their client's name. */
const PREFIXES: { readonly [service: string]: string } = { resourcegroupstaggingapi: 'tag' };

/** `organizations` of `OrganizationsClient`: the prefix of the service's actions (Service Authorization Reference). */
function prefixOf(clientName: string): string {
  const service = clientName.replace(/Client$/, '').toLowerCase();
  return PREFIXES[service] ?? service;
}

function operationOf(command: object): string {
  return command.constructor.name.replace(/Command$/, '');
}
