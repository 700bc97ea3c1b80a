// Policies of the organization, of which service control policies are simulated.
import type {
  CreatePolicyCommandInput,
  CreatePolicyCommandOutput,
  DeletePolicyCommandInput,
  DescribePolicyCommandInput,
  DescribePolicyCommandOutput,
  ListPoliciesCommandInput,
  ListPoliciesCommandOutput,
  Policy,
  PolicySummary,
  UpdatePolicyCommandInput,
  UpdatePolicyCommandOutput,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { parsePolicy } from '../policyDocument';
import { tagsFrom, withTags } from '../tag';
import { organizationArn } from './hierarchy';
import { constraint, invalidInput, invalidToken, notFound, PAGE_SIZE, TAG_REFUSALS } from './refusal';
import { attachments, policies, type PolicyRow } from './tables';

/** The policy that AWS itself attaches to every new target (Organizations User Guide, "Service control policies"). */
export const FULL_ACCESS = 'p-FullAWSAccess';

export const policyOperations = {
  CreatePolicy: changes((context, input: CreatePolicyCommandInput): Answer<CreatePolicyCommandOutput> => {
    const type = required(input.Type, 'Type');
    if (type !== 'SERVICE_CONTROL_POLICY') {
      throw new AwsError('PolicyTypeNotAvailableForOrganizationException', `${type} is not simulated.`);
    }
    const table = context.table(policies);
    const content = checkedContent(context, required(input.Content, 'Content'));
    const name = freeName(context, required(input.Name, 'Name'));
    const tags = withTags({}, tagsFrom(input.Tags), TAG_REFUSALS);
    // FullAWSAccess is AWS's own and does not count. ⚠ inference
    if (table.size - 1 >= context.quotas.scps) {
      throw constraint('POLICY_NUMBER_LIMIT_EXCEEDED', `An organization has at most ${context.quotas.scps} SCPs.`);
    }
    const id = `p-${context.identifiers.alphanumeric(8)}`;
    table.put(id, { id, name, description: input.Description ?? '', type, awsManaged: false, content, tags });
    return { Policy: view(context, existingPolicy(context, id)) };
  }),

  UpdatePolicy: changes((context, input: UpdatePolicyCommandInput): Answer<UpdatePolicyCommandOutput> => {
    const row = ownPolicy(context, input.PolicyId);
    const name = input.Name === undefined || input.Name === row.name ? row.name : freeName(context, input.Name);
    const content = input.Content === undefined ? row.content : checkedContent(context, input.Content);
    context.table(policies).put(row.id, { ...row, name, content, description: input.Description ?? row.description });
    return { Policy: view(context, existingPolicy(context, row.id)) };
  }),

  DeletePolicy: changes((context, input: DeletePolicyCommandInput) => {
    const { id } = ownPolicy(context, input.PolicyId);
    if (context.table(attachments).count('policy', id) > 0) {
      throw new AwsError('PolicyInUseException', `${id} is attached to one or more entities. Detach it first.`);
    }
    context.table(policies).delete(id);
    return {};
  }),

  DescribePolicy: reads((context, input: DescribePolicyCommandInput): Answer<DescribePolicyCommandOutput> => ({
    Policy: view(context, existingPolicy(context, input.PolicyId)),
  })),

  ListPolicies: reads((context, input: ListPoliciesCommandInput): Answer<ListPoliciesCommandOutput> => {
    const all = context
      .table(policies)
      .all()
      .filter(({ type }) => type === required(input.Filter, 'Filter'));
    const { items, next } = page('policies', all, input.NextToken, input.MaxResults ?? PAGE_SIZE, invalidToken);
    return { Policies: items.map((row) => policySummary(context, row)), NextToken: next };
  }),
};

export function existingPolicy(context: CallContext, id: string | undefined): PolicyRow {
  const row = context.table(policies).get(required(id, 'PolicyId'));
  if (row === undefined) throw notFound('Policy', String(id));
  return row;
}

export function policySummary(context: CallContext, row: PolicyRow): PolicySummary {
  // The ARN of AWS's own policies names no account (Service Authorization Reference, "AWS Organizations").
  const arn = row.awsManaged
    ? `arn:aws:organizations::aws:policy/service_control_policy/${row.id}`
    : organizationArn(context, 'policy', `service_control_policy/${row.id}`);
  return {
    Id: row.id,
    Arn: arn,
    Name: row.name,
    Description: row.description,
    Type: row.type,
    AwsManaged: row.awsManaged,
  };
}

/** A policy that can be changed: AWS's own cannot (Organizations API Reference, IMMUTABLE_POLICY). */
function ownPolicy(context: CallContext, id: string | undefined): PolicyRow {
  const row = existingPolicy(context, id);
  if (row.awsManaged) throw invalidInput('IMMUTABLE_POLICY', 'You specified a policy that is managed by AWS.');
  return row;
}

/** Sizes count every character, white space too (Organizations User Guide, "Quotas for AWS Organizations"). */
function checkedContent(context: CallContext, content: string): string {
  const most = context.quotas.scpCharacters;
  if (content.length > most) {
    throw constraint(
      'POLICY_CONTENT_LIMIT_EXCEEDED',
      `An SCP has at most ${most} characters, this one has ${content.length}.`,
    );
  }
  const refuse = (reason: string): AwsError =>
    new AwsError('MalformedPolicyDocumentException', `The provided policy document is not valid: ${reason}.`);
  parsePolicy(content, 'scp', refuse);
  return content;
}

function freeName(context: CallContext, name: string): string {
  if (name.length > 128) throw invalidInput('MAX_LENGTH_EXCEEDED', 'The name of a policy has at most 128 characters.');
  if (context.table(policies).count('name', name) > 0) {
    throw new AwsError('DuplicatePolicyException', `A policy with the name ${name} already exists.`);
  }
  return name;
}

function view(context: CallContext, row: PolicyRow): Policy {
  return { PolicySummary: policySummary(context, row), Content: row.content };
}
