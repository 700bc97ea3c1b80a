// The key of the state: S3 encrypts objects with it, Pulumi the secrets in them.
import { policyDocument, type PolicyDocument } from '@microaccounts/resources';
import type { Settings } from './settings';

/** Address of the key in references. */
export const STATE_KEY = 'key/state';

export interface KeySpec {
  readonly address: string;
  readonly name: string;
  readonly alias: string;
  readonly description: string;
  readonly policy: PolicyDocument;
}

export function stateKey({ managementAccountId }: Settings): KeySpec {
  return {
    address: STATE_KEY,
    name: 'state',
    alias: 'alias/landing-zone-state',
    description: 'Encrypts the state of the landing zone and the secrets in it',
    policy: keyPolicy(managementAccountId),
  };
}

/** What Pulumi is to be told: `pulumi stack init --secrets-provider …` (Pulumi documentation, "Secrets"). */
export function secretsProvider({ alias }: KeySpec, { homeRegion }: Pick<Settings, 'homeRegion'>): string {
  return `awskms://${alias}?region=${homeRegion}`;
}

/**
 * IAM policies of the account decide who uses the key. Without this statement nobody could, or change it ever again
 * (KMS Developer Guide, "Default key policy").
 */
function keyPolicy(account: string): PolicyDocument {
  return policyDocument([
    {
      Sid: 'AccountDecides',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ]);
}
