// Puts resources into AWS by commands of the SDK alone, as somebody would who deploys them by hand.
import { setTimeout } from 'node:timers/promises';
import { AccountClient, PutAlternateContactCommand, type AlternateContactType } from '@aws-sdk/client-account';
import { BackupClient, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import {
  CreateAliasCommand,
  CreateKeyCommand,
  EnableKeyRotationCommand,
  KMSClient,
  TagResourceCommand,
} from '@aws-sdk/client-kms';
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand,
  DescribeCreateAccountStatusCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
  RegisterDelegatedAdministratorCommand,
  type PolicyType,
} from '@aws-sdk/client-organizations';
import { AddTagsToResourceCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import {
  ACCESS_ROLE,
  canonicalJson,
  ORGANIZATION_ROOT,
  substitute,
  type LandingZoneResource,
  type OfKind,
  type Value,
} from '@microaccounts/resources';
import type { AwsSession, AwsSessions } from '@microaccounts/resources/observe';
import { ownerOf } from '../identify/owner';
import { Registry, type Ids } from '../identify/registry';
import { seedIam } from './seedingIam';
import { seedNetwork, seedRoutes } from './seedingNetwork';

/** What a seeder of one kind needs: the session of the owner, where, and the resource with its references resolved. */
export interface Seed<R extends LandingZoneResource = LandingZoneResource> {
  readonly session: AwsSession;
  readonly region: string;
  readonly resource: R;
}

/** A list of tags as most services take it. */
export function tagList(tags: { readonly [key: string]: unknown }): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, value]) => ({ Key, Value: String(value) }));
}

/** Makes all of `resources`, each after those before it; gives AWS's ids by address. */
export async function seed(
  sessions: AwsSessions,
  resources: readonly LandingZoneResource[],
  { homeRegion = 'us-east-1', networkAccount = 'network' } = {},
): Promise<ReadonlyMap<string, Ids>> {
  const management = await sessions.management();
  const { Roots } = await management.client(OrganizationsClient, homeRegion).send(new ListRootsCommand({}));
  const registry = new Registry(String(Roots?.[0]?.Id));
  const prepared = async (resource: LandingZoneResource): Promise<Seed> => {
    const owner = registry.ids.get(`account/${ownerOf(resource, networkAccount)}`)?.['id'];
    const properties = substitute(resource.properties as Value, (reference) => registry.resolve(reference));
    return {
      session: owner === undefined ? management : await sessions.member(owner, ACCESS_ROLE),
      region: resource.region ?? homeRegion,
      resource: { ...resource, properties } as LandingZoneResource,
    };
  };
  for (const resource of resources) {
    const ids = await seedOne(await prepared(resource), String(registry.ids.get(ORGANIZATION_ROOT)?.['id']));
    registry.add(resource.address, resource.kind, ids);
  }
  // A route to a transit gateway needs the attachment of its VPC.
  for (const resource of resources)
    if (resource.kind === 'route-table')
      await seedRoutes(await prepared(resource), String(registry.ids.get(resource.address)?.['id']));
  return registry.ids;
}

async function seedOne(one: Seed, root: string): Promise<Ids> {
  const { session, region, resource } = one;
  switch (resource.kind) {
    case 'organizational-unit':
    case 'scp':
    case 'scp-attachment':
    case 'account':
    case 'policy-type':
    case 'trusted-service':
    case 'delegated-administrator':
      return seedOrganization(session.client(OrganizationsClient, region), resource, root);
    case 'iam-policy':
    case 'saml-provider':
    case 'role':
      return seedIam({ ...one, resource });
    case 'key':
      return seedKey({ ...one, resource });
    case 'alternate-contact': {
      const { type, name, title, email, phone } = resource.properties;
      const contact = { AlternateContactType: type as AlternateContactType, Name: name, Title: title };
      const put = new PutAlternateContactCommand({ ...contact, EmailAddress: email, PhoneNumber: phone });
      await session.client(AccountClient, region).send(put);
      return { id: `${session.accountId}/${type}` };
    }
    case 'backup-vault': {
      const { name, key, tags } = resource.properties;
      const command = { BackupVaultName: name, EncryptionKeyArn: String(key), BackupVaultTags: texts(tags) };
      const answer = await session.client(BackupClient, region).send(new CreateBackupVaultCommand(command));
      return { id: name, arn: String(answer.BackupVaultArn) };
    }
    case 'parameter': {
      const { name, type, value, description, tags } = resource.properties;
      const client = session.client(SSMClient, region);
      const parameter = { Name: name, Type: type, Value: String(value), Description: description };
      await client.send(new PutParameterCommand(parameter));
      const tagged = { ResourceType: 'Parameter', ResourceId: name, Tags: tagList(tags) } as const;
      await client.send(new AddTagsToResourceCommand(tagged));
      return { id: name };
    }
    default:
      return seedNetwork({ ...one, resource });
  }
}

