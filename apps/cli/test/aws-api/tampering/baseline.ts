// What somebody may do by hand to the baseline of an account: keys, backup vaults, parameters.
import {
  CreateBackupVaultCommand,
  DeleteBackupVaultCommand,
  TagResourceCommand as TagBackup,
} from '@aws-sdk/client-backup';
import {
  CreateKeyCommand,
  DeleteAliasCommand,
  DisableKeyRotationCommand,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  TagResourceCommand as TagKey,
  UpdateKeyDescriptionCommand,
} from '@aws-sdk/client-kms';
import { DeleteParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import { document, given, OURS, PATH, type Addition, type Tampering } from './tampering';

export const baselineTamperings: readonly Tampering[] = [
  {
    kind: 'key',
    told: 'gives a key to everybody',
    by: async (hand) =>
      (await hand.kms('web-dev')).send(
        new PutKeyPolicyCommand({
          KeyId: hand.key('web-dev'),
          PolicyName: 'default',
          Policy: document({ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: '*' }),
        }),
      ),
    finds: ['drifted account/web-dev/us-east-1/key/landing-zone policy'],
  },
  {
    kind: 'key',
    told: 'stops the rotation of a key in another region',
    by: async (hand) =>
      (await hand.kms('web-prod', 'eu-west-2')).send(
        new DisableKeyRotationCommand({ KeyId: hand.key('web-prod', 'eu-west-2') }),
      ),
    finds: ['drifted account/web-prod/eu-west-2/key/landing-zone rotation'],
  },
  {
    kind: 'key',
    told: 'changes what a key says of itself, and its tags',
    by: async (hand) => {
      const kms = await hand.kms('log-archive');
      const KeyId = hand.key('log-archive');
      await kms.send(new TagKey({ KeyId, Tags: [{ TagKey: 'owner', TagValue: 'nobody' }] }));
      return kms.send(new UpdateKeyDescriptionCommand({ KeyId, Description: 'Mine' }));
    },
    finds: [
      'drifted account/log-archive/us-east-1/key/landing-zone description',
      'drifted account/log-archive/us-east-1/key/landing-zone tags',
    ],
  },
  {
    kind: 'key',
    told: 'takes a key its alias',
    by: async (hand) => (await hand.kms('audit')).send(new DeleteAliasCommand({ AliasName: 'alias/landing-zone' })),
    finds: ['drifted account/audit/us-east-1/key/landing-zone alias'],
  },
  {
    kind: 'backup-vault',
    told: 'tags a backup vault in another region',
    by: async (hand) =>
      (await hand.backup('web-prod', 'eu-west-2')).send(
        new TagBackup({
          ResourceArn: `arn:aws:backup:eu-west-2:${hand.accountId('web-prod')}:backup-vault:landing-zone`,
          Tags: { owner: 'nobody' },
        }),
      ),
    finds: ['drifted account/web-prod/eu-west-2/backup-vault/landing-zone tags'],
  },
  {
    kind: 'backup-vault',
    told: 'deletes a backup vault',
    by: async (hand) =>
      (await hand.backup('log-archive')).send(new DeleteBackupVaultCommand({ BackupVaultName: 'landing-zone' })),
    finds: ['missing account/log-archive/us-east-1/backup-vault/landing-zone'],
  },
  {
    kind: 'parameter',
    told: 'tells a lie in a parameter',
    by: async (hand) =>
      (await hand.ssm('web-dev')).send(
        new PutParameterCommand({ Name: `${PATH}network/vpc/cidr`, Value: '10.9.0.0/16', Overwrite: true }),
      ),
    finds: [`drifted account/web-dev/us-east-1/parameter${PATH}network/vpc/cidr value`],
  },
  {
    kind: 'parameter',
    told: 'deletes a parameter',
    by: async (hand) =>
      (await hand.ssm('web-dev')).send(new DeleteParameterCommand({ Name: `${PATH}network/vpc/name` })),
    finds: [`missing account/web-dev/us-east-1/parameter${PATH}network/vpc/name`],
  },
];

export const baselineAdditions: readonly Addition[] = [
  {
    kind: 'key',
    told: "makes a key with the landing zone's mark",
    by: async (hand) => {
      const Tags = Object.entries(OURS).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
      return given((await (await hand.kms('web-dev')).send(new CreateKeyCommand({ Tags }))).KeyMetadata?.KeyId);
    },
    finds: 'unmanaged account/web-dev/us-east-1/key/{id}',
    undo: async (hand, KeyId) => (await hand.kms('web-dev')).send(new ScheduleKeyDeletionCommand({ KeyId })),
  },
  {
    kind: 'backup-vault',
    told: "makes a backup vault with the landing zone's mark",
    by: async (hand) => {
      const vault = { BackupVaultName: 'mine', BackupVaultTags: OURS };
      return given((await (await hand.backup('web-dev')).send(new CreateBackupVaultCommand(vault))).BackupVaultName);
    },
    finds: 'unmanaged account/web-dev/us-east-1/backup-vault/mine',
    undo: async (hand, BackupVaultName) =>
      (await hand.backup('web-dev')).send(new DeleteBackupVaultCommand({ BackupVaultName })),
  },
  {
    kind: 'parameter',
    told: "writes a parameter under the landing zone's path",
    by: async (hand) => {
      const Name = `${PATH}network/mine`;
      await (await hand.ssm('web-dev')).send(new PutParameterCommand({ Name, Type: 'String', Value: 'mine' }));
      return Name;
    },
    finds: 'unmanaged account/web-dev/us-east-1/parameter{id}',
    undo: async (hand, Name) => (await hand.ssm('web-dev')).send(new DeleteParameterCommand({ Name })),
  },
];
