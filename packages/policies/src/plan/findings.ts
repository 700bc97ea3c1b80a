// What AWS would refuse of the planned boundaries and roles, and which roles are not made.
import type { Account, Estate, Finding, Place } from '@microaccounts/config';
import { federatedRoles, federatedRolesNamed } from './federatedRole';
import { permissionBoundary } from './permissionBoundary';
import { policySize, roleSize, type RoleSize } from './policySize';

/**
 * Findings about the boundaries and roles of an estate (IAM User Guide, "IAM and AWS STS quotas").
 *
 * Sizes differ between accounts only by what an account itself says of its roles, since every account id has twelve
 * digits. So what all accounts have is measured once, and of each account only the roles that it describes, once for all
 * accounts that say the same.
 */
export function policyFindings(estate: Estate): Finding[] {
  const active = estate.accounts.filter(({ state }) => state === 'active');
  const [any] = active;
  if (any === undefined) return unfederated(estate);
  return [
    ...unfederated(estate),
    ...boundaryFindings(estate, any),
    ...federatedRoles(estate, { ...any, roles: {} }).flatMap((role) => {
      const { name } = role.properties;
      return roleFindings(estate, `\`${name}\``, roleSize(role), { landingZone: ['baseline', 'roles', name] });
    }),
    ...accountRoleFindings(estate, active),
  ];
}

function accountRoleFindings(estate: Estate, accounts: readonly Account[]): Finding[] {
  const sizes = new Map<string, RoleSize>();
  const sizeOf = (account: Account, name: string): RoleSize | undefined => {
    const said = JSON.stringify([name, account.roles[name]?.policies, account.roles[name]?.statements]);
    const known = sizes.get(said);
    if (known !== undefined) return known;
    const [role] = federatedRolesNamed(estate, account, [name]);
    if (role !== undefined) sizes.set(said, roleSize(role));
    return sizes.get(said);
  };
  return accounts.flatMap((account) =>
    Object.keys(account.roles).flatMap((name) => {
      const size = sizeOf(account, name);
      const place = { account: account.key, path: ['roles', name] };
      return size === undefined ? [] : roleFindings(estate, `\`${name}\` of \`${account.key}\``, size, place);
    }),
  );
}

function boundaryFindings(estate: Estate, account: Account): Finding[] {
  const size = policySize(permissionBoundary(estate, account).properties.document);
  if (size <= estate.limits.managedPolicyCharacters) return [];
  return [
    {
      code: 'iam/boundary-too-long',
      severity: 'error',
      place: { landingZone: ['exemptPrincipals'] },
      message: `the permission boundary has ${size} characters, and a managed policy may have ${estate.limits.managedPolicyCharacters}`,
      help: 'it protects the exempt roles: name fewer, with wildcards where they are alike',
    },
  ];
}

function roleFindings({ limits }: Estate, role: string, size: RoleSize, place: Place): Finding[] {
  const over = (code: string, what: string, is: number, limit: number, help: string): Finding[] =>
    is <= limit
      ? []
      : [
          {
            code,
            severity: 'error',
            place,
            message: `the role ${role} has ${is} ${what}, and a role may have ${limit}`,
            help,
          },
        ];
  return [
    ...over(
      'iam/trust-policy-too-long',
      'characters of trust policy',
      size.trustPolicy,
      limits.trustPolicyCharacters,
      'give the identity provider a shorter name, or have AWS raise the quota and state it in `limits`',
    ),
    ...over(
      'iam/role-policies-too-long',
      'characters of inline policies',
      size.inlinePolicies,
      limits.rolePolicyCharacters,
      'shorten its `statements`, or name a managed policy instead',
    ),
    ...over(
      'iam/too-many-managed-policies',
      'managed policies',
      size.managedPolicies,
      limits.managedPoliciesPerRole,
      'name fewer `policies`: those of the estate and of the account are joined',
    ),
  ];
}

/** Roles that the estate describes and that nobody could assume. */
function unfederated(estate: Estate): Finding[] {
  const { federation, roles } = estate.baseline;
  if (federation !== null) return [];
  const described: { readonly name: string; readonly place: Place }[] = [
    ...Object.keys(roles).map((name) => ({ name, place: { landingZone: ['baseline', 'roles', name] } })),
    ...estate.accounts.flatMap((account) =>
      Object.keys(account.roles).map((name) => ({ name, place: { account: account.key, path: ['roles', name] } })),
    ),
  ];
  return described.map(({ name, place }) => ({
    code: 'iam/no-federation',
    severity: 'warning',
    place,
    message: `the role \`${name}\` is not made, since nobody could assume it`,
    help: 'name an identity provider in `baseline.federation`',
  }));
}
