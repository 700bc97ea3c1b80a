// Reads SAML providers.
import { GetSAMLProviderCommand, ListSAMLProvidersCommand, type IAMClient } from '@aws-sdk/client-iam';
import { answered } from '@microaccounts/resources/observe';
import type { Found } from './document';

/** The SAML providers of the account, without those of Identity Center, which AWS keeps (IAM Identity Center User Guide). */
export async function readSamlProviders(client: IAMClient): Promise<Found[]> {
  const { SAMLProviderList } = await client.send(new ListSAMLProvidersCommand({}));
  const found: Found[] = [];
  for (const { Arn } of SAMLProviderList ?? []) {
    const arn = answered(Arn, 'SAMLProvider.Arn');
    const name = arn.slice(arn.indexOf('/') + 1);
    if (name.startsWith('AWSSSO_')) continue;
    const { SAMLMetadataDocument } = await client.send(new GetSAMLProviderCommand({ SAMLProviderArn: arn }));
    const properties = { name, metadata: answered(SAMLMetadataDocument, 'SAMLMetadataDocument') };
    found.push({ kind: 'saml-provider', ids: { id: arn, arn }, properties });
  }
  return found;
}
