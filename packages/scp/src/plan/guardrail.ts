// Guardrails: what an organization, a unit or an account forbids to everyone in it, exempt principals included.
import { isBuiltInGuardrail, type BuiltInGuardrail, type Estate } from '@microaccounts/config';
import type { Statement } from '@microaccounts/resources';
import { protectBaseline } from './protectBaseline';
import { scpPolicy, type ScpPolicy } from './scpPolicy';

interface BuiltIn {
  readonly description: string;
  readonly statements: (estate: Estate) => readonly Statement[];
}

const denied = (sid: string, actions: readonly string[], condition?: Statement): Statement => ({
  Sid: sid,
  Effect: 'Deny',
  Action: actions,
  Resource: '*',
  ...(condition === undefined ? {} : { Condition: condition }),
});

/** Canned ACLs that let in everyone, or everyone who has any AWS account (Amazon S3 User Guide, "Canned ACL"). */
const publicAcls = ['authenticated-read', 'public-read', 'public-read-write'];

const builtIns: { readonly [Name in BuiltInGuardrail]: BuiltIn } = {
  'deny-leave-organization': {
    description: 'an account cannot leave the organization',
    statements: () => [denied('LeaveOrganization', ['organizations:LeaveOrganization'])],
  },
  'protect-baseline': {
    description: 'only the deployment changes what the landing zone puts into an account',
    statements: protectBaseline,
  },
  'no-public-buckets': {
    // New buckets block public access (Amazon S3 User Guide, "Blocking public access"). No condition key tells a
    // stricter setting from a weaker one, so that nobody opens a bucket, nobody changes the setting.
    description: 'no bucket or object is made public',
    statements: () => [
      denied('PublicAccessBlock', ['s3:PutAccountPublicAccessBlock', 's3:PutBucketPublicAccessBlock']),
      denied('PublicAcls', ['s3:CreateBucket', 's3:PutBucketAcl', 's3:PutObject', 's3:PutObjectAcl'], {
        StringEquals: { 's3:x-amz-acl': publicAcls },
      }),
    ],
  },
  'deny-everything': {
    description: 'nothing can be done in the account',
    statements: () => [denied('Everything', ['*'])],
  },
  'no-iam-users': {
    description: 'people and software use roles: no users, no long-lived credentials',
    statements: () => [
      denied('IamUsers', [
        'iam:CreateAccessKey',
        'iam:CreateLoginProfile',
        'iam:CreateServiceSpecificCredential',
        'iam:CreateUser',
        'iam:UploadSSHPublicKey',
        'iam:UploadSigningCertificate',
      ]),
    ],
  },
};

/**
 * The policy of the guardrail `name`, built in or of the estate; null if its type makes it no SCP.
 * @throws TypeError if there is no such guardrail: names are resolved when the estate is read.
 */
export function guardrailPolicy(estate: Estate, name: string): ScpPolicy | null {
  if (isBuiltInGuardrail(name)) {
    const { description, statements } = builtIns[name];
    return scpPolicy(`Guardrail ${name}`, description, statements(estate));
  }
  const own = Object.hasOwn(estate.guardrails, name) ? estate.guardrails[name] : undefined;
  if (own === undefined) throw new TypeError(`no guardrail \`${name}\``);
  if (own.type !== 'scp') return null;
  return scpPolicy(`Guardrail ${name}`, own.description, own.statements as readonly Statement[]);
}
