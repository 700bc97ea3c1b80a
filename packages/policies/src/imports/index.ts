// Import ids of IAM roles, boundary and identity provider, free of Pulumi itself.
import type { IamPolicy, Role, SamlProvider } from '@microaccounts/resources';
import type { Existing, ImportId } from '@microaccounts/resources/imports';

export function iamPolicyImport({ address, properties }: IamPolicy, existing: Existing): ImportId[] {
  const arn = existing(address)?.ids['arn'];
  return arn === undefined ? [] : [{ type: 'aws:iam/policy:Policy', name: properties.name, id: arn }];
}

export function samlProviderImport({ address, properties }: SamlProvider, existing: Existing): ImportId[] {
  const arn = existing(address)?.ids['arn'];
  return arn === undefined ? [] : [{ type: 'aws:iam/samlProvider:SamlProvider', name: properties.name, id: arn }];
}

/** Attaching and putting policies can be repeated, so only the role itself is ever imported. */
export function roleImport({ address, properties }: Role, existing: Existing): ImportId[] {
  return existing(address) === undefined
    ? []
    : [{ type: 'aws:iam/role:Role', name: properties.name, id: properties.name }];
}
