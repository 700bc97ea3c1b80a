// aws.organizations.getOrganization, as far as it is used: the organization and its root, without the list of accounts.
import { type AwsAccess } from '../awsAccess';
import { type Properties } from '../properties';

export async function getOrganization(aws: AwsAccess): Promise<Properties> {
  const { Organization = {} } = await aws.call('organizations', 'describeOrganization', {});
  const { Roots = [] } = await aws.call('organizations', 'listRoots', {});
  const { Id, Arn, FeatureSet, MasterAccountArn, MasterAccountEmail, MasterAccountId } = Organization;
  return {
    id: Id,
    arn: Arn,
    featureSet: FeatureSet,
    masterAccountArn: MasterAccountArn,
    masterAccountEmail: MasterAccountEmail,
    masterAccountId: MasterAccountId,
    roots: Roots.map(({ Id: id, Arn: arn, Name: name, PolicyTypes = [] }) => ({
      id,
      arn,
      name,
      policyTypes: PolicyTypes.map(({ Status: status, Type: type }) => ({ status, type })),
    })),
  };
}
