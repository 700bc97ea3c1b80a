// Puts IAM policies, SAML providers and roles into AWS by commands of the SDK.
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { canonicalJson, type OfKind } from '@microaccounts/resources';
import type { Ids } from '../identify/registry';
import { tagList, type Seed } from './seeding';

export async function seedIam(one: Seed<OfKind<'iam-policy' | 'saml-provider' | 'role'>>): Promise<Ids> {
  const { resource } = one;
  const client = one.session.client(IAMClient, one.region);
  switch (resource.kind) {
    case 'iam-policy': {
      const { name, path, description, document } = resource.properties;
      const text = { Description: description, PolicyDocument: canonicalJson(document) };
      const { Policy } = await client.send(new CreatePolicyCommand({ PolicyName: name, Path: path, ...text }));
      return { id: String(Policy?.Arn), arn: String(Policy?.Arn) };
    }
    case 'saml-provider': {
      const { name, metadata } = resource.properties;
      const answer = await client.send(new CreateSAMLProviderCommand({ Name: name, SAMLMetadataDocument: metadata }));
      return { id: String(answer.SAMLProviderArn), arn: String(answer.SAMLProviderArn) };
    }
    case 'role': {
      const { name, path, trustPolicy, permissionsBoundary, tags, ...rest } = resource.properties;
      const { Role } = await client.send(
        new CreateRoleCommand({
          RoleName: name,
          Path: path,
          Description: rest.description,
          AssumeRolePolicyDocument: canonicalJson(trustPolicy),
          ...(permissionsBoundary === null ? {} : { PermissionsBoundary: String(permissionsBoundary) }),
          MaxSessionDuration: rest.maxSessionDuration,
          Tags: tagList(tags),
        }),
      );
      for (const arn of rest.managedPolicies)
        await client.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn: String(arn) }));
      for (const [PolicyName, document] of Object.entries(rest.inlinePolicies)) {
        const PolicyDocument = canonicalJson(document);
        await client.send(new PutRolePolicyCommand({ RoleName: name, PolicyName, PolicyDocument }));
      }
      return { id: name, arn: String(Role?.Arn) };
    }
  }
}
