// Which properties AWS cannot change in place, per kind: another value means another resource.
import type { Kind } from '@microaccounts/resources';
import { REPLACING_INPUTS } from './replacingInputs';

/** The Pulumi type that a kind is deployed as, and the inputs that its properties become; what is not named replaces nothing. */
const DEPLOYED_AS: {
  readonly [K in Kind]: { readonly type: string; readonly inputs: Readonly<Record<string, string>> };
} = {
  account: { type: 'aws:organizations/account:Account', inputs: { name: 'name', email: 'email', parent: 'parentId' } },
  'alternate-contact': {
    type: 'aws:account/alternativeContact:AlternativeContact',
    inputs: {
      type: 'alternateContactType',
      name: 'name',
      title: 'title',
      email: 'emailAddress',
      phone: 'phoneNumber',
    },
  },
  'organizational-unit': {
    type: 'aws:organizations/organizationalUnit:OrganizationalUnit',
    inputs: { name: 'name', parent: 'parentId' },
  },
  scp: {
    type: 'aws:organizations/policy:Policy',
    inputs: { name: 'name', description: 'description', content: 'content' },
  },
  'scp-attachment': {
    type: 'aws:organizations/policyAttachment:PolicyAttachment',
    inputs: { policy: 'policyId', target: 'targetId' },
  },
  // Of the bootstrap program, inputs of the one organization; a landing zone has no resource of these kinds.
  'policy-type': { type: 'aws:organizations/organization:Organization', inputs: {} },
  'trusted-service': { type: 'aws:organizations/organization:Organization', inputs: {} },
  'delegated-administrator': {
    type: 'aws:organizations/delegatedAdministrator:DelegatedAdministrator',
    inputs: { account: 'accountId', servicePrincipal: 'servicePrincipal' },
  },
  vpc: {
    type: 'aws:ec2/vpc:Vpc',
    inputs: { cidr: 'cidrBlock', dnsHostnames: 'enableDnsHostnames', dnsSupport: 'enableDnsSupport' },
  },
  subnet: {
    type: 'aws:ec2/subnet:Subnet',
    inputs: {
      vpc: 'vpcId',
      cidr: 'cidrBlock',
      availabilityZoneId: 'availabilityZone',
      mapPublicIp: 'mapPublicIpOnLaunch',
    },
  },
  'internet-gateway': { type: 'aws:ec2/internetGateway:InternetGateway', inputs: { vpc: 'vpcId' } },
  'route-table': { type: 'aws:ec2/routeTable:RouteTable', inputs: { vpc: 'vpcId' } },
  'transit-gateway': {
    type: 'aws:ec2transitgateway/transitGateway:TransitGateway',
    inputs: {
      asn: 'amazonSideAsn',
      description: 'description',
      autoAcceptSharedAttachments: 'autoAcceptSharedAttachments',
      defaultRouteTableAssociation: 'defaultRouteTableAssociation',
      defaultRouteTablePropagation: 'defaultRouteTablePropagation',
    },
  },
  'transit-gateway-attachment': {
    type: 'aws:ec2transitgateway/vpcAttachment:VpcAttachment',
    inputs: { transitGateway: 'transitGatewayId', vpc: 'vpcId', subnets: 'subnetIds' },
  },
  'resource-share': {
    type: 'aws:ram/resourceShare:ResourceShare',
    inputs: { name: 'name', allowExternalPrincipals: 'allowExternalPrincipals' },
  },
  'resource-association': {
    type: 'aws:ram/resourceAssociation:ResourceAssociation',
    inputs: { share: 'resourceShareArn', resource: 'resourceArn' },
  },
  'principal-association': {
    type: 'aws:ram/principalAssociation:PrincipalAssociation',
    inputs: { share: 'resourceShareArn', principal: 'principal' },
  },
  'iam-policy': {
    type: 'aws:iam/policy:Policy',
    inputs: { name: 'name', path: 'path', description: 'description', document: 'policy' },
  },
  'saml-provider': {
    type: 'aws:iam/samlProvider:SamlProvider',
    inputs: { name: 'name', metadata: 'samlMetadataDocument' },
  },
  role: {
    type: 'aws:iam/role:Role',
    inputs: {
      name: 'name',
      path: 'path',
      description: 'description',
      trustPolicy: 'assumeRolePolicy',
      permissionsBoundary: 'permissionsBoundary',
      maxSessionDuration: 'maxSessionDuration',
    },
  },
  key: {
    type: 'aws:kms/key:Key',
    inputs: { description: 'description', rotation: 'enableKeyRotation', policy: 'policy' },
  },
  'backup-vault': { type: 'aws:backup/vault:Vault', inputs: { name: 'name', key: 'kmsKeyArn' } },
  parameter: {
    type: 'aws:ssm/parameter:Parameter',
    inputs: { name: 'name', type: 'type', value: 'value', description: 'description' },
  },
};

/** Whether a change of `property` replaces a resource of this kind, by the AWS provider's own plan. */
export function replaces(kind: Kind, property: string): boolean {
  const { type, inputs } = DEPLOYED_AS[kind];
  const input = inputs[property];
  return input !== undefined && (REPLACING_INPUTS[type]?.includes(input) ?? false);
}
