// What policies a role has: attached ones by ARN, inline ones by name.
import { orGone, type AwsAccess } from '../awsAccess';
import { documentText } from './documentText';

/** The ARNs of the managed policies that are attached to a role; null if there is no such role. */
export async function attachedPolicies(aws: AwsAccess, RoleName: string): Promise<string[] | null> {
  const found: string[] = [];
  for (let Marker: string | undefined; ;) {
    const request = { RoleName, ...(Marker === undefined ? {} : { Marker }) };
    const page = await orGone(aws.call('iam', 'listAttachedRolePolicies', request), 'NoSuchEntityException');
    if (page === null) return null;
    found.push(...(page.AttachedPolicies ?? []).map(({ PolicyArn = '' }) => PolicyArn));
    Marker = page.Marker;
    if (Marker === undefined) return found;
  }
}

/** The names of the inline policies of a role; null if there is no such role. */
export async function inlinePolicies(aws: AwsAccess, RoleName: string): Promise<string[] | null> {
  const found: string[] = [];
  for (let Marker: string | undefined; ;) {
    const request = { RoleName, ...(Marker === undefined ? {} : { Marker }) };
    const page = await orGone(aws.call('iam', 'listRolePolicies', request), 'NoSuchEntityException');
    if (page === null) return null;
    found.push(...(page.PolicyNames ?? []));
    Marker = page.Marker;
    if (Marker === undefined) return found;
  }
}

/** The inline policies of a role with their texts, as the provider reads them with the role: one call for each. */
export async function inlineDocuments(aws: AwsAccess, RoleName: string): Promise<{ name: string; policy: string }[]> {
  const found: { name: string; policy: string }[] = [];
  for (const PolicyName of (await inlinePolicies(aws, RoleName)) ?? []) {
    const answer = await orGone(aws.call('iam', 'getRolePolicy', { RoleName, PolicyName }), 'NoSuchEntityException');
    const policy = documentText(answer?.PolicyDocument);
    if (policy !== undefined) found.push({ name: PolicyName, policy });
  }
  return found;
}
