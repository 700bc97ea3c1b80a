// The organization itself: its description and its root.
import type {
  DescribeOrganizationCommandInput,
  DescribeOrganizationCommandOutput,
  ListRootsCommandInput,
  ListRootsCommandOutput,
  PolicyType,
  Root,
} from '@aws-sdk/client-organizations';
import { type CallContext } from '../../store/callContext';
import { type Answer, reads } from '../../store/operation';
import { organizationArn, organizationOf } from './hierarchy';

export const organizationOperations = {
  DescribeOrganization: reads(
    (context, _input: DescribeOrganizationCommandInput): Answer<DescribeOrganizationCommandOutput> => {
      const { id, managementEmail } = organizationOf(context);
      return {
        Organization: {
          Id: id,
          Arn: organizationArn(context, 'organization'),
          FeatureSet: 'ALL',
          MasterAccountId: context.managementAccountId,
          MasterAccountArn: organizationArn(context, 'account', context.managementAccountId),
          MasterAccountEmail: managementEmail,
        },
      };
    },
  ),

  ListRoots: reads((context, _input: ListRootsCommandInput): Answer<ListRootsCommandOutput> => ({
    Roots: [rootOf(context)],
  })),
};

/** With the policy types that are enabled. */
export function rootOf(context: CallContext): Root {
  const { rootId, policyTypes } = organizationOf(context);
  return {
    Id: rootId,
    Arn: organizationArn(context, 'root', rootId),
    Name: 'Root',
    PolicyTypes: policyTypes.map((type) => ({ Type: type as PolicyType, Status: 'ENABLED' })),
  };
}
