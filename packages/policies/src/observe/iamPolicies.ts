// Reads customer managed policies.
import { GetPolicyCommand, type IAMClient, type ManagedPolicyDetail } from '@aws-sdk/client-iam';
import { answered } from '@microaccounts/resources/observe';
import { decodedPolicy, type Found } from './document';

/** Policies: their documents from the details, all else from GetPolicy, which alone tells descriptions (IAM API Reference, "Policy"). */
export async function readIamPolicies(client: IAMClient, details: readonly ManagedPolicyDetail[]): Promise<Found[]> {
  const found: Found[] = [];
  for (const detail of details) {
    const arn = answered(detail.Arn, 'Policy.Arn');
    const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn: arn }));
    const current = detail.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion === true);
    found.push({
      kind: 'iam-policy',
      ids: { id: arn, arn },
      properties: {
        name: answered(Policy?.PolicyName, 'PolicyName'),
        path: answered(Policy?.Path, 'Path'),
        description: Policy?.Description ?? '',
        document: decodedPolicy(current?.Document, 'PolicyVersion.Document'),
      },
    });
  }
  return found;
}