async function seedOrganization(
  client: OrganizationsClient,
  resource: OfKind<
    | 'organizational-unit'
    | 'scp'
    | 'scp-attachment'
    | 'account'
    | 'policy-type'
    | 'trusted-service'
    | 'delegated-administrator'
  >,
  root: string,
): Promise<Ids> {
  switch (resource.kind) {
    case 'organizational-unit': {
      const { name, parent } = resource.properties;
      const answer = await client.send(new CreateOrganizationalUnitCommand({ Name: name, ParentId: String(parent) }));
      return { id: String(answer.OrganizationalUnit?.Id) };
    }
    case 'scp': {
      const { name, description, content } = resource.properties;
      const text = { Name: name, Description: description, Content: canonicalJson(content) };
      const answer = await client.send(new CreatePolicyCommand({ ...text, Type: 'SERVICE_CONTROL_POLICY' }));
      return { id: String(answer.Policy?.PolicySummary?.Id) };
    }
    case 'scp-attachment': {
      const { policy, target } = resource.properties;
      await client.send(new AttachPolicyCommand({ PolicyId: String(policy), TargetId: String(target) }));
      return { id: `${String(target)}:${String(policy)}` };
    }
    case 'account': {
      const { name, email, parent, tags } = resource.properties;
      const create = { AccountName: name, Email: email, RoleName: ACCESS_ROLE, Tags: tagList(tags) };
      const id = await accountCreated(
        client,
        (await client.send(new CreateAccountCommand(create))).CreateAccountStatus?.Id,
      );
      await client.send(
        new MoveAccountCommand({ AccountId: id, SourceParentId: root, DestinationParentId: String(parent) }),
      );
      return { id };
    }
    case 'policy-type': {
      const { type } = resource.properties;
      const { Roots } = await client.send(new ListRootsCommand({}));
      const enabled = Roots?.[0]?.PolicyTypes?.some(({ Type }) => Type === type) ?? false;
      const enable = { RootId: root, PolicyType: type as PolicyType };
      if (!enabled) await client.send(new EnablePolicyTypeCommand(enable));
      return { id: type };
    }
    case 'trusted-service': {
      const { servicePrincipal } = resource.properties;
      await client.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: servicePrincipal }));
      return { id: servicePrincipal };
    }
    case 'delegated-administrator': {
      const { account, servicePrincipal } = resource.properties;
      const register = { AccountId: String(account), ServicePrincipal: servicePrincipal };
      await client.send(new RegisterDelegatedAdministratorCommand(register));
      return { id: `${String(account)}:${servicePrincipal}` };
    }
  }
}

/** The id of the account once its creation has ended. */
export async function accountCreated(client: OrganizationsClient, request: string | undefined): Promise<string> {
  for (;;) {
    const status = await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: request }));
    const { State, AccountId, FailureReason } = status.CreateAccountStatus ?? {};
    if (State === 'SUCCEEDED') return String(AccountId);
    if (State === 'FAILED') throw new Error(`the account was not created: ${String(FailureReason)}`);
    await setTimeout(1);
  }
}

async function seedKey({ session, region, resource }: Seed<OfKind<'key'>>): Promise<Ids> {
  const client = session.client(KMSClient, region);
  const { alias, description, rotation, policy, tags } = resource.properties;
  const { KeyMetadata } = await client.send(
    new CreateKeyCommand({ Description: description, Policy: canonicalJson(policy) }),
  );
  const id = String(KeyMetadata?.KeyId);
  const list = Object.entries(texts(tags)).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));
  await client.send(new TagResourceCommand({ KeyId: id, Tags: list }));
  if (rotation) await client.send(new EnableKeyRotationCommand({ KeyId: id }));
  await client.send(new CreateAliasCommand({ AliasName: alias, TargetKeyId: id }));
  return { id, arn: String(KeyMetadata?.Arn) };
}

function texts(tags: { readonly [key: string]: unknown }): { [key: string]: string } {
  return Object.fromEntries(Object.entries(tags).map(([key, value]) => [key, String(value)]));
}
