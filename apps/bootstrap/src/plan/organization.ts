// The organization: made, or taken over as it is, and what the landing zone needs turned on in it.
import { POLICY_TYPES, TRUSTED_SERVICES } from '@microaccounts/account-factory';
import type { Problem } from './problem';
import type { Settings } from './settings';

/** Address of the organization in references. */
export const ORGANIZATION = 'organization';

/** What AWS says of the organization that exists. */
export interface ExistingOrganization {
  readonly id: string;
  readonly managementAccountId: string;
  readonly featureSet: string;
  readonly trustedServices: readonly string[];
  readonly policyTypes: readonly string[];
}

export interface OrganizationSpec {
  /** The id of the organization to import; null where it is made, or in the state already. */
  readonly importId: string | null;
  readonly trustedServices: readonly string[];
  readonly policyTypes: readonly string[];
  /** Whether what is turned on stays as it is once the organization is in the state. */
  readonly frozen: boolean;
}

/**
 * The organization as it is to be. What is turned on in it already stays on, whoever did it: a service whose access is
 * turned off stops working for the whole organization (Organizations User Guide, "Using AWS Organizations with other services").
 */
export function organizationSpec(settings: Settings, existing: ExistingOrganization | null): OrganizationSpec {
  const { organization, organizationId } = settings;
  const needed = { trustedServices: Object.keys(TRUSTED_SERVICES), policyTypes: POLICY_TYPES };
  return {
    importId: organization === 'import' ? organizationId : null,
    trustedServices: union(needed.trustedServices, existing?.trustedServices ?? []),
    policyTypes: union(needed.policyTypes, existing?.policyTypes ?? []),
    frozen: organization !== 'manage',
  };
}

/** Why the organization that exists cannot be taken over; null if it can. */
export function obstacle(settings: Settings, existing: ExistingOrganization): Problem | null {
  const problem = (key: keyof Settings, message: string, help: string): Problem => ({ key, message, help });
  if (existing.managementAccountId !== settings.managementAccountId) {
    const is = `the management account of the organization is ${existing.managementAccountId}, not ${settings.managementAccountId}`;
    return problem(
      'managementAccountId',
      is,
      'use credentials of the management account, or mend `managementAccountId`',
    );
  }
  if (existing.id !== settings.organizationId) {
    const is = `the organization is \`${existing.id}\`, not \`${settings.organizationId ?? ''}\``;
    return problem('organizationId', is, `pulumi config set bootstrap:organizationId ${existing.id}`);
  }
  if (existing.featureSet !== 'ALL') {
    const help =
      'enable all features first (Organizations User Guide, "Enabling all features"): every account has to agree';
    return problem(
      'organization',
      `the organization has the feature set \`${existing.featureSet}\`, not \`ALL\``,
      help,
    );
  }
  return null;
}

/** What is still to be turned on by a second run, as one line; null if nothing is. */
export function stillToDo(settings: Settings, existing: ExistingOrganization | null): string | null {
  if (settings.organization !== 'import' || existing === null) return null;
  const missing = [
    ...Object.keys(TRUSTED_SERVICES).filter((service) => !existing.trustedServices.includes(service)),
    ...POLICY_TYPES.filter((type) => !existing.policyTypes.includes(type)),
  ];
  const what = missing.length === 0 ? '' : `; that turns on ${missing.join(', ')}`;
  return `the organization is imported as it is: now \`pulumi config set bootstrap:organization manage\` and \`pulumi up\`${what}`;
}

function union(needed: readonly string[], existing: readonly string[]): string[] {
  return [...new Set([...needed, ...existing])].sort();
}
