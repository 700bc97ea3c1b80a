// The roles of people: standard and further ones, assumed through the identity provider by members of an AD group.
import type { Account, Estate, RoleSettings } from '@microaccounts/config';
import {
  AUDIT_ROLE,
  join,
  LANDING_ZONE_PATH,
  MANAGED_BY,
  policyDocument,
  reference,
  type Join,
  type PolicyDocument,
  type Role,
  type SamlProvider,
  type Statement,
} from '@microaccounts/resources';
import { boundaryReference } from './permissionBoundary';
import { samlProvider } from './samlProvider';
import { furtherRole, standardRoles } from './standardRoles';

/** Where people are sent with their assertion (IAM User Guide, "Configure SAML assertions for the authentication response"). */
const SIGN_IN = 'https://signin.aws.amazon.com/saml';

/**
 * The roles of people in an account, sorted by name: the standard ones, those of `baseline.roles` and those of the
 * account. Without federation there are none: a role that nobody can assume is of no use, and trusting anybody else
 * would be a guess.
 */
export function federatedRoles(estate: Estate, account: Account): Role[] {
  const names = [...standardRoles.keys(), ...Object.keys(estate.baseline.roles), ...Object.keys(account.roles)];
  return federatedRolesNamed(estate, account, names);
}

/** Those of {@link federatedRoles} that have one of these names. */
export function federatedRolesNamed(estate: Estate, account: Account, names: readonly string[]): Role[] {
  const provider = samlProvider(estate, account);
  if (provider === null) return [];
  const trust = trustOf(provider);
  return [...new Set(names)]
    .filter((name) => name !== AUDIT_ROLE)
    .sort()
    .map((name) => federatedRole(estate, account, trust, name));
}

function federatedRole(estate: Estate, account: Account, trustPolicy: PolicyDocument, name: string): Role {
  const role = standardRoles.get(name) ?? furtherRole(name);
  const settings = settingsOf(estate, account, name);
  const added: { [policy: string]: PolicyDocument } =
    settings.statements.length === 0 ? {} : { Estate: policyDocument(settings.statements as readonly Statement[]) };
  return {
    kind: 'role',
    address: `account/${account.key}/role/${name}`,
    account: account.key,
    region: null,
    stack: `baseline.${account.key}`,
    properties: {
      name,
      path: LANDING_ZONE_PATH,
      description: role.description,
      trustPolicy,
      permissionsBoundary: boundaryReference(account),
      managedPolicies: [...new Set([...role.managedPolicies, ...settings.policies])].sort(),
      inlinePolicies: { ...role.inlinePolicies(account), ...added },
      maxSessionDuration: role.maxSessionDuration,
      tags: { ...MANAGED_BY, 'ad-group': group(settings.group ?? estate.baseline.group, account, name) },
    },
  };
}

/** What `baseline.roles` and the account say of a role, together: the account's group counts, lists are joined. */
function settingsOf(estate: Estate, account: Account, name: string): RoleSettings {
  const said = [estate.baseline.roles, account.roles].flatMap((roles) =>
    Object.hasOwn(roles, name) ? (roles[name] ?? []) : [],
  );
  return {
    group: said.reduce<string | null>((group, settings) => settings.group ?? group, null),
    policies: said.flatMap(({ policies }) => policies),
    statements: said.flatMap(({ statements }) => statements),
  };
}

/** (IAM User Guide, "Create a role for SAML 2.0 federation"; session tags carry who the person is.) */
function trustOf(provider: SamlProvider): PolicyDocument {
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { Federated: reference(provider.address, 'arn') },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'SAML:aud': SIGN_IN } },
    },
  ]);
}

/** The name of an AD group: `template` with `{accountId}`, `{accountKey}` and `{role}` replaced. */
function group(template: string, account: Account, role: string): Join | string {
  const parts = template.split(/(\{accountId\}|\{accountKey\}|\{role\})/);
  return join(
    ...parts.map((part) => {
      if (part === '{accountId}') return reference(`account/${account.key}`);
      if (part === '{accountKey}') return account.key;
      return part === '{role}' ? role : part;
    }),
  );
}
