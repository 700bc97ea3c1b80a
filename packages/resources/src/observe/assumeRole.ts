// Real sessions: the default credentials for the management account, AssumeRole for its members.
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  AUDITOR,
  type AwsSession,
  type AwsSessions,
  type ClientClass,
  type ClientConfiguration,
  type Credentials,
} from './session';

export interface AwsSessionsOptions {
  readonly managementAccountId: string;
  /** Whose STS endpoint is asked. */
  readonly region: string;
  /** Shown in each member's CloudTrail (AWS STS API Reference, "AssumeRole"). */
  readonly sessionName?: string;
  /** How often a client makes a call before it gives up; 10 by default. 1 where somebody else paces and repeats. */
  readonly attempts?: number;
  /** How long an answer is waited for; 30 seconds by default. */
  readonly answerMilliseconds?: number;
  readonly now?: () => Date;
  /** How the client of STS is made; for tests. */
  readonly sts?: (configuration: ClientConfiguration) => STSClient;
}

/** The credentials in use are of another account than the one that was meant. */
export class WrongAccountError extends Error {
  override readonly name = 'WrongAccountError';
  constructor(
    readonly meant: string,
    readonly answered: string | undefined,
  ) {
    super(`the credentials are of account ${answered ?? 'unknown'}, not of ${meant}`);
  }
}

/** Before their end credentials are renewed, so that no call begins with some that expire on its way. */
const RENEWAL_MILLISECONDS = 5 * 60 * 1000;
/** Organizations answers few calls a second and its quotas are shared: wait rather than fail. */
const ATTEMPTS = 10;
/**
 * A call is answered within seconds or not at all, and the SDK would wait for ever (AWS SDK for JavaScript API Reference,
 * "NodeHttpHandlerOptions").
 */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
/** Sessions kept: each has clients, and of thousands of accounts those are not entered again. */
const SESSIONS = 64;

/**
 * Sessions in AWS itself. The management account is reached by the SDK's default credentials, members from there.
 * One session per account and role is kept, its clients too, of the 64 last asked for; credentials are renewed before they end.
 * Fails with {@link WrongAccountError} if AWS answers from an account that was not meant.
 */
export function awsSessions(options: AwsSessionsOptions): AwsSessions {
  const { managementAccountId, region } = options;
  const now = options.now ?? (() => new Date());
  const { attempts = ATTEMPTS, answerMilliseconds = TIMEOUTS.requestTimeout } = options;
  // One for all clients, so that connections are shared.
  const shared: Shared = {
    ...(attempts > 1 ? { retryMode: 'adaptive' } : {}),
    maxAttempts: attempts,
    requestHandler: new NodeHttpHandler({ ...TIMEOUTS, requestTimeout: answerMilliseconds }),
  };
  const sts = (options.sts ?? ((configuration) => new STSClient(configuration)))({ region, ...shared });
  const members = new Map<string, Promise<AwsSession>>();
  let managing: Promise<AwsSession> | undefined;

  const assume = async (accountId: string, roleName: string): Promise<Credentials> => {
    const answer = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
        RoleSessionName: options.sessionName ?? 'microaccounts',
      }),
    );
    const answered = answer.AssumedRoleUser?.Arn?.split(':')[4];
    if (answered !== accountId) throw new WrongAccountError(accountId, answered);
    const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '', Expiration } = answer.Credentials ?? {};
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      ...(Expiration === undefined ? {} : { expiration: Expiration }),
    };
  };

  const openManagement = async (): Promise<AwsSession> => {
    const { Account } = await sts.send(new GetCallerIdentityCommand({}));
    if (Account !== managementAccountId) throw new WrongAccountError(managementAccountId, Account);
    return session(managementAccountId, shared);
  };

  const openMember = async (accountId: string, roleName: string): Promise<AwsSession> => {
    const credentials = renewed(() => assume(accountId, roleName), now);
    await credentials();
    return session(accountId, shared, credentials);
  };

  return {
    management: () => (managing ??= forgottenIfFailed(openManagement(), () => (managing = undefined))),
    member: (accountId, roleName = AUDITOR) => {
      const key = `${accountId}/${roleName}`;
      const open = members.get(key) ?? forgottenIfFailed(openMember(accountId, roleName), () => members.delete(key));
      // Anew, so that the first is the one that was asked for longest ago.
      members.delete(key);
      members.set(key, open);
      const [oldest] = members.keys();
      if (members.size > SESSIONS && oldest !== undefined) members.delete(oldest);
      return open;
    },
  };
}

/** What `fetch` answered, until shortly before it expires; several who ask at once wait for one answer. */
function renewed(fetch: () => Promise<Credentials>, now: () => Date): () => Promise<Credentials> {
  let current: Credentials | undefined;
  let pending: Promise<Credentials> | undefined;
  const fresh = ({ expiration }: Credentials): boolean =>
    expiration === undefined || expiration.getTime() - now().getTime() > RENEWAL_MILLISECONDS;
  return () => {
    if (current !== undefined && fresh(current)) return Promise.resolve(current);
    pending ??= fetch()
      .then((credentials) => (current = credentials))
      .finally(() => (pending = undefined));
    return pending;
  };
}

type Shared = Omit<ClientConfiguration, 'region' | 'credentials'>;

function session(accountId: string, shared: Shared, credentials?: () => Promise<Credentials>): AwsSession {
  const clients = new Map<ClientClass<unknown>, Map<string, unknown>>();
  return {
    accountId,
    client<C>(Client: ClientClass<C>, region: string): C {
      const byRegion = clients.get(Client) ?? new Map<string, unknown>();
      clients.set(Client, byRegion);
      const configuration = { region, ...shared, ...(credentials === undefined ? {} : { credentials }) };
      if (!byRegion.has(region)) byRegion.set(region, new Client(configuration));
      return byRegion.get(region) as C;
    },
  };
}

function forgottenIfFailed<T>(promise: Promise<T>, forget: () => void): Promise<T> {
  promise.catch(forget);
  return promise;
}
