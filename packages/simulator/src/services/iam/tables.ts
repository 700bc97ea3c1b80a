// What IAM keeps in each account: roles, customer managed policies, SAML providers. Users and groups are not simulated.
import { type CallContext } from '../../store/callContext';
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface RoleRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly description: string;
  readonly trustPolicy: string;
  /** Seconds. */
  readonly maxSessionDuration: number;
  /** ARN of a managed policy. */
  readonly boundary: string | null;
  /** ARNs of managed policies. */
  readonly attached: readonly string[];
  /** Inline policies, by name. */
  readonly inline: Readonly<Record<string, string>>;
  readonly tags: Tags;
  readonly created: string;
}

export interface PolicyVersionRow {
  readonly id: string;
  readonly document: string;
  readonly created: string;
}

export interface ManagedPolicyRow {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly description: string;
  readonly versions: readonly PolicyVersionRow[];
  readonly defaultVersion: string;
  /** How many versions there ever were: version numbers are not used again. */
  readonly versionsMade: number;
  readonly tags: Tags;
  readonly created: string;
  readonly updated: string;
}

export interface SamlProviderRow {
  readonly name: string;
  readonly arn: string;
  readonly metadata: string;
  readonly created: string;
  readonly tags: Tags;
}

/** By name in lower case, since names differ not by case alone (IAM User Guide, "IAM name requirements"). */
export const roles = defineTable<RoleRow, 'policy' | 'boundary'>('iam/roles', 'account', {
  policy: (row) => row.attached,
  boundary: (row) => (row.boundary === null ? [] : [row.boundary]),
});

/** By ARN. */
export const managedPolicies = defineTable<ManagedPolicyRow, 'name'>('iam/policies', 'account', {
  name: (row) => [row.name.toLowerCase()],
});

/** By ARN. */
export const samlProviders = defineTable<SamlProviderRow>('iam/saml-providers', 'account', {});

export function existingRole(context: CallContext, name: string): RoleRow | undefined {
  const row = context.table(roles).get(name.toLowerCase());
  return row?.name === name ? row : undefined;
}

export function putRole(context: CallContext, row: RoleRow): void {
  context.table(roles).put(row.name.toLowerCase(), row);
}
