// What somebody may do by hand to the baseline of an account: keys, backup vaults, parameters.
import {
  BackupClient,
  CreateBackupVaultCommand,
  DeleteBackupVaultCommand,
  TagResourceCommand as TagVault,
} from '@aws-sdk/client-backup';
import {
  CreateKeyCommand,
  DeleteAliasCommand,
  DisableKeyRotationCommand,
  KMSClient,
  PutKeyPolicyCommand,
  TagResourceCommand as TagKey,
  UpdateKeyDescriptionCommand,
} from '@aws-sdk/client-kms';
import { AddTagsToResourceCommand, DeleteParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { document, drifted, given, missing, OURS, PATH, tampering, type Tampering } from './tampering';

const EVERYBODY = document({ Effect: 'Allow', Action: 'kms:*', Resource: '*', Principal: '*' });

export const baselineTamperings: readonly Tampering[] = [
  tampering('key', 'gives a key to everybody', async (hand) => {
    const policy = { KeyId: hand.id(), PolicyName: 'default', Policy: EVERYBODY };
    await (await hand.client(KMSClient)).send(new PutKeyPolicyCommand(policy));
    return drifted(hand, 'policy');
  }),
  tampering(
    'key',
    'stops the rotation of a key',
    async (hand) => {
      await (await hand.client(KMSClient)).send(new DisableKeyRotationCommand({ KeyId: hand.id() }));
      return drifted(hand, 'rotation');
    },
    { applies: ({ properties }) => properties.rotation },
  ),
  tampering('key', 'changes what a key says of itself, and its tags', async (hand) => {
    const kms = await hand.client(KMSClient);
    await kms.send(new UpdateKeyDescriptionCommand({ KeyId: hand.id(), Description: 'Mine' }));
    await kms.send(new TagKey({ KeyId: hand.id(), Tags: [{ TagKey: 'owner', TagValue: 'nobody' }] }));
    return drifted(hand, 'description', 'tags');
  }),
  tampering('key', 'takes a key its alias', async (hand) => {
    const { alias } = hand.resource.properties;
    await (await hand.client(KMSClient)).send(new DeleteAliasCommand({ AliasName: alias }));
    return drifted(hand, 'alias');
  }),
  tampering('key', 'makes another key', async (hand) => {
    const Tags = Object.entries(OURS).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
    const { KeyMetadata } = await (await hand.client(KMSClient)).send(new CreateKeyCommand({ Tags }));
    const { account, region } = hand.resource;
    return [`unmanaged account/${account}/${region}/key/${given(KeyMetadata?.KeyId)}`];
  }),
  tampering('backup-vault', 'tags a backup vault', async (hand) => {
    const tag = { ResourceArn: hand.arn(), Tags: { owner: 'nobody' } };
    await (await hand.client(BackupClient)).send(new TagVault(tag));
    return drifted(hand, 'tags');
  }),
  tampering('backup-vault', 'deletes a backup vault', async (hand) => {
    const BackupVaultName = hand.resource.properties.name;
    await (await hand.client(BackupClient)).send(new DeleteBackupVaultCommand({ BackupVaultName }));
    return missing(hand);
  }),
  tampering('backup-vault', 'makes another backup vault', async (hand) => {
    const vault = { BackupVaultName: 'mine', BackupVaultTags: OURS };
    await (await hand.client(BackupClient)).send(new CreateBackupVaultCommand(vault));
    return [`unmanaged account/${hand.resource.account}/${hand.resource.region}/backup-vault/mine`];
  }),
  tampering('parameter', 'tells a lie in a parameter', async (hand) => {
    const { name, description } = hand.resource.properties;
    const lie = { Name: name, Description: description, Value: 'a lie', Overwrite: true };
    await (await hand.client(SSMClient)).send(new PutParameterCommand(lie));
    return drifted(hand, 'value');
  }),
  tampering('parameter', 'tags a parameter', async (hand) => {
    const Tags = [{ Key: 'owner', Value: 'nobody' }];
    const tag = { ResourceType: 'Parameter', ResourceId: hand.resource.properties.name, Tags } as const;
    await (await hand.client(SSMClient)).send(new AddTagsToResourceCommand(tag));
    return drifted(hand, 'tags');
  }),
  tampering('parameter', 'deletes a parameter', async (hand) => {
    const { name } = hand.resource.properties;
    await (await hand.client(SSMClient)).send(new DeleteParameterCommand({ Name: name }));
    return missing(hand);
  }),
  tampering(
    'parameter',
    'writes another parameter',
    async (hand) => {
      const Name = `${hand.resource.properties.name}-mine`;
      await (await hand.client(SSMClient)).send(new PutParameterCommand({ Name, Type: 'String', Value: 'mine' }));
      return [`unmanaged account/${hand.resource.account}/${hand.resource.region}/parameter${Name}`];
    },
    { applies: ({ properties }) => properties.name.startsWith(PATH) },
  ),
];
