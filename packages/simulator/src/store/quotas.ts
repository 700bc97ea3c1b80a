// The quotas that the simulated AWS enforces: AWS's defaults, but for the two that every landing zone has had raised.

/** How much of what this organization may have; see {@link DEFAULT_QUOTAS} for the sources. */
export interface Quotas {
  readonly accounts: number;
  readonly concurrentAccountCreations: number;
  readonly concurrentAccountClosures: number;
  readonly organizationalUnits: number;
  readonly organizationalUnitDepth: number;
  readonly scps: number;
  readonly scpCharacters: number;
  readonly scpAttachmentsPerTarget: number;
  readonly rolesPerAccount: number;
  readonly managedPoliciesPerAccount: number;
  readonly managedPoliciesPerRole: number;
  readonly managedPolicyCharacters: number;
  readonly rolePolicyCharacters: number;
  readonly trustPolicyCharacters: number;
  readonly samlProvidersPerAccount: number;
  readonly vpcsPerRegion: number;
  readonly subnetsPerVpc: number;
  readonly routeTablesPerVpc: number;
  readonly routesPerRouteTable: number;
  readonly transitGatewaysPerAccount: number;
  readonly attachmentsPerTransitGateway: number;
  readonly participantsPerVpc: number;
  readonly sharedSubnetsPerAccount: number;
  readonly resourceShares: number;
  readonly backupVaults: number;
  readonly parameters: number;
}

/**
 * `accounts` (AWS's default: 10) and `vpcsPerRegion` (5) are those of an organization that has asked for more, since no
 * landing zone of one account per project fits into the defaults; a test of the rule passes smaller ones.
 */
export const DEFAULT_QUOTAS: Quotas = {
  // AWS Organizations User Guide, "Quotas for AWS Organizations"
  accounts: 10_000,
  concurrentAccountCreations: 5,
  concurrentAccountClosures: 3,
  organizationalUnits: 2_000,
  organizationalUnitDepth: 5,
  scps: 10_000,
  scpCharacters: 10_240,
  scpAttachmentsPerTarget: 10,
  // IAM User Guide, "IAM and AWS STS quotas"
  rolesPerAccount: 1_000,
  managedPoliciesPerAccount: 1_500,
  managedPoliciesPerRole: 20,
  managedPolicyCharacters: 6_144,
  rolePolicyCharacters: 10_240,
  trustPolicyCharacters: 2_048,
  samlProvidersPerAccount: 100,
  // Amazon VPC User Guide, "Amazon VPC quotas"
  vpcsPerRegion: 100,
  subnetsPerVpc: 200,
  routeTablesPerVpc: 200,
  routesPerRouteTable: 500,
  participantsPerVpc: 100,
  sharedSubnetsPerAccount: 100,
  // Amazon VPC Transit Gateways, "Quotas for your transit gateways"
  transitGatewaysPerAccount: 5,
  attachmentsPerTransitGateway: 5_000,
  // AWS RAM User Guide, "Service quotas for AWS RAM"
  resourceShares: 25_000,
  // AWS Backup Developer Guide, "AWS Backup quotas"
  backupVaults: 300,
  // AWS General Reference, "AWS Systems Manager endpoints and quotas": standard parameters per account and region
  parameters: 10_000,
};
