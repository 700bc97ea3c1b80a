// Import ids of IAM roles, boundary and identity provider, free of Pulumi itself.
import { canonicalJson, type IamPolicy, type Role, type SamlProvider } from '@microaccounts/resources';
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

/** The Pulumi types of what gives a role its policies. */
export const ROLE_ATTACHMENT = 'aws:iam/rolePolicyAttachment:RolePolicyAttachment';
export const ROLE_POLICY = 'aws:iam/rolePolicy:RolePolicy';

/** The logical name of the attachment of a managed policy to a role. */
export function roleAttachmentName(role: string, policy: Role['properties']['managedPolicies'][number]): string {
  return `${role}/${policyName(policy)}`;
}

/** The part of a logical name that stands for a policy: its own name, without what differs by account. */
function policyName(policy: Role['properties']['managedPolicies'][number]): string {
  const text = typeof policy === 'string' ? policy : 'ref' in policy ? policy.ref : canonicalJson(policy.join.at(-1));
  return text.replace(/^.*\//, '').replace(/"$/, '');
}
