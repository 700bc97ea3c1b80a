// The properties of every kind of resource, in normal form: the contract between plan, deploy, observe and simulator.
import type { PolicyDocument } from './policyDocument';
import type { Join, Reference } from './reference';
import type { Resource } from './resource';

type Text = string | Reference | Join;
/** Tags as AWS returns them, without those that begin with `aws:`. */
export type Tags = { readonly [key: string]: Text };

export type OrganizationalUnit = Resource<'organizational-unit', { name: string; parent: Reference }>;
/** `content` is the document itself; its canonical text is what is sent. */
export type ServiceControlPolicy = Resource<'scp', { name: string; description: string; content: PolicyDocument }>;
/** `target`: the root, an organizational unit or an account. AWS's own `FullAWSAccess` is not listed. */
export type ScpAttachment = Resource<'scp-attachment', { policy: Reference; target: Reference }>;
export type Account = Resource<'account', { name: string; email: string; parent: Reference; tags: Tags }>;
/** Whom AWS writes to beside the root user. `type`: `BILLING`, `OPERATIONS` or `SECURITY`; an account has one of each at most. */
export type AlternateContact = Resource<
  'alternate-contact',
  { type: string; name: string; title: string; email: string; phone: string }
>;
/** A type of policy that the root knows; `status` is `ENABLED`, `PENDING_ENABLE` or `PENDING_DISABLE`. */
export type PolicyType = Resource<'policy-type', { root: Reference; type: string; status: string }>;
/** A service of AWS that may work in all accounts of the organization. */
export type TrustedService = Resource<'trusted-service', { servicePrincipal: string }>;
/** An account that administers a service for the whole organization. */
export type DelegatedAdministrator = Resource<
  'delegated-administrator',
  { account: Reference; servicePrincipal: string }
>;

export type Vpc = Resource<
  'vpc',
  { name: string; cidr: string; dnsHostnames: boolean; dnsSupport: boolean; tags: Tags }
>;
/** Named `<vpc>-<tier>-<zone index from 1>`, in its `Name` tag. */
export type Subnet = Resource<
  'subnet',
  { vpc: Reference; cidr: string; availabilityZoneId: string; mapPublicIp: boolean; tags: Tags }
>;
export type InternetGateway = Resource<'internet-gateway', { vpc: Reference; tags: Tags }>;
/** `routes`: without the VPC's local one, sorted by destination. `subnets`: those associated, sorted. */
export type RouteTable = Resource<
  'route-table',
  {
    vpc: Reference;
    subnets: readonly Reference[];
    routes: readonly { readonly destination: string; readonly target: Reference | string }[];
    tags: Tags;
  }
>;
export type TransitGateway = Resource<
  'transit-gateway',
  {
    asn: number;
    description: string;
    autoAcceptSharedAttachments: boolean;
    defaultRouteTableAssociation: boolean;
    defaultRouteTablePropagation: boolean;
    tags: Tags;
  }
>;
/** `subnets`: one per availability zone, sorted by address. */
export type TransitGatewayAttachment = Resource<
  'transit-gateway-attachment',
  { transitGateway: Reference; vpc: Reference; subnets: readonly Reference[]; tags: Tags }
>;
export type ResourceShare = Resource<'resource-share', { name: string; allowExternalPrincipals: boolean; tags: Tags }>;
/** What a share shares: `resource` is the `arn` of a subnet. */
export type ResourceAssociation = Resource<'resource-association', { share: Reference; resource: Reference }>;
/** With whom: `principal` is the id of an account. */
export type PrincipalAssociation = Resource<
  'principal-association',
  { share: Reference; principal: Reference | string }
>;

/** A customer managed policy. */
export type IamPolicy = Resource<
  'iam-policy',
  { name: string; path: string; description: string; document: PolicyDocument }
>;
export type SamlProvider = Resource<'saml-provider', { name: string; metadata: string }>;
/** `managedPolicies`: ARNs of AWS, or references to own ones, sorted. `maxSessionDuration` in seconds. */
export type Role = Resource<
  'role',
  {
    name: string;
    path: string;
    description: string;
    trustPolicy: PolicyDocument;
    permissionsBoundary: Text | null;
    managedPolicies: readonly Text[];
    inlinePolicies: { readonly [name: string]: PolicyDocument };
    maxSessionDuration: number;
    tags: Tags;
  }
>;
export type Key = Resource<
  'key',
  { alias: string; description: string; rotation: boolean; policy: PolicyDocument; tags: Tags }
>;
export type BackupVault = Resource<'backup-vault', { name: string; key: Reference; tags: Tags }>;
/** `value` of a `StringList` is its elements joined by commas. */
export type Parameter = Resource<
  'parameter',
  { name: string; type: 'String' | 'StringList'; value: Text; description: string; tags: Tags }
>;

export type LandingZoneResource =
  | OrganizationalUnit
  | ServiceControlPolicy
  | ScpAttachment
  | Account
  | AlternateContact
  | PolicyType
  | TrustedService
  | DelegatedAdministrator
  | Vpc
  | Subnet
  | InternetGateway
  | RouteTable
  | TransitGateway
  | TransitGatewayAttachment
  | ResourceShare
  | ResourceAssociation
  | PrincipalAssociation
  | IamPolicy
  | SamlProvider
  | Role
  | Key
  | BackupVault
  | Parameter;

export type Kind = LandingZoneResource['kind'];
/** The resource of a kind, e.g. `OfKind<'role'>`. */
export type OfKind<K extends Kind> = Extract<LandingZoneResource, { kind: K }>;
