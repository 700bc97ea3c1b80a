// Rules about who may do what: trust, key, resource and identity policies, and keys that live for ever.
import { LANDING_ZONE_PATH, PERMISSION_BOUNDARY } from '@microaccounts/resources';
import { requires } from './conditions';
import { policyTexts, type PolicyStatement, type PolicyText } from './policyText';
import type { Registered } from './registered';
import { broken, KEPT, ofTypes, undecided, worst, type Rule, type Verdict } from './rule';

const ORGANIZATION_POLICY = 'aws:organizations/policy:Policy';

const policyDocumentsAreJson: Rule = {
  name: 'policy-documents-are-json',
  meaning: 'A policy document is valid JSON.',
  source: 'IAM User Guide, "Grammar of the IAM JSON policy language"',
  help: 'let `Deployment.document` write the document: it makes canonical JSON of a plan',
  about: isAws,
  verdict: (registered) =>
    onPolicies(registered, (policy) =>
      policy.is === 'malformed' ? broken(`\`${policy.input}\` is not valid JSON`) : KEPT,
    ),
};

const noWildcardPrincipals: Rule = {
  name: 'no-wildcard-principals',
  meaning:
    'A trust, key or resource policy allows no `*` among its principals, nor all but some, unless a condition binds them to the organization or to accounts.',
  source:
    'AWS Well-Architected Framework, SEC03-BP07 "Analyze public and cross-account access"; AWS Security Hub control KMS.5; IAM User Guide, "AWS global condition context keys"',
  help: 'name the principals, or add a condition such as `StringEquals` on `aws:PrincipalOrgID`',
  about: isAws,
  verdict: (registered) =>
    onPolicies(registered, ({ input, ...policy }) => {
      const open = policy.is === 'document' ? policy.statements.find(isOpen) : undefined;
      return open === undefined
        ? KEPT
        : broken(`\`${input}\` allows ${whomOf(open)}, whatever organization they are in`);
    }),
};

const tokensSayWhose: Rule = {
  name: 'tokens-say-whose-they-are',
  meaning:
    'A role that trusts tokens of an OIDC provider asks for their audience, and for a subject whose owner is named.',
  source:
    'IAM User Guide, "Identity-provider controls for shared OIDC providers"; GitHub Docs, "Configuring OpenID Connect in Amazon Web Services"',
  help: 'add conditions on `:aud` and `:sub` of the provider, such as `repo:example/landing-zone:environment:prod`',
  about: ofTypes('aws:iam/role:Role'),
  verdict: (registered) =>
    onPolicies(registered, ({ input, ...policy }) =>
      policy.is === 'document' && policy.statements.some(trustsAnyToken)
        ? broken(`\`${input}\` trusts tokens of whoever uses the same identity provider`)
        : KEPT,
    ),
};

const noFullAdministration: Rule = {
  name: 'no-full-administration',
  meaning:
    'No policy that a program writes allows every action on every resource. The permission boundary does, to deny from it; an SCP or RCP grants nothing.',
  source: 'AWS Security Hub control IAM.1 (AWS Config rule `iam-policy-no-statements-with-admin-access`)',
  help: 'allow the actions that are needed; where a role is to do everything within its boundary, attach `AdministratorAccess`',
  about: (type) => isAws(type) && type !== ORGANIZATION_POLICY,
  verdict: (registered) =>
    isPermissionBoundary(registered)
      ? KEPT
      : onPolicies(registered, ({ input, ...policy }) =>
          policy.is === 'document' && policy.statements.some(allowsEverything)
            ? broken(`\`${input}\` allows every action on every resource`)
            : KEPT,
        ),
};

const noLongLivedKeys: Rule = {
  name: 'no-long-lived-keys',
  meaning: 'No IAM user, access key or password is made: people and pipelines take on roles.',
  source: 'IAM User Guide, "Security best practices in IAM": temporary credentials',
  help: 'make a role that the identity provider, or the OIDC provider of the pipeline, may take on',
  about: ofTypes('aws:iam/accessKey:AccessKey', 'aws:iam/user:User', 'aws:iam/userLoginProfile:UserLoginProfile'),
  verdict: ({ name }) => broken(`\`${name}\` has credentials that do not expire`),
};

