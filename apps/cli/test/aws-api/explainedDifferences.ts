// The differences between the real provider and the simulated one that stay, each with the reason.
// The real one is terraform-provider-aws 5.100.0, before moto 5.2.5; ours serves the types of @pulumi/aws 7.

/** A difference that is known, after the create as after a refresh. */
export interface Explained {
  readonly type: string;
  readonly property: string;
  readonly because: string;
}

/** Names of zones are each account's own (AWS RAM User Guide, "Availability Zone IDs for your AWS resources"). */
const ZONE_NAMES =
  'AWS gives each account other names for the same zones, and so do we; moto gives all accounts the same names, and the ids agree';

export const EXPLAINED: readonly Explained[] = [
  { type: 'aws:ec2/subnet:Subnet', property: 'availabilityZone', because: ZONE_NAMES },
  { type: 'aws:ec2/subnet:Subnet', property: 'inputs.availabilityZone', because: ZONE_NAMES },
  {
    type: 'aws:ec2/vpc:Vpc',
    property: 'dhcpOptionsId',
    because:
      "AWS associates a new VPC with the region's default DHCP option set, dopt-…; moto makes none and answers `default`, AWS's word for no option set",
  },
  {
    type: 'aws:iam/policy:Policy',
    property: 'policyId',
    because: 'AWS begins the unique id of a managed policy with ANPA, and so do we; moto begins it with A alone',
  },
  {
    type: 'aws:kms/key:Key',
    property: 'rotationPeriodInDays',
    because: 'AWS tells a period of 365 days once rotation is enabled, and so do we; moto tells none, which reads as 0',
  },
  {
    type: 'aws:organizations/account:Account',
    property: 'state',
    because: 'version 7 of @pulumi/aws has this output and we have it too; provider 5.100.0 knows `status` alone',
  },
];
