// What Pulumi calls for the state of the landing zone: its S3 backend, and the key of its secrets provider.
import { reference, type Value } from '@microaccounts/resources';
import type { Permission } from './permission';
import { STATE_KEY } from './stateKey';

/** The Pulumi project whose state the roles reach; the state of this program is in no role's reach. */
export const STATE_PROJECT = 'landing-zone';

/**
 * The objects of the project in the bucket (Pulumi, pkg/backend/diy): states, their history and backups, locks; and the
 * version of the whole layout.
 */
export function stateObjects(bucket: string): string[] {
  const folders = [
    `backups/${STATE_PROJECT}`,
    `history/${STATE_PROJECT}`,
    `locks/organization/${STATE_PROJECT}`,
    `stacks/${STATE_PROJECT}`,
  ];
  const objects = [...folders.map((folder) => `${folder}/*`), 'meta.yaml'];
  return objects.map((object) => `arn:aws:s3:::${bucket}/.pulumi/${object}`);
}

/** Reading states: of the bucket's other objects no more than their names. */
export function readState(bucket: string): Permission[] {
  return [
    listing(bucket),
    {
      sid: 'ReadState',
      actions: { 's3:GetObject': 'read states, locks and the version of their layout; HeadObject is allowed by it' },
      resources: stateObjects(bucket),
    },
    {
      sid: 'DecryptState',
      actions: { 'kms:Decrypt': 'read encrypted objects, and secrets in states' },
      resources: key(),
    },
  ];
}

export function writeState(bucket: string): Permission[] {
  return [
    listing(bucket),
    {
      sid: 'WriteState',
      actions: {
        's3:GetObject': 'read states, locks and the version of their layout; copy a state to its history and backup',
        's3:PutObject': 'write states, history, backups and locks',
        's3:DeleteObject': 'release locks, remove states that have moved; versions stay',
        's3:AbortMultipartUpload': 'give up an upload of more than 5 MB that failed',
      },
      resources: stateObjects(bucket),
    },
    {
      sid: 'EncryptState',
      actions: {
        'kms:Encrypt': 'secrets provider of Pulumi: wrap the key of a stack',
        'kms:Decrypt': 'secrets provider of Pulumi, and reading encrypted objects',
        'kms:GenerateDataKey': 'S3: encrypt an object that is written',
      },
      resources: key(),
    },
  ];
}

function listing(bucket: string): Permission {
  return {
    sid: 'ListStates',
    actions: { 's3:ListBucket': 'find stacks and locks; tell an object that is absent from one that is forbidden' },
    resources: `arn:aws:s3:::${bucket}`,
  };
}

function key(): Value {
  return reference(STATE_KEY, 'arn');
}
