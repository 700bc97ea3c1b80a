// What AWS Organizations keeps: one organization, its tree, its accounts and its policies.
import { defineTable } from '../../store/table';
import { type Tags } from '../tag';

export interface OrganizationRow {
  readonly id: string;
  readonly rootId: string;
  readonly managementEmail: string;
  /** Policy types enabled on the root. */
  readonly policyTypes: readonly string[];
  /** Service principals with trusted access → since when. */
  readonly serviceAccess: Readonly<Record<string, string>>;
  /** When each closure of the last 30 days was asked for. */
  readonly closures: readonly string[];
}

export interface OrganizationalUnitRow {
  readonly id: string;
  readonly name: string;
  readonly parentId: string;
  readonly tags: Tags;
}

export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** Null once it has left the organization. */
  readonly parentId: string | null;
  readonly joinedMethod: 'INVITED' | 'CREATED';
  readonly joined: string;
  /** When its closure was asked for. */
  readonly closed: string | null;
  readonly tags: Tags;
}

export interface AccountCreationRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly roleName: string;
  readonly tags: Tags;
  readonly requested: string;
  /** How often its status was asked for while it was in progress. */
  readonly observed: number;
  readonly state: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  readonly completed: string | null;
  readonly accountId: string | null;
  readonly failureReason: 'EMAIL_ALREADY_EXISTS' | null;
}

/** A service that an account administers. */
export interface DelegatedAdministratorRow {
  readonly accountId: string;
  readonly servicePrincipal: string;
  readonly enabled: string;
}

export interface PolicyRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: 'SERVICE_CONTROL_POLICY';
  readonly awsManaged: boolean;
  readonly content: string;
  readonly tags: Tags;
}

export interface AttachmentRow {
  readonly policyId: string;
  readonly targetId: string;
}

/** The key of its one row. */
export const THE_ORGANIZATION = 'organization';

export const organizations = defineTable<OrganizationRow>('organizations/organization', 'cloud', {});

export const organizationalUnits = defineTable<OrganizationalUnitRow, 'parent'>('organizations/units', 'cloud', {
  parent: (row) => [row.parentId],
});

/** Every account of the simulated cloud, those that have left the organization included. */
export const accounts = defineTable<AccountRow, 'parent' | 'email'>('organizations/accounts', 'cloud', {
  parent: (row) => (row.parentId === null ? [] : [row.parentId]),
  email: (row) => [row.email.toLowerCase()],
});

export const accountCreations = defineTable<AccountCreationRow, 'state'>('organizations/account-creations', 'cloud', {
  state: (row) => [row.state],
});

export const delegatedAdministrators = defineTable<DelegatedAdministratorRow, 'account'>(
  'organizations/delegated-administrators',
  'cloud',
  { account: (row) => [row.accountId] },
);

export const policies = defineTable<PolicyRow, 'name'>('organizations/policies', 'cloud', {
  name: (row) => [row.name],
});

export const attachments = defineTable<AttachmentRow, 'policy' | 'target'>('organizations/attachments', 'cloud', {
  policy: (row) => [row.policyId],
  target: (row) => [row.targetId],
});
