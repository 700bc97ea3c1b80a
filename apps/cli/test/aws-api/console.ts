// Clients as somebody at a console has them: with keys that open everything, and none of the project's own code between.
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { ACCESS_ROLE } from '@microaccounts/resources';

/** What a client of the AWS SDK is made with. */
interface ClientOptions {
  readonly endpoint: string;
  readonly region: string;
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

export type ConsoleClient<C> = new (options: ClientOptions) => C;

/** Keys that open nothing; moto takes any that it does not know for the management account's. */
export const CREDENTIALS = { accessKeyId: 'by-hand', secretAccessKey: 'test' };

/** In the management account of the AWS at `endpoint`. */
export function managementClient<C>(Client: ConsoleClient<C>, endpoint: string, region: string): C {
  return new Client({ endpoint, region, credentials: CREDENTIALS });
}

/** In a member account, by the role that AWS Organizations has made there. */
export async function memberClient<C>(
  Client: ConsoleClient<C>,
  endpoint: string,
  { accountId, region }: { readonly accountId: string; readonly region: string },
): Promise<C> {
  const RoleArn = `arn:aws:iam::${accountId}:role/${ACCESS_ROLE}`;
  const assume = new AssumeRoleCommand({ RoleArn, RoleSessionName: 'by-hand' });
  const {
    AccessKeyId = '',
    SecretAccessKey = '',
    SessionToken = '',
  } = (await managementClient(STSClient, endpoint, region).send(assume)).Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return new Client({ endpoint, region, credentials });
}
