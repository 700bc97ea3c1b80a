// The company's identity provider, as each account knows it.
import type { Account, Estate } from '@microaccounts/config';
import type { SamlProvider } from '@microaccounts/resources';

/** The SAML provider of an account; null when the estate federates nobody. */
export function samlProvider(estate: Estate, account: Account): SamlProvider | null {
  const { federation } = estate.baseline;
  if (federation === null) return null;
  return {
    kind: 'saml-provider',
    address: `account/${account.key}/saml-provider/${federation.provider}`,
    account: account.key,
    region: null,
    stack: `baseline.${account.key}`,
    properties: { name: federation.provider, metadata: federation.metadata },
  };
}
