// What somebody may do by hand to the IAM of an account: managed policies, identity providers, roles.
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  DeletePolicyCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteSAMLProviderCommand,
  DetachRolePolicyCommand,
  PutRolePolicyCommand,
  TagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateRoleDescriptionCommand,
  UpdateSAMLProviderCommand,
} from '@aws-sdk/client-iam';
import type { ByHand } from '../byHand';
import { ANYBODY, EVERYTHING, given, HARMLESS, PATH, type Addition, type Tampering } from './tampering';

const METADATA = '<EntityDescriptor entityID="https://other.example.org"/>'.padEnd(1000, ' ');
const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess';

function iamArn(hand: ByHand, account: string, thing: string): string {
  return `arn:aws:iam::${hand.accountId(account)}:${thing}`;
}

export const iamTamperings: readonly Tampering[] = [
  {
    kind: 'iam-policy',
    told: 'lets everything through the permission boundary',
    by: async (hand) =>
      (await hand.iam('web-dev')).send(
        new CreatePolicyVersionCommand({
          PolicyArn: iamArn(hand, 'web-dev', `policy${PATH}PermissionBoundary`),
          PolicyDocument: EVERYTHING,
          SetAsDefault: true,
        }),
      ),
    finds: ['drifted account/web-dev/policy/PermissionBoundary document'],
  },
  {
    kind: 'saml-provider',
    told: 'exchanges the metadata of the identity provider',
    by: async (hand) =>
      (await hand.iam('web-dev')).send(
        new UpdateSAMLProviderCommand({
          SAMLProviderArn: iamArn(hand, 'web-dev', 'saml-provider/corp-adfs'),
          SAMLMetadataDocument: METADATA,
        }),
      ),
    finds: ['drifted account/web-dev/saml-provider/corp-adfs metadata'],
  },
  {
    kind: 'saml-provider',
    told: 'deletes the identity provider',
    by: async (hand) =>
      (await hand.iam('log-archive')).send(
        new DeleteSAMLProviderCommand({ SAMLProviderArn: iamArn(hand, 'log-archive', 'saml-provider/corp-adfs') }),
      ),
    finds: ['missing account/log-archive/saml-provider/corp-adfs'],
  },
  {
    kind: 'role',
    told: 'lets anybody assume a role',
    by: async (hand) =>
      (await hand.iam('web-dev')).send(
        new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument: ANYBODY }),
      ),
    finds: ['drifted account/web-dev/role/Developer trustPolicy'],
  },
  {
    kind: 'role',
    told: 'adds a policy to a role',
    by: async (hand) =>
      (await hand.iam('web-dev')).send(
        new PutRolePolicyCommand({ RoleName: 'ReadOnly', PolicyName: 'more', PolicyDocument: EVERYTHING }),
      ),
    finds: ['drifted account/web-dev/role/ReadOnly inlinePolicies'],
  },
  {
    kind: 'role',
    told: 'attaches a managed policy to a role',
    by: async (hand) =>
      (await hand.iam('web-prod')).send(
        new AttachRolePolicyCommand({ RoleName: 'Administrator', PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' }),
      ),
    finds: ['drifted account/web-prod/role/Administrator managedPolicies'],
  },
  {
    kind: 'role',
    told: 'takes the permission boundary from a role',
    by: async (hand) =>
      (await hand.iam('web-prod')).send(new DeleteRolePermissionsBoundaryCommand({ RoleName: 'Developer' })),
    finds: ['drifted account/web-prod/role/Developer permissionsBoundary'],
  },
  {
    kind: 'role',
    told: 'lengthens the sessions of a role',
    by: async (hand) =>
      (await hand.iam('web-prod')).send(
        // With its description, which moto would otherwise erase.
        new UpdateRoleCommand({
          RoleName: 'Merchant',
          MaxSessionDuration: 43_200,
          Description: 'Merchant, as the estate describes it',
        }),
      ),
    finds: ['drifted account/web-prod/role/Merchant maxSessionDuration'],
  },
  {
    kind: 'role',
    told: 'changes what a role says of itself',
    by: async (hand) =>
      (await hand.iam('web-prod')).send(
        new UpdateRoleDescriptionCommand({ RoleName: 'ReadOnly', Description: 'Writes' }),
      ),
    finds: ['drifted account/web-prod/role/ReadOnly description'],
  },
  {
    kind: 'role',
    told: 'tags a role',
    by: async (hand) =>
      (await hand.iam('network')).send(
        new TagRoleCommand({ RoleName: 'ReadOnly', Tags: [{ Key: 'managed-by', Value: 'hand' }] }),
      ),
    finds: ['drifted account/network/role/ReadOnly tags'],
  },
  {
    kind: 'role',
    told: 'deletes a role',
    by: async (hand) => {
      const iam = await hand.iam('audit');
      await iam.send(new DetachRolePolicyCommand({ RoleName: 'ReadOnly', PolicyArn: READ_ONLY }));
      return iam.send(new DeleteRoleCommand({ RoleName: 'ReadOnly' }));
    },
    finds: ['missing account/audit/role/ReadOnly'],
  },
];

export const iamAdditions: readonly Addition[] = [
  {
    kind: 'iam-policy',
    told: "creates a managed policy under the landing zone's path",
    by: async (hand) => {
      const policy = { PolicyName: 'mine', Path: PATH, PolicyDocument: HARMLESS };
      return given((await (await hand.iam('web-dev')).send(new CreatePolicyCommand(policy))).Policy?.Arn);
    },
    finds: 'unmanaged account/web-dev/policy/mine',
    undo: async (hand, PolicyArn) => (await hand.iam('web-dev')).send(new DeletePolicyCommand({ PolicyArn })),
  },
  {
    kind: 'saml-provider',
    told: 'trusts another identity provider',
    by: async (hand) => {
      const provider = { Name: 'mine', SAMLMetadataDocument: METADATA };
      return given((await (await hand.iam('web-dev')).send(new CreateSAMLProviderCommand(provider))).SAMLProviderArn);
    },
    finds: 'unmanaged account/web-dev/saml-provider/mine',
    undo: async (hand, SAMLProviderArn) =>
      (await hand.iam('web-dev')).send(new DeleteSAMLProviderCommand({ SAMLProviderArn })),
  },
  {
    kind: 'role',
    told: "creates a role under the landing zone's path",
    by: async (hand) => {
      const role = { RoleName: 'Mine', Path: PATH, AssumeRolePolicyDocument: ANYBODY };
      return given((await (await hand.iam('web-dev')).send(new CreateRoleCommand(role))).Role?.RoleName);
    },
    finds: 'unmanaged account/web-dev/role/Mine',
    undo: async (hand, RoleName) => (await hand.iam('web-dev')).send(new DeleteRoleCommand({ RoleName })),
  },
];
