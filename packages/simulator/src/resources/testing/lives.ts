// For each resource type: what it is made of, what changes in place and what needs another one.
import { MANAGEMENT_ID } from '../../testing/cloud';
import { type Properties } from '..';
import { METADATA, OTHER, POLICY, READ_ONLY, SQS, TRUST, VERSION_FIRST } from './documents';
import { type Surroundings } from './surroundings';

export interface Life {
  readonly token: string;
  readonly inputs: (around: Surroundings) => Properties;
  /** Inputs that change in place. */
  readonly changes?: (around: Surroundings) => Properties;
  /** Inputs that need another resource. */
  readonly replaces?: Properties;
  /** How an import names it, if not by its id. */
  readonly importId?: (around: Surroundings) => string;
  /** Part of what AWS adds, or writes in another form. */
  readonly outputs?: (around: Surroundings) => Properties;
  readonly id?: (around: Surroundings) => string;
}

/** RFC 3339, in whole seconds. */
const SECOND = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as unknown;

export const LIVES: readonly Life[] = [
  {
    token: 'aws:organizations/organizationalUnit:OrganizationalUnit',
    inputs: ({ root }) => ({ name: 'Sandbox', parentId: root }),
    changes: () => ({ name: 'Playground', tags: { a: '1' } }),
    replaces: { parentId: 'ou-wawx-12345678' },
    outputs: () => ({ arn: expect.stringContaining(':ou/'), accounts: [] }),
  },
  {
    token: 'aws:organizations/policy:Policy',
    inputs: () => ({ name: 'deny', description: 'd', content: POLICY }),
    changes: () => ({ content: OTHER, tags: { a: '1' } }),
    replaces: { type: 'RESOURCE_CONTROL_POLICY' },
    outputs: () => ({ type: 'SERVICE_CONTROL_POLICY' }),
  },
  {
    token: 'aws:organizations/policyAttachment:PolicyAttachment',
    inputs: ({ scp, unit }) => ({ policyId: scp, targetId: unit }),
    replaces: { targetId: 'other' },
    id: ({ scp, unit }) => `${unit}:${scp}`,
  },
  {
    token: 'aws:organizations/account:Account',
    inputs: ({ unit }) => ({
      name: 'one',
      email: 'one@example.com',
      parentId: unit,
      roleName: 'Access',
      tags: { a: '1' },
    }),
    changes: ({ root }) => ({ name: 'renamed', parentId: root, tags: { b: '2' } }),
    replaces: { email: 'two@example.com' },
    outputs: () => ({ state: 'ACTIVE', joinedMethod: 'CREATED', joinedTimestamp: SECOND, govcloudId: '' }),
  },
  {
    token: 'aws:account/alternativeContact:AlternativeContact',
    inputs: ({ account }) => ({
      accountId: account,
      alternateContactType: 'SECURITY',
      emailAddress: 'sec@example.com',
      name: 'sec',
      phoneNumber: '000-000-0000',
      title: 'Security contact',
    }),
    changes: () => ({ emailAddress: 'other@example.com', phoneNumber: '+44 20 7946 0000' }),
    replaces: { accountId: '999999999999', alternateContactType: 'BILLING' },
    id: ({ account }) => `${account}/SECURITY`,
  },
  {
    token: 'aws:ec2/vpc:Vpc',
    inputs: () => ({ cidrBlock: '10.9.0.0/16', tags: { Name: 'v' } }),
    changes: () => ({ enableDnsHostnames: true, tags: { Name: 'w' } }),
    replaces: { cidrBlock: '10.8.0.0/16', region: 'eu-west-2' },
    outputs: () => ({
      enableDnsHostnames: false,
      enableDnsSupport: true,
      ownerId: MANAGEMENT_ID,
      region: 'us-east-1',
      dhcpOptionsId: expect.stringMatching(/^dopt-/),
      mainRouteTableId: expect.stringMatching(/^rtb-/),
      defaultRouteTableId: expect.stringMatching(/^rtb-/),
      defaultNetworkAclId: expect.stringMatching(/^acl-/),
      defaultSecurityGroupId: expect.stringMatching(/^sg-/),
      ipv6CidrBlock: '',
      ipv6NetmaskLength: 0,
    }),
  },
  {
    token: 'aws:ec2/subnet:Subnet',
    inputs: ({ vpc }) => ({ vpcId: vpc, cidrBlock: '10.0.9.0/24', availabilityZone: 'us-east-1a' }),
    changes: () => ({ mapPublicIpOnLaunch: true, tags: { Name: 's' } }),
    replaces: { cidrBlock: '10.0.8.0/24', availabilityZone: 'us-east-1b' },
    outputs: () => ({
      availabilityZoneId: expect.stringMatching(/^use1-az\d$/),
      arn: expect.stringContaining(':subnet/'),
      privateDnsHostnameTypeOnLaunch: 'ip-name',
      enableDns64: false,
      outpostArn: '',
    }),
  },
  {
    token: 'aws:ec2/internetGateway:InternetGateway',
    inputs: ({ vpc }) => ({ vpcId: vpc, tags: { Name: 'i' } }),
    changes: ({ freeVpc }) => ({ vpcId: freeVpc }),
  },
  {
    token: 'aws:ec2/routeTable:RouteTable',
    inputs: ({ vpc }) => ({ vpcId: vpc }),
    changes: () => ({ tags: { Name: 't' } }),
    replaces: { vpcId: 'vpc-0' },
    outputs: () => ({ propagatingVgws: [], routes: [] }),
  },
  {
    token: 'aws:ec2/routeTableAssociation:RouteTableAssociation',
    inputs: ({ subnet, table }) => ({ routeTableId: table, subnetId: subnet }),
    replaces: { routeTableId: 'rtb-0' },
    importId: ({ subnet, table }) => `${subnet}/${table}`,
    outputs: () => ({ gatewayId: '' }),
  },
  {
    token: 'aws:ec2/route:Route',
    inputs: ({ table, gateway }) => ({
      routeTableId: table,
      destinationCidrBlock: '0.0.0.0/0',
      transitGatewayId: gateway,
    }),
    replaces: { destinationCidrBlock: '10.0.0.0/8' },
    importId: ({ table }) => `${table}_0.0.0.0/0`,
    id: ({ table }) => `r-${table}1080289494`,
    outputs: () => ({ state: 'active', origin: 'CreateRoute' }),
  },
  {
    token: 'aws:ec2transitgateway/transitGateway:TransitGateway',
    inputs: () => ({
      amazonSideAsn: 64513,
      defaultRouteTableAssociation: 'disable',
      defaultRouteTablePropagation: 'disable',
    }),
    changes: () => ({ description: 'new', tags: { Name: 'g' } }),
    replaces: { multicastSupport: 'enable' },
  },
  {
    token: 'aws:ec2transitgateway/vpcAttachment:VpcAttachment',
    inputs: ({ gateway, freeVpc, otherSubnet }) => ({
      transitGatewayId: gateway,
      vpcId: freeVpc,
      subnetIds: [otherSubnet],
      transitGatewayDefaultRouteTableAssociation: false,
      transitGatewayDefaultRouteTablePropagation: false,
    }),
    changes: () => ({ tags: { Name: 'a' } }),
    replaces: { vpcId: 'vpc-0' },
  },
  {
    token: 'aws:ram/resourceShare:ResourceShare',
    inputs: () => ({ name: 'dev-app', tags: { a: '1' } }),
    changes: () => ({ name: 'dev-app-2', tags: { b: '2' } }),
    outputs: () => ({ allowExternalPrincipals: false }),
  },
  {
    token: 'aws:ram/resourceAssociation:ResourceAssociation',
    inputs: ({ share, subnetArn }) => ({ resourceShareArn: share, resourceArn: subnetArn }),
    replaces: { resourceArn: 'other' },
    id: ({ share, subnetArn }) => `${share},${subnetArn}`,
  },
  {
    token: 'aws:ram/principalAssociation:PrincipalAssociation',
    inputs: ({ share, account }) => ({ resourceShareArn: share, principal: account }),
    replaces: { principal: 'other' },
    id: ({ share, account }) => `${share},${account}`,
  },
  {
    token: 'aws:iam/policy:Policy',
    inputs: () => ({ name: 'Boundary', path: '/landing-zone/', description: 'd', policy: POLICY }),
    changes: () => ({ policy: OTHER, tags: { a: '1' } }),
    replaces: { description: 'other' },
    outputs: () => ({ policyId: expect.stringMatching(/^ANPA[A-Z2-7]{17}$/), namePrefix: '' }),
    id: () => `arn:aws:iam::${MANAGEMENT_ID}:policy/landing-zone/Boundary`,
  },
  {
    token: 'aws:iam/samlProvider:SamlProvider',
    inputs: () => ({ name: 'corp', samlMetadataDocument: METADATA }),
    changes: () => ({ samlMetadataDocument: METADATA.replace('corp', 'corporation'), tags: { a: '1' } }),
    outputs: () => ({ validUntil: '2126-11-21T00:00:00Z' }),
    id: () => `arn:aws:iam::${MANAGEMENT_ID}:saml-provider/corp`,
  },
  {
    token: 'aws:iam/role:Role',
    inputs: () => ({ name: 'Developer', path: '/landing-zone/', assumeRolePolicy: TRUST, tags: { a: '1' } }),
    changes: () => ({
      description: 'd',
      assumeRolePolicy: TRUST.replace('sts:AssumeRole', 'sts:TagSession'),
      maxSessionDuration: 7200,
      permissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      tags: { b: '2' },
    }),
    replaces: { path: '/' },
    outputs: () => ({
      createDate: SECOND,
      uniqueId: expect.stringMatching(/^AROA[A-Z2-7]{17}$/),
      permissionsBoundary: '',
      inlinePolicies: [],
      managedPolicyArns: [],
    }),
    id: () => 'Developer',
  },
  {
    token: 'aws:iam/rolePolicyAttachment:RolePolicyAttachment',
    inputs: ({ role }) => ({ role, policyArn: READ_ONLY }),
    replaces: { policyArn: SQS },
    importId: ({ role }) => `${role}/${READ_ONLY}`,
    id: ({ role }) => `${role}-${READ_ONLY}`,
  },
  {
    token: 'aws:iam/rolePolicy:RolePolicy',
    inputs: ({ role }) => ({ role, name: 'own', policy: POLICY }),
    changes: () => ({ policy: VERSION_FIRST.replace('GetObject', 'ListBucket') }),
    replaces: { name: 'other' },
    outputs: () => ({ policy: VERSION_FIRST, namePrefix: '' }),
    id: ({ role }) => `${role}:own`,
  },
  {
    token: 'aws:kms/key:Key',
    inputs: () => ({ description: 'd', enableKeyRotation: true, deletionWindowInDays: 7, tags: { a: '1' } }),
    changes: () => ({ description: 'e', enableKeyRotation: false, tags: { b: '2' } }),
    replaces: { region: 'eu-west-2' },
    outputs: () => ({ multiRegion: false, isEnabled: true, rotationPeriodInDays: 365, customKeyStoreId: '' }),
  },
  {
    token: 'aws:kms/alias:Alias',
    inputs: ({ key }) => ({ name: 'alias/landing-zone', targetKeyId: key }),
    changes: ({ otherKey }) => ({ targetKeyId: otherKey }),
    replaces: { name: 'alias/other' },
    id: () => 'alias/landing-zone',
  },
  {
    token: 'aws:backup/vault:Vault',
    inputs: ({ key }) => ({ name: 'landing-zone', kmsKeyArn: `arn:aws:kms:us-east-1:${MANAGEMENT_ID}:key/${key}` }),
    changes: () => ({ tags: { a: '1' } }),
    replaces: { kmsKeyArn: 'other' },
    id: () => 'landing-zone',
  },
  {
    token: 'aws:ssm/parameter:Parameter',
    inputs: () => ({ name: '/landing-zone/x', type: 'String', value: '1', tags: { a: '1' } }),
    changes: () => ({ value: '2', description: 'd', tags: { b: '2' } }),
    replaces: { name: '/other' },
    outputs: () => ({ tier: 'Standard', version: 1, allowedPattern: '', keyId: '' }),
    id: () => '/landing-zone/x',
  },
];
