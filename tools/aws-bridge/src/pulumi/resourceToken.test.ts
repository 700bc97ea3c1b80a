import { parseToken, terraformType, tokenIn } from './resourceToken';

test.each([
  ['aws:iam/role:Role', 'aws_iam_role'],
  ['aws:iam/samlProvider:SamlProvider', 'aws_iam_saml_provider'],
  ['aws:iam/rolePoliciesExclusive:RolePoliciesExclusive', 'aws_iam_role_policies_exclusive'],
  ['aws:ec2/vpc:Vpc', 'aws_vpc'],
  ['aws:ec2/routeTableAssociation:RouteTableAssociation', 'aws_route_table_association'],
  ['aws:ec2transitgateway/vpcAttachment:VpcAttachment', 'aws_ec2_transit_gateway_vpc_attachment'],
  ['aws:organizations/policyAttachment:PolicyAttachment', 'aws_organizations_policy_attachment'],
  ['aws:backup/vault:Vault', 'aws_backup_vault'],
  ['aws:cloudtrail/trail:Trail', 'aws_cloudtrail'],
  ['aws:index/getAvailabilityZones:getAvailabilityZones', 'aws_availability_zones'],
])('%s is %s', (token, type) => {
  expect(terraformType(token, (candidate) => candidate === type)).toBe(type);
});

test('a type of another meaning is not taken', () => {
  expect(terraformType('aws:organizations/tag:Tag', (candidate) => candidate === 'aws_ec2_tag')).toBeUndefined();
});

test('a token of another package is none of ours', () => {
  expect(parseToken('pulumi:providers:aws')).toBeUndefined();
});

test('the token in a URN is that of the resource, not of its parents', () => {
  const urn = 'urn:pulumi:network::landing-zone::awsx:ec2:Vpc$aws:ec2/vpc:Vpc::dev';
  expect(tokenIn(urn)).toBe('aws:ec2/vpc:Vpc');
});
