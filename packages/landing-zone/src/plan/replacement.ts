// Which properties AWS cannot change in place, per kind: another value means another resource.
import type { Kind } from '@microaccounts/resources';

/** From the "Update requires: Replacement" of CloudFormation's resource pages; for accounts pulumi-aws issue 6242. */
const REPLACED_BY: { readonly [K in Kind]?: readonly string[] } = {
  account: ['email'],
  'organizational-unit': ['parent'],
  'scp-attachment': ['policy', 'target'],
  vpc: ['cidr'],
  subnet: ['vpc', 'cidr', 'availabilityZoneId'],
  'transit-gateway-attachment': ['transitGateway', 'vpc'],
  'resource-association': ['share', 'resource'],
  'principal-association': ['share', 'principal'],
  'iam-policy': ['name', 'path', 'description'],
  'saml-provider': ['name'],
  role: ['name', 'path'],
  'backup-vault': ['name', 'key'],
  parameter: ['name'],
};

/** Whether a change of `property` replaces a resource of this kind. */
export function replaces(kind: Kind, property: string): boolean {
  return REPLACED_BY[kind]?.includes(property) ?? false;
}
