// Rules about the organization: its accounts are never lost, and its policies are such as AWS takes.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/imports';
import { policyTexts } from './policyText';
import { broken, isTrue, KEPT, ofTypes, onInput, undecided, worst, type Rule } from './rule';

const accountsAreProtected: Rule = {
  name: 'accounts-are-protected',
  meaning: 'An account is registered with `protect`, so that no run deletes or replaces it.',
  source:
    'Pulumi documentation, "Resource option: protect"; AWS Account Management Reference Guide, "Close an AWS account"',
  help: 'register it by `deployAccount`, which protects it',
  about: ofTypes(ACCOUNT_TYPE),
  verdict: ({ name, protect }) => (protect ? KEPT : broken(`account \`${name}\` is not protected`)),
};

const accountsAreNotClosed: Rule = {
  name: 'accounts-are-not-closed',
  meaning: 'An account that leaves a program is not closed by it.',
  source:
    'Pulumi Registry, `aws.organizations.Account`: `closeOnDeletion`; AWS Account Management Reference Guide, "Close an AWS account"',
  help: 'leave `closeOnDeletion` at false: an account is suspended in its file, and closed by a procedure of its own',
  about: ofTypes(ACCOUNT_TYPE),
  verdict: (registered) =>
    onInput(registered, 'closeOnDeletion', (value) =>
      isTrue(value) ? broken(`account \`${registered.name}\` would be closed when it is deleted`) : KEPT,
    ),
};

/** The characters that AWS takes of a document, by the type of the policy; whitespace counts. */
const MOST_CHARACTERS: Readonly<Record<string, number>> = {
  SERVICE_CONTROL_POLICY: 10_240,
  RESOURCE_CONTROL_POLICY: 5_120,
};

const organizationPoliciesFit: Rule = {
  name: 'organization-policies-fit',
  meaning: `An SCP has at most ${MOST_CHARACTERS['SERVICE_CONTROL_POLICY']} characters, an RCP at most ${MOST_CHARACTERS['RESOURCE_CONTROL_POLICY']}.`,
  source: 'AWS Organizations User Guide, "Quotas for AWS Organizations"',
  help: 'split the document, or deny with wildcards in fewer words',
  about: ofTypes('aws:organizations/policy:Policy'),
  verdict: (registered) =>
    // Without a type, the provider makes an SCP (Pulumi Registry, `aws.organizations.Policy`).
    onInput(registered, 'type', (type = 'SERVICE_CONTROL_POLICY') => {
      const most = MOST_CHARACTERS[String(type)] ?? Infinity;
      return worst(
        policyTexts(registered).map((policy) => {
          if (policy.is === 'hidden') return undecided(policy.input, policy.because);
          const { length } = policy.text;
          return length > most
            ? broken(`policy \`${registered.name}\` has ${length} characters, and AWS takes at most ${most}`)
            : KEPT;
        }),
      );
    }),
};

export const organizationRules: readonly Rule[] = [accountsAreProtected, accountsAreNotClosed, organizationPoliciesFit];
