// Reads service control policies and what they are attached to.
import {
  DescribePolicyCommand,
  paginateListPolicies,
  paginateListTargetsForPolicy,
  type OrganizationsClient,
  type PolicySummary,
} from '@aws-sdk/client-organizations';
import { normalPolicy, type ObservedResource, type Value } from '@microaccounts/resources';
import { answered, inParallel } from '@microaccounts/resources/observe';

/**
 * Asked at once of each sort: DescribePolicy is answered twice a second, ListTargetsForPolicy five times (AWS Organizations User
 * Guide, "Quotas for AWS Organizations").
 */
const AT_ONCE = { texts: 2, targets: 5 };

/**
 * The organization's own policies and their attachments: one sweep over the targets of each policy, since a look at each
 * target would cost a call per account. Texts are read beside the sweeps, as AWS keeps a rate for each; a policy that is named
 * by the hash of its text is read, too, since whoever edits it leaves its name. AWS's own policies, such as `FullAWSAccess`, are left
 * out with theirs. The `id` of an attachment is `<target>:<policy>`.
 */
export async function readScps(client: OrganizationsClient, managementAccountId: string): Promise<ObservedResource[]> {
  const summaries: PolicySummary[] = [];
  for await (const page of paginateListPolicies({ client }, { Filter: 'SERVICE_CONTROL_POLICY' }))
    summaries.push(...(page.Policies ?? []));
  const own = summaries.filter(({ AwsManaged }) => AwsManaged !== true).map(({ Id }) => answered(Id, 'Policy.Id'));
  const [policies, attachments] = await Promise.all([
    inParallel(AT_ONCE.texts, own, (id) => readScp(client, managementAccountId, id)),
    inParallel(AT_ONCE.targets, own, (id) => readAttachments(client, managementAccountId, id)),
  ]);
  return [...policies, ...attachments.flat()];
}

async function readScp(client: OrganizationsClient, accountId: string, id: string): Promise<ObservedResource> {
  const { Policy } = await client.send(new DescribePolicyCommand({ PolicyId: id }));
  const { Name, Description, Arn } = Policy?.PolicySummary ?? {};
  return {
    kind: 'scp',
    accountId,
    region: null,
    ids: { id, arn: answered(Arn, 'Policy.Arn') },
    properties: {
      name: answered(Name, 'Policy.Name'),
      description: Description ?? '',
      content: normalPolicy(JSON.parse(answered(Policy?.Content, 'Policy.Content')) as Value),
    },
  };
}

async function readAttachments(
  client: OrganizationsClient,
  accountId: string,
  policy: string,
): Promise<ObservedResource[]> {
  const attachments: ObservedResource[] = [];
  for await (const page of paginateListTargetsForPolicy({ client }, { PolicyId: policy })) {
    for (const { TargetId } of page.Targets ?? []) {
      const target = answered(TargetId, 'TargetId');
      const ids = { id: `${target}:${policy}` };
      attachments.push({ kind: 'scp-attachment', accountId, region: null, ids, properties: { policy, target } });
    }
  }
  return attachments;
}
