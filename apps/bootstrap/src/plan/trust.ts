// Which jobs of GitHub Actions may take on a role: of which repository, on which branch, for which event or environment.
import { policyDocument, type PolicyDocument, type Statement } from '@microaccounts/resources';
import type { Repository, Settings } from './settings';

/** The issuer of GitHub's tokens, as IAM names it and its condition keys. */
export const ISSUER = 'token.actions.githubusercontent.com';

/** For whom `aws-actions/configure-aws-credentials` asks for a token. */
export const AUDIENCE = 'sts.amazonaws.com';

type Ground = Pick<Settings, 'managementAccountId' | 'repository' | 'branch' | 'environments'>;

export function identityProviderArn({ managementAccountId }: Pick<Settings, 'managementAccountId'>): string {
  return `arn:aws:iam::${managementAccountId}:oidc-provider/${ISSUER}`;
}

/** Pull requests of the repository, whatever branch they come from: nothing hangs on this role. */
export function planTrust(ground: Ground): PolicyDocument {
  return trust(ground, [`${subject(ground.repository)}:pull_request`], null);
}

/**
 * Jobs on the branch, and those of the environments on that branch: the subject of a job with an environment does not tell
 * its branch, so the token's `ref` is asked for, too.
 */
export function deployTrust(ground: Ground): PolicyDocument {
  const { repository, branch, environments } = ground;
  const ofEnvironments = environments.map((name) => `${subject(repository)}:environment:${name}`);
  return trust(ground, [...ofEnvironments, ofBranch(repository, branch)], branch);
}

/** Jobs on the branch that have no environment; and the roles of a drift job that runs in AWS. */
export function driftTrust(ground: Ground & Pick<Settings, 'driftTaskRoles'>): PolicyDocument {
  const { Statement: ofGitHub } = trust(ground, [ofBranch(ground.repository, ground.branch)], ground.branch);
  return policyDocument([...ofGitHub, ...ground.driftTaskRoles.map(ofRole)]);
}

/**
 * The account is the principal and the role a condition: a role that is named as principal has to exist already, and one
 * that is made anew under its name would no longer be trusted (IAM User Guide, "AWS JSON policy elements: Principal").
 * The account's own policies still have to allow the call.
 */
function ofRole(arn: string): Statement {
  const account = arn.split(':')[4] ?? '';
  return {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'sts:AssumeRole',
    Condition: { ArnEquals: { 'aws:PrincipalArn': arn } },
  };
}

/**
 * How a token's subject begins. A repository made or renamed since July 2026 has GitHub's numbers in it, which are never
 * given to another (GitHub Docs, "OpenID Connect", "Immutable subject claims").
 */
export function subject({ owner, name, ids }: Repository): string {
  return ids === null ? `repo:${owner}/${name}` : `repo:${owner}@${ids.owner}/${name}@${ids.repository}`;
}

function ofBranch(repository: Repository, branch: string): string {
  return `${subject(repository)}:ref:refs/heads/${branch}`;
}

/** `ref` is a condition key of AWS STS for GitHub since January 2026 (IAM User Guide, "Available keys for AWS OIDC federation"). */
function trust(ground: Ground, subjects: readonly string[], branch: string | null): PolicyDocument {
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { Federated: identityProviderArn(ground) },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: {
        StringEquals: {
          [`${ISSUER}:aud`]: AUDIENCE,
          [`${ISSUER}:sub`]: subjects,
          ...(branch === null ? {} : { [`${ISSUER}:ref`]: `refs/heads/${branch}` }),
        },
      },
    },
  ]);
}
