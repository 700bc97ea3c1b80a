// aws.iam.Policy: a customer managed policy, whose text changes by a new default version.
import { orGone, type AwsAccess } from '../awsAccess';
import { keysInOrder } from '../policyForm';
import { optionalText, text, textMap } from '../properties';
import { global } from '../resourceType';
import { tagChanges, tagList, tagsOf } from '../tags';
import { documentText } from './documentText';

/** IAM User Guide, "Versioning IAM policies". */
const VERSIONS = 5;

export const iamPolicy = global({
  token: 'aws:iam/policy:Policy',
  inputs: {
    name: { required: true, replaces: true },
    path: { default: '/', replaces: true },
    description: { replaces: true },
    policy: { required: true, compare: 'policy', form: keysInOrder },
    tags: {},
  },
  unique: ['name', 'path'],
  blank: { namePrefix: '' },
  async create(aws, inputs) {
    const description = optionalText(inputs, 'description');
    const { Policy } = await aws.call('iam', 'createPolicy', {
      PolicyName: text(inputs, 'name'),
      Path: text(inputs, 'path'),
      PolicyDocument: text(inputs, 'policy'),
      Tags: tagList(textMap(inputs, 'tags')),
      ...(description === undefined ? {} : { Description: description }),
    });
    return Policy?.Arn ?? '';
  },
  async read(aws, PolicyArn) {
    const found = await orGone(aws.call('iam', 'getPolicy', { PolicyArn }), 'NoSuchEntityException');
    const policy = found?.Policy;
    if (policy === undefined) return null;
    const version = { PolicyArn, VersionId: policy.DefaultVersionId };
    const { PolicyVersion } = await aws.call('iam', 'getPolicyVersion', version);
    return {
      id: PolicyArn,
      outputs: {
        arn: PolicyArn,
        policyId: policy.PolicyId,
        name: policy.PolicyName,
        path: policy.Path,
        description: policy.Description ?? '',
        attachmentCount: policy.AttachmentCount,
        policy: documentText(PolicyVersion?.Document),
        tags: tagsOf(policy.Tags),
      },
    };
  },
  async update(aws, PolicyArn, change) {
    const { set, remove } = tagChanges(textMap(change.old, 'tags'), textMap(change.new, 'tags'));
    if (remove.length > 0) await aws.call('iam', 'untagPolicy', { PolicyArn, TagKeys: remove });
    if (Object.keys(set).length > 0) await aws.call('iam', 'tagPolicy', { PolicyArn, Tags: tagList(set) });
    if (!change.changed.has('policy')) return;
    const spare = await otherVersions(aws, PolicyArn);
    if (spare.length >= VERSIONS - 1) await deleteVersion(aws, PolicyArn, spare[0] ?? '');
    const PolicyDocument = text(change.new, 'policy');
    await aws.call('iam', 'createPolicyVersion', { PolicyArn, PolicyDocument, SetAsDefault: true });
  },
  async delete(aws, PolicyArn) {
    for (const version of (await orGone(otherVersions(aws, PolicyArn), 'NoSuchEntityException')) ?? []) {
      await deleteVersion(aws, PolicyArn, version);
    }
    await orGone(aws.call('iam', 'deletePolicy', { PolicyArn }), 'NoSuchEntityException');
  },
});

/** Versions that are not the default one, the oldest first. */
async function otherVersions(aws: AwsAccess, PolicyArn: string): Promise<string[]> {
  const { Versions = [] } = await aws.call('iam', 'listPolicyVersions', { PolicyArn });
  const spare = Versions.filter(({ IsDefaultVersion }) => IsDefaultVersion !== true);
  return spare.map(({ VersionId = '' }) => VersionId).sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
}

async function deleteVersion(aws: AwsAccess, PolicyArn: string, VersionId: string): Promise<void> {
  await aws.call('iam', 'deletePolicyVersion', { PolicyArn, VersionId });
}