export const accessRules: readonly Rule[] = [
  policyDocumentsAreJson,
  noWildcardPrincipals,
  tokensSayWhose,
  noFullAdministration,
  noLongLivedKeys,
];

function isAws(type: string): boolean {
  return type.startsWith('aws:');
}

/** The verdict on all documents; one that cannot be seen is undecided. */
function onPolicies(registered: Registered, judge: (policy: PolicyText) => Verdict): Verdict {
  return worst(
    policyTexts(registered).map((policy) =>
      policy.is === 'hidden' ? undecided(policy.input, policy.because) : judge(policy),
    ),
  );
}

/** The boundary allows everything so that its denials are all that it takes away (see `permissionBoundary`). */
function isPermissionBoundary({ type, inputs }: Registered): boolean {
  return (
    type === 'aws:iam/policy:Policy' && inputs['name'] === PERMISSION_BOUNDARY && inputs['path'] === LANDING_ZONE_PATH
  );
}

function allowsEverything({ allows, action, resource, notResource }: PolicyStatement): boolean {
  const everything = (set: readonly string[] | null): boolean => set?.some((one) => /^\*+(:\*+)?$/.test(one)) ?? false;
  return allows && everything(action) && (everything(resource) || notResource !== null);
}

function isOpen(statement: PolicyStatement): boolean {
  const { allows, principal, notPrincipal } = statement;
  const wild = principal === '*' || Object.values(principal ?? {}).some((ids) => ids.some((id) => /[*?]/.test(id)));
  return allows && (notPrincipal || wild) && !isBound(statement);
}

function whomOf({ principal, notPrincipal }: PolicyStatement): string {
  if (notPrincipal) return 'everybody but some';
  const wild =
    principal === '*'
      ? '*'
      : Object.values(principal ?? {})
          .flat()
          .find((id) => /[*?]/.test(id));
  return `the principals \`${wild ?? '*'}\``;
}

/** A value of a condition key that leaves no other organization, or no other account than one, by the key in lower case. */
const BINDING: ReadonlyMap<string, RegExp> = new Map([
  ...['aws:principalorgid', 'aws:sourceorgid'].map((key) => [key, /^(o-[a-z0-9]+|\$\{aws:ResourceOrgID\})$/] as const),
  ...['aws:principalorgpaths', 'aws:sourceorgpaths'].map((key) => [key, /^o-[a-z0-9]+\//] as const),
  ...['aws:principalaccount', 'aws:sourceaccount', 'aws:sourceowner', 'kms:calleraccount'].map(
    (key) => [key, /^(\d{12}|\$\{aws:ResourceAccount\})$/] as const,
  ),
  ...['aws:principalarn', 'aws:sourcearn'].map((key) => [key, /^arn:[^:*?]+:[^:]*:[^:]*:\d{12}:/] as const),
]);

function isBound(statement: PolicyStatement): boolean {
  return requires(statement, (key, value) => BINDING.get(key)?.test(value) ?? false);
}

/**
 * A subject of a token whose first parts are named, such as `repo:example/landing-zone:environment:prod`: before the first
 * `*` there is who owns it.
 */
const NAMED_SUBJECT = /^[^*?]+[/:][^*?]+[/:]|^[^*?]+$/;

/** Whether a token of whoever uses the same identity provider would do. */
function trustsAnyToken(statement: PolicyStatement): boolean {
  const tokens = statement.action?.some((action) => /^sts:(assumerolewithwebidentity|\*)$/i.test(action)) ?? false;
  const federated = typeof statement.principal === 'object' && statement.principal?.['Federated'] !== undefined;
  if (!statement.allows || !tokens || !federated) return false;
  const audience = requires(statement, (key, value) => key.endsWith(':aud') && !/[*?]/.test(value));
  const subject = requires(statement, (key, value) => key.endsWith(':sub') && NAMED_SUBJECT.test(value));
  return !audience || !subject;
}
