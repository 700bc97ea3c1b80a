// Which API calls may be behind a finding: by kind, and by what differs.
import type { Kind } from '@microaccounts/resources';

interface EventNames {
  /** The service's endpoint in CloudTrail, without `.amazonaws.com` ("CloudTrail record contents": `eventSource`). */
  readonly service: string;
  readonly missing: readonly string[];
  readonly unmanaged: readonly string[];
  /** By property; calls that make the whole thing anew count, too. */
  readonly properties: { readonly [property: string]: readonly string[] };
  /** Of properties that are not named. */
  readonly others: readonly string[];
}

const ec2Tags = { tags: ['CreateTags', 'DeleteTags'], name: ['CreateTags', 'DeleteTags'] };
const sharing = {
  service: 'ram',
  missing: ['DisassociateResourceShare', 'DeleteResourceShare'],
  unmanaged: ['AssociateResourceShare', 'CreateResourceShare'],
  properties: {},
  others: [],
};

/** Names as the API reference of each service has them: CloudTrail calls an event by its operation. */
const EVENTS: { readonly [K in Kind]: EventNames } = {
  account: {
    service: 'organizations',
    missing: ['RemoveAccountFromOrganization', 'CloseAccount'],
    unmanaged: ['CreateAccount', 'InviteAccountToOrganization'],
    properties: { parent: ['MoveAccount'], tags: ['TagResource', 'UntagResource'] },
    others: [],
  },
  'alternate-contact': {
    service: 'account',
    missing: ['DeleteAlternateContact'],
    unmanaged: ['PutAlternateContact'],
    properties: {},
    others: ['PutAlternateContact'],
  },
  'organizational-unit': {
    service: 'organizations',
    missing: ['DeleteOrganizationalUnit'],
    unmanaged: ['CreateOrganizationalUnit'],
    properties: {},
    others: ['UpdateOrganizationalUnit'],
  },
  scp: {
    service: 'organizations',
    missing: ['DeletePolicy'],
    unmanaged: ['CreatePolicy'],
    properties: {},
    others: ['UpdatePolicy'],
  },
  'scp-attachment': {
    service: 'organizations',
    missing: ['DetachPolicy'],
    unmanaged: ['AttachPolicy'],
    properties: {},
    others: [],
  },
  'policy-type': {
    service: 'organizations',
    missing: ['DisablePolicyType'],
    unmanaged: ['EnablePolicyType'],
    properties: {},
    others: ['DisablePolicyType'],
  },
  'trusted-service': {
    service: 'organizations',
    missing: ['DisableAWSServiceAccess'],
    unmanaged: ['EnableAWSServiceAccess'],
    properties: {},
    others: [],
  },
  'delegated-administrator': {
    service: 'organizations',
    missing: ['DeregisterDelegatedAdministrator'],
    unmanaged: ['RegisterDelegatedAdministrator'],
    properties: {},
    others: [],
  },
  vpc: {
    service: 'ec2',
    missing: ['DeleteVpc'],
    unmanaged: ['CreateVpc'],
    properties: ec2Tags,
    others: ['ModifyVpcAttribute'],
  },
  subnet: {
    service: 'ec2',
    missing: ['DeleteSubnet'],
    unmanaged: ['CreateSubnet'],
    properties: ec2Tags,
    others: ['ModifySubnetAttribute'],
  },
  'internet-gateway': {
    service: 'ec2',
    missing: ['DetachInternetGateway', 'DeleteInternetGateway'],
    unmanaged: ['AttachInternetGateway', 'CreateInternetGateway'],
    properties: { ...ec2Tags, vpc: ['AttachInternetGateway', 'DetachInternetGateway'] },
    others: [],
  },
  'route-table': {
    service: 'ec2',
    missing: ['DeleteRouteTable'],
    unmanaged: ['CreateRouteTable'],
    properties: {
      ...ec2Tags,
      routes: ['CreateRoute', 'ReplaceRoute', 'DeleteRoute'],
      subnets: ['AssociateRouteTable', 'DisassociateRouteTable', 'ReplaceRouteTableAssociation'],
    },
    others: [],
  },
  'transit-gateway': {
    service: 'ec2',
    missing: ['DeleteTransitGateway'],
    unmanaged: ['CreateTransitGateway'],
    properties: ec2Tags,
    others: ['ModifyTransitGateway'],
  },
  'transit-gateway-attachment': {
    service: 'ec2',
    missing: ['DeleteTransitGatewayVpcAttachment'],
    unmanaged: ['CreateTransitGatewayVpcAttachment'],
    properties: ec2Tags,
    others: ['ModifyTransitGatewayVpcAttachment'],
  },
  'resource-share': {
    service: 'ram',
    missing: ['DeleteResourceShare'],
    unmanaged: ['CreateResourceShare'],
    properties: { tags: ['TagResource', 'UntagResource'] },
    others: ['UpdateResourceShare'],
  },
  'resource-association': sharing,
  'principal-association': sharing,
  'iam-policy': {
    service: 'iam',
    missing: ['DeletePolicy'],
    unmanaged: ['CreatePolicy'],
    properties: {},
    others: ['CreatePolicyVersion', 'SetDefaultPolicyVersion'],
  },
  'saml-provider': {
    service: 'iam',
    missing: ['DeleteSAMLProvider'],
    unmanaged: ['CreateSAMLProvider'],
    properties: {},
    others: ['UpdateSAMLProvider'],
  },
  role: {
    service: 'iam',
    missing: ['DeleteRole'],
    unmanaged: ['CreateRole'],
    properties: {
      trustPolicy: ['UpdateAssumeRolePolicy'],
      permissionsBoundary: ['PutRolePermissionsBoundary', 'DeleteRolePermissionsBoundary'],
      managedPolicies: ['AttachRolePolicy', 'DetachRolePolicy'],
      inlinePolicies: ['PutRolePolicy', 'DeleteRolePolicy'],
      tags: ['TagRole', 'UntagRole'],
    },
    others: ['UpdateRole', 'UpdateRoleDescription'],
  },
  key: {
    service: 'kms',
    missing: ['ScheduleKeyDeletion', 'DeleteAlias', 'UpdateAlias'],
    unmanaged: ['CreateKey'],
    properties: {
      policy: ['PutKeyPolicy'],
      rotation: ['EnableKeyRotation', 'DisableKeyRotation'],
      alias: ['CreateAlias', 'UpdateAlias', 'DeleteAlias'],
      tags: ['TagResource', 'UntagResource'],
    },
    others: ['UpdateKeyDescription'],
  },
  'backup-vault': {
    service: 'backup',
    missing: ['DeleteBackupVault'],
    unmanaged: ['CreateBackupVault'],
    properties: { tags: ['TagResource', 'UntagResource'] },
    others: [],
  },
  parameter: {
    service: 'ssm',
    missing: ['DeleteParameter', 'DeleteParameters'],
    unmanaged: ['PutParameter'],
    properties: { tags: ['AddTagsToResource', 'RemoveTagsFromResource'] },
    others: ['PutParameter'],
  },
};

/** The API calls of one service that may have brought a finding about. */
export interface PossibleEvents {
  readonly service: string;
  /** The likeliest first. */
  readonly names: readonly string[];
}

export function possibleEvents(
  kind: Kind,
  status: 'drifted' | 'missing' | 'unmanaged',
  property: string | null,
): PossibleEvents {
  const { service, properties, others, missing, unmanaged } = EVENTS[kind];
  if (status !== 'drifted') return { service, names: status === 'missing' ? missing : unmanaged };
  // Somebody may also have made it anew, otherwise than it was.
  const changing = property !== null && Object.hasOwn(properties, property) ? (properties[property] ?? []) : others;
  return { service, names: [...new Set([...changing, ...unmanaged])] };
}
