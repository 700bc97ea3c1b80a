// Everything that the simulated provider `aws` serves, by its token.
import { alternativeContact } from './account/alternativeContact';
import { type AwsAccess } from './awsAccess';
import { vault } from './backup/vault';
import { getAvailabilityZones } from './ec2/getAvailabilityZones';
import { internetGateway } from './ec2/internetGateway';
import { route } from './ec2/route';
import { routeTable } from './ec2/routeTable';
import { routeTableAssociation } from './ec2/routeTableAssociation';
import { subnet } from './ec2/subnet';
import { vpc } from './ec2/vpc';
import { iamPolicy } from './iam/policy';
import { role } from './iam/role';
import { rolePoliciesExclusive } from './iam/rolePoliciesExclusive';
import { rolePolicy } from './iam/rolePolicy';
import { rolePolicyAttachment } from './iam/rolePolicyAttachment';
import { rolePolicyAttachmentsExclusive } from './iam/rolePolicyAttachmentsExclusive';
import { samlProvider } from './iam/samlProvider';
import { alias } from './kms/alias';
import { key } from './kms/key';
import { account } from './organizations/account';
import { getOrganization } from './organizations/getOrganization';
import { organizationalUnit } from './organizations/organizationalUnit';
import { policy } from './organizations/policy';
import { policyAttachment } from './organizations/policyAttachment';
import { type Properties } from './properties';
import { principalAssociation } from './ram/principalAssociation';
import { resourceAssociation } from './ram/resourceAssociation';
import { resourceShare } from './ram/resourceShare';
import { type ResourceType } from './resourceType';
import { parameter } from './ssm/parameter';
import { transitGateway } from './transitGateway/transitGateway';
import { vpcAttachment } from './transitGateway/vpcAttachment';

type Invoke = (aws: AwsAccess, args: Properties) => Promise<Properties>;

const TYPES: ReadonlyMap<string, ResourceType> = new Map(
  [
    account,
    alias,
    alternativeContact,
    iamPolicy,
    internetGateway,
    key,
    organizationalUnit,
    parameter,
    policy,
    policyAttachment,
    principalAssociation,
    resourceAssociation,
    resourceShare,
    role,
    rolePoliciesExclusive,
    rolePolicy,
    rolePolicyAttachment,
    rolePolicyAttachmentsExclusive,
    route,
    routeTable,
    routeTableAssociation,
    samlProvider,
    subnet,
    transitGateway,
    vault,
    vpc,
    vpcAttachment,
  ].map((type) => [type.token, type]),
);

const INVOKES: ReadonlyMap<string, Invoke> = new Map([
  ['aws:index/getAvailabilityZones:getAvailabilityZones', getAvailabilityZones],
  ['aws:organizations/getOrganization:getOrganization', getOrganization],
]);

/** The type with this token. @throws RangeError if it is not simulated. */
export function resourceTypeOf(token: string): ResourceType {
  const type = TYPES.get(token);
  if (type === undefined) throw new RangeError(`the simulated provider does not serve the resource type \`${token}\``);
  return type;
}

/** The function with this token. @throws RangeError if it is not simulated. */
export function invokeOf(token: string): Invoke {
  const invoke = INVOKES.get(token);
  if (invoke === undefined) throw new RangeError(`the simulated provider does not serve the function \`${token}\``);
  return invoke;
}

/** Of each resource type, by its token, the inputs whose change replaces it. */
export function replacingInputs(): Map<string, string[]> {
  return new Map(
    [...TYPES].map(([token, { inputs }]) => [
      token,
      Object.entries(inputs).flatMap(([name, { replaces }]) => (replaces === true ? [name] : [])),
    ]),
  );
}
