// What somebody may do by hand to the organization: units, SCPs, their attachments, accounts.
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand,
  DeletePolicyCommand,
  DetachPolicyCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
  UpdateOrganizationalUnitCommand,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import { ORGANIZATION_ROOT, type LandingZoneResource, type OfKind, type Reference } from '@microaccounts/resources';
import { accountCreated } from '../seeding';
import { drifted, given, HARMLESS, missing, tampering, type Hand, type Tampering } from './tampering';

const client = ({ simulated }: Hand): Promise<OrganizationsClient> =>
  simulated.client('management', OrganizationsClient);

/** Accounts in a unit or below it. */
const within = (unit: string, desired: readonly LandingZoneResource[]): string[] =>
  desired.flatMap((one) =>
    one.kind === 'account' && `${one.properties.parent.ref}/`.startsWith(`${unit}/`) ? [one.address] : [],
  );

const attachmentsOf = (policy: string, desired: readonly LandingZoneResource[]): OfKind<'scp-attachment'>[] =>
  desired.filter((one) => one.kind === 'scp-attachment').filter(({ properties }) => properties.policy.ref === policy);

/** A target that a policy is not attached to. */
function freeTarget({ resource, desired }: Pick<Hand, 'resource' | 'desired'>): string | undefined {
  const taken = new Set(attachmentsOf(resource.address, desired).map(({ properties }) => properties.target.ref));
  return desired.find(({ kind, address }) => kind === 'account' && !taken.has(address))?.address;
}

export const organizationTamperings: readonly Tampering[] = [
  tampering(
    'organizational-unit',
    'renames an organizational unit',
    async (hand) => {
      const { address, properties } = hand.resource;
      // A name that no other unit beside it gets.
      const Name = `${properties.name}-Playground`;
      const rename = { OrganizationalUnitId: hand.id(), Name };
      await (await client(hand)).send(new UpdateOrganizationalUnitCommand(rename));
      return [
        ...missing(hand),
        `unmanaged ${address}-Playground`,
        // The files want them in a unit that is not there any more.
        ...within(address, hand.desired).map((account) => `drifted ${account} parent`),
      ];
    },
    { touches: ({ address }, desired) => [`${address}/`, ...within(address, desired)] },
  ),
  tampering('organizational-unit', 'creates a unit in another one', async (hand) => {
    await (await client(hand)).send(new CreateOrganizationalUnitCommand({ ParentId: hand.id(), Name: 'Skunkworks' }));
    return [`unmanaged ${hand.resource.address}/Skunkworks`];
  }),
  tampering('scp', 'lets everything through an SCP', async (hand) => {
    await (await client(hand)).send(new UpdatePolicyCommand({ PolicyId: hand.id(), Content: HARMLESS }));
    return drifted(hand, 'content');
  }),
  tampering('scp', 'changes what an SCP says of itself', async (hand) => {
    await (await client(hand)).send(new UpdatePolicyCommand({ PolicyId: hand.id(), Description: 'Mine' }));
    return drifted(hand, 'description');
  }),
  tampering('scp', 'creates another SCP', async (hand) => {
    const Name = `${hand.resource.properties.name}-mine`;
    const policy = { Name, Description: 'Mine', Type: 'SERVICE_CONTROL_POLICY', Content: HARMLESS } as const;
    await (await client(hand)).send(new CreatePolicyCommand(policy));
    return [`unmanaged scp/${Name}`];
  }),
  tampering(
    'scp',
    'attaches an SCP to one account more',
    async (hand) => {
      const target = given(freeTarget(hand));
      await (await client(hand)).send(new AttachPolicyCommand({ PolicyId: hand.id(), TargetId: hand.id(target) }));
      return [`unmanaged ${target}/scp/${hand.resource.address.slice('scp/'.length)}`];
    },
    { applies: (resource, desired) => freeTarget({ resource, desired }) !== undefined },
  ),
  tampering(
    'scp',
    'deletes an SCP',
    async (hand) => {
      const organizations = await client(hand);
      const attached = attachmentsOf(hand.resource.address, hand.desired);
      for (const { properties } of attached) {
        const { ref } = properties.target as Reference;
        await organizations.send(new DetachPolicyCommand({ PolicyId: hand.id(), TargetId: hand.id(ref) }));
      }
      await organizations.send(new DeletePolicyCommand({ PolicyId: hand.id() }));
      return [...missing(hand), ...attached.map(({ address }) => `missing ${address}`)];
    },
    { touches: ({ address }, desired) => attachmentsOf(address, desired).map((one) => one.address) },
  ),
  tampering(
    'scp-attachment',
    'detaches an SCP',
    async (hand) => {
      const { policy, target } = hand.resource.properties;
      const detach = { PolicyId: hand.id(policy.ref), TargetId: hand.id(target.ref) };
      await (await client(hand)).send(new DetachPolicyCommand(detach));
      return missing(hand);
    },
    // The policy itself must still be there.
    { touches: ({ properties }) => [`${properties.policy.ref}/`] },
  ),
  tampering('account', 'moves an account to the root', async (hand) => {
    const { ref } = hand.resource.properties.parent;
    const root = hand.id(ORGANIZATION_ROOT);
    const move = { AccountId: hand.id(), SourceParentId: hand.id(ref), DestinationParentId: root };
    await (await client(hand)).send(new MoveAccountCommand(move));
    return drifted(hand, 'parent');
  }),
  tampering('account', 'changes a tag of an account', async (hand) => {
    const tag = { ResourceId: hand.id(), Tags: [{ Key: 'owner', Value: 'nobody' }] };
    await (await client(hand)).send(new TagResourceCommand(tag));
    return drifted(hand, 'tags');
  }),
  tampering('account', 'creates an account', async (hand) => {
    const organizations = await client(hand);
    const create = { AccountName: 'shadow', Email: `shadow-${hand.id()}@example.com` };
    const { CreateAccountStatus } = await organizations.send(new CreateAccountCommand(create));
    return [`unmanaged account/${await accountCreated(organizations, CreateAccountStatus?.Id)}`];
  }),
];
