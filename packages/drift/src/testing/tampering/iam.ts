// What somebody may do by hand to the IAM of an account: managed policies, identity providers, roles.
import {
  AttachRolePolicyCommand,
  CreatePolicyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateSAMLProviderCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  DeleteRolePolicyCommand,
  DeleteSAMLProviderCommand,
  DetachRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
  UpdateSAMLProviderCommand,
} from '@aws-sdk/client-iam';
import { AUDIT_ROLE, isReference, type OfKind } from '@microaccounts/resources';
import {
  ANYBODY,
  drifted,
  EVERYTHING,
  HARMLESS,
  missing,
  PATH,
  tampering,
  type Hand,
  type Tampering,
} from './tampering';

const METADATA = `<EntityDescriptor>${'y'.repeat(1000)}</EntityDescriptor>`;

/** Without it nothing is read: that makes all of an account unchecked, which is not what is tried here. */
const isNoAuditor = ({ properties }: OfKind<'role'>): boolean => properties.name !== AUDIT_ROLE;
const nameOf = ({ resource }: Hand<OfKind<'role'>>): string => resource.properties.name;

export const iamTamperings: readonly Tampering[] = [
  tampering('iam-policy', 'lets everything through a policy', async (hand) => {
    const version = { PolicyArn: hand.arn(), PolicyDocument: EVERYTHING, SetAsDefault: true };
    await (await hand.client(IAMClient)).send(new CreatePolicyVersionCommand(version));
    return drifted(hand, 'document');
  }),
  tampering('iam-policy', 'creates another policy', async (hand) => {
    const policy = { PolicyName: `${hand.resource.properties.name}Mine`, Path: PATH, PolicyDocument: HARMLESS };
    await (await hand.client(IAMClient)).send(new CreatePolicyCommand(policy));
    return [`unmanaged account/${hand.resource.account}/policy/${policy.PolicyName}`];
  }),
  tampering('saml-provider', 'exchanges the metadata of an identity provider', async (hand) => {
    const change = { SAMLProviderArn: hand.arn(), SAMLMetadataDocument: METADATA };
    await (await hand.client(IAMClient)).send(new UpdateSAMLProviderCommand(change));
    return drifted(hand, 'metadata');
  }),
  tampering('saml-provider', 'deletes an identity provider', async (hand) => {
    await (await hand.client(IAMClient)).send(new DeleteSAMLProviderCommand({ SAMLProviderArn: hand.arn() }));
    return missing(hand);
  }),
  tampering('saml-provider', 'trusts another identity provider', async (hand) => {
    await (
      await hand.client(IAMClient)
    ).send(new CreateSAMLProviderCommand({ Name: 'mine', SAMLMetadataDocument: METADATA }));
    return [`unmanaged account/${hand.resource.account}/saml-provider/mine`];
  }),
  tampering(
    'role',
    'lets anybody assume a role',
    async (hand) => {
      const trust = { RoleName: nameOf(hand), PolicyDocument: ANYBODY };
      await (await hand.client(IAMClient)).send(new UpdateAssumeRolePolicyCommand(trust));
      return drifted(hand, 'trustPolicy');
    },
    { applies: isNoAuditor },
  ),
  tampering('role', 'adds an inline policy to a role', async (hand) => {
    const policy = { RoleName: nameOf(hand), PolicyName: 'more', PolicyDocument: EVERYTHING };
    await (await hand.client(IAMClient)).send(new PutRolePolicyCommand(policy));
    return drifted(hand, 'inlinePolicies');
  }),
  tampering(
    'role',
    'changes an inline policy of a role',
    async (hand) => {
      const [PolicyName] = Object.keys(hand.resource.properties.inlinePolicies);
      const policy = { RoleName: nameOf(hand), PolicyName, PolicyDocument: HARMLESS };
      await (await hand.client(IAMClient)).send(new PutRolePolicyCommand(policy));
      return drifted(hand, 'inlinePolicies');
    },
    { applies: (role) => isNoAuditor(role) && Object.keys(role.properties.inlinePolicies).length > 0 },
  ),
  tampering('role', 'attaches a managed policy to a role', async (hand) => {
    const policy = { RoleName: nameOf(hand), PolicyArn: 'arn:aws:iam::aws:policy/IAMFullAccess' };
    await (await hand.client(IAMClient)).send(new AttachRolePolicyCommand(policy));
    return drifted(hand, 'managedPolicies');
  }),
  tampering(
    'role',
    'takes the permission boundary from a role',
    async (hand) => {
      await (await hand.client(IAMClient)).send(new DeleteRolePermissionsBoundaryCommand({ RoleName: nameOf(hand) }));
      return drifted(hand, 'permissionsBoundary');
    },
    { applies: ({ properties }) => properties.permissionsBoundary !== null },
  ),
  tampering('role', 'changes the sessions of a role', async (hand) => {
    const { maxSessionDuration, description } = hand.resource.properties;
    const MaxSessionDuration = maxSessionDuration === 7_200 ? 10_800 : 7_200;
    const change = { RoleName: nameOf(hand), MaxSessionDuration, Description: description };
    await (await hand.client(IAMClient)).send(new UpdateRoleCommand(change));
    return drifted(hand, 'maxSessionDuration');
  }),
  tampering('role', 'changes what a role says of itself, and its tags', async (hand) => {
    const iam = await hand.client(IAMClient);
    const MaxSessionDuration = hand.resource.properties.maxSessionDuration;
    await iam.send(new UpdateRoleCommand({ RoleName: nameOf(hand), MaxSessionDuration, Description: 'Mine' }));
    await iam.send(new TagRoleCommand({ RoleName: nameOf(hand), Tags: [{ Key: 'mine', Value: 'yes' }] }));
    return drifted(hand, 'description', 'tags');
  }),
  tampering(
    'role',
    'takes a tag from a role',
    async (hand) => {
      const [tag = ''] = Object.keys(hand.resource.properties.tags);
      await (await hand.client(IAMClient)).send(new UntagRoleCommand({ RoleName: nameOf(hand), TagKeys: [tag] }));
      return drifted(hand, 'tags');
    },
    { applies: ({ properties }) => Object.keys(properties.tags).length > 0 },
  ),
  tampering(
    'role',
    'deletes a role',
    async (hand) => {
      const iam = await hand.client(IAMClient);
      const RoleName = nameOf(hand);
      const { managedPolicies, inlinePolicies } = hand.resource.properties;
      for (const policy of managedPolicies) {
        const PolicyArn = isReference(policy) ? hand.arn(policy.ref) : String(policy);
        await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
      }
      for (const PolicyName of Object.keys(inlinePolicies))
        await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName }));
      await iam.send(new DeleteRoleCommand({ RoleName }));
      return missing(hand);
    },
    { applies: isNoAuditor },
  ),
  tampering('role', 'creates another role', async (hand) => {
    const role = { RoleName: `${nameOf(hand)}Mine`, Path: PATH, AssumeRolePolicyDocument: ANYBODY };
    await (await hand.client(IAMClient)).send(new CreateRoleCommand(role));
    return [`unmanaged account/${hand.resource.account}/role/${role.RoleName}`];
  }),
];
