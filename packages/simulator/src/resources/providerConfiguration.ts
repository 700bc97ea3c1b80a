// The Pulumi provider `aws`: which identity its inputs stand for.
import { callerOf, type Caller } from '../store/apiCall';
import type { SimulatedAws } from '../store/simulatedAws';
import { AwsAccess } from './awsAccess';
import { type CheckFailure } from './inputSchema';
import { hasUnknown, text, type Properties } from './properties';

interface AssumedRole {
  readonly roleArn?: string;
  readonly sessionName?: string;
}

/** Inputs that the provider's SDK class fills in by itself and that mean nothing here. */
const WITHOUT_EFFECT = [
  'profile',
  'skipCredentialsValidation',
  'skipMetadataApiCheck',
  'skipRegionValidation',
  'skipRequestingAccountId',
  'version',
];

/** What is wrong with the inputs of a provider. */
export function checkProvider(inputs: Properties): CheckFailure[] {
  const known = ['region', 'allowedAccountIds', 'assumeRoles', ...WITHOUT_EFFECT];
  const strange = Object.keys(inputs).filter((name) => !known.includes(name) && !name.startsWith('__'));
  return [
    ...strange.map((property) => ({
      property,
      reason: `the simulated provider does not know the input \`${property}\``,
    })),
    ...(inputs['region'] === undefined ? [{ property: 'region', reason: 'missing region' }] : []),
  ];
}

/**
 * The identity of a provider with these inputs: the management account's, or the role that it assumes from there. Null if
 * that is not known yet. Throws what STS answers if the role cannot be assumed.
 */
export async function providerAccess(aws: SimulatedAws, inputs: Properties): Promise<AwsAccess | null> {
  if (hasUnknown(inputs)) return null;
  const region = text(inputs, 'region');
  let access = new AwsAccess(aws, callerOf(aws.managementAccountId), region);
  for (const role of listOf<AssumedRole>(inputs['assumeRoles'])) {
    access = new AwsAccess(aws, await assumed(access, role), region);
  }
  const allowed = listOf<string>(inputs['allowedAccountIds']);
  if (allowed.length > 0 && !allowed.includes(access.accountId)) {
    throw new Error(`AWS account ID not allowed: ${access.accountId}`);
  }
  return access;
}

async function assumed(access: AwsAccess, { roleArn = '', sessionName = 'pulumi' }: AssumedRole): Promise<Caller> {
  const answer = await access.call('sts', 'assumeRole', { RoleArn: roleArn, RoleSessionName: sessionName });
  const principalArn = answer.AssumedRoleUser?.Arn ?? '';
  return { accountId: principalArn.split(':')[4] ?? '', principalArn };
}

/** Providers get everything but texts as JSON in a text. */
function listOf<T>(value: unknown): T[] {
  if (value === undefined || value === null) return [];
  return (typeof value === 'string' ? JSON.parse(value) : value) as T[];
}
