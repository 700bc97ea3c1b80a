// The environment of a provider's process: it reaches one endpoint, or nothing, and never AWS itself.
import { devNull } from 'node:os';

/** Nothing listens there: what needs an answer from AWS fails at once. */
const NOWHERE = 'http://127.0.0.1:9';

/** A name that is no real host, so that the client sends the call to its proxy, whatever it puts before the name. */
const ANY_HOST = 'http://aws.invalid';

/** Credentials that open nothing. */
export const CREDENTIALS = { accessKey: 'test', secretKey: 'test' };

/**
 * @param inherited the environment of this process; nothing of it that concerns AWS or a proxy goes on
 * @param proxy the address of the proxy that stands for AWS; undefined for a provider that reaches nothing
 */
export function pluginEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  proxy: string | undefined,
): Record<string, string> {
  const kept = Object.entries(inherited).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(AWS|TF)_|_proxy$/i.test(entry[0]),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: proxy === undefined ? NOWHERE : ANY_HOST,
    ...(proxy === undefined ? {} : { HTTP_PROXY: proxy }),
    TF_LOG: 'OFF',
  };
}
