// What somebody may do by hand to the organization: units, SCPs, their attachments, accounts.
import {
  AttachPolicyCommand,
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreatePolicyCommand as CreateScpCommand,
  DeleteOrganizationalUnitCommand,
  DeletePolicyCommand as DeleteScpCommand,
  DeregisterDelegatedAdministratorCommand,
  DetachPolicyCommand,
  DisableAWSServiceAccessCommand,
  DisablePolicyTypeCommand,
  EnableAWSServiceAccessCommand,
  EnablePolicyTypeCommand,
  ListRootsCommand,
  MoveAccountCommand,
  RegisterDelegatedAdministratorCommand,
  RemoveAccountFromOrganizationCommand,
  TagResourceCommand as TagAccount,
  UpdateOrganizationalUnitCommand,
  UpdatePolicyCommand,
} from '@aws-sdk/client-organizations';
import type { LandingZoneResource } from '@microaccounts/resources';
import { given, HARMLESS, type Addition, type Tampering } from './tampering';

/** Names of SCPs of the landing zone. */
export interface Scps {
  /** Of one that several accounts share. */
  readonly shared: string;
  /** Of one that `web-prod` has for itself. */
  readonly own: string;
}

/** The SCPs by which the tests go, from what is attached to whom. */
export function scpsOf(desired: readonly LandingZoneResource[]): Scps {
  const of = (account: string): string[] =>
    desired.flatMap((one) =>
      one.kind === 'scp-attachment' && one.account === account ? [one.properties.policy.ref] : [],
    );
  const [own = ''] = of('web-prod').filter((policy) => !of('audit').includes(policy));
  const [shared = ''] = of('audit').filter((policy) => of('web-dev').includes(policy));
  return { shared: shared.replace('scp/', ''), own: own.replace('scp/', '') };
}

/** A service of which moto knows that it may be trusted and administered for all. */
const SSM = 'ssm.amazonaws.com';

export function organizationTamperings({ shared, own }: Scps): readonly Tampering[] {
  return [
    {
      kind: 'organizational-unit',
      told: 'renames an organizational unit',
      by: (hand) =>
        hand.organizations.send(
          new UpdateOrganizationalUnitCommand({
            OrganizationalUnitId: hand.unit('Workloads/Sandbox'),
            Name: 'Playground',
          }),
        ),
      finds: ['missing organizational-unit/Workloads/Sandbox', 'unmanaged organizational-unit/Workloads/Playground'],
    },
    {
      kind: 'scp',
      told: 'lets everything through an SCP',
      by: (hand) => hand.organizations.send(new UpdatePolicyCommand({ PolicyId: hand.scp(shared), Content: HARMLESS })),
      finds: [`drifted scp/${shared} content`],
    },
    {
      kind: 'scp-attachment',
      told: 'detaches an SCP from an account',
      by: (hand) =>
        hand.organizations.send(
          new DetachPolicyCommand({ PolicyId: hand.scp(own), TargetId: hand.accountId('web-prod') }),
        ),
      finds: [`missing account/web-prod/scp/${own}`],
    },
    {
      kind: 'account',
      told: 'moves an account to another organizational unit',
      by: (hand) =>
        hand.organizations.send(
          new MoveAccountCommand({
            AccountId: hand.accountId('web-prod'),
            SourceParentId: hand.unit('Workloads/Prod'),
            DestinationParentId: hand.unit('Workloads/Dev'),
          }),
        ),
      finds: ['drifted account/web-prod parent'],
    },
    {
      kind: 'account',
      told: 'changes a tag of an account',
      by: (hand) =>
        hand.organizations.send(
          new TagAccount({ ResourceId: hand.accountId('web-dev'), Tags: [{ Key: 'data-class', Value: 'public' }] }),
        ),
      finds: ['drifted account/web-dev tags'],
    },
  ];
}

export function organizationAdditions({ own }: Scps): readonly Addition[] {
  return [
    {
      kind: 'account',
      told: 'creates an account',
      by: async (hand) => {
        const create = new CreateAccountCommand({ AccountName: 'shadow-it', Email: 'shadow-it@example.com' });
        return given((await hand.organizations.send(create)).CreateAccountStatus?.AccountId);
      },
      finds: 'unmanaged account/{id}',
      undo: (hand, AccountId) => hand.organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId })),
    },
    {
      kind: 'organizational-unit',
      told: 'creates an organizational unit',
      by: async (hand) => {
        const create = new CreateOrganizationalUnitCommand({ ParentId: hand.unit('Workloads'), Name: 'Skunkworks' });
        return given((await hand.organizations.send(create)).OrganizationalUnit?.Id);
      },
      finds: 'unmanaged organizational-unit/Workloads/Skunkworks',
      undo: (hand, OrganizationalUnitId) =>
        hand.organizations.send(new DeleteOrganizationalUnitCommand({ OrganizationalUnitId })),
    },
    {
      kind: 'scp',
      told: 'creates an SCP',
      by: async (hand) => {
        const policy = {
          Name: 'mine',
          Description: 'Mine',
          Type: 'SERVICE_CONTROL_POLICY',
          Content: HARMLESS,
        } as const;
        return given((await hand.organizations.send(new CreateScpCommand(policy))).Policy?.PolicySummary?.Id);
      },
      finds: 'unmanaged scp/mine',
      undo: (hand, PolicyId) => hand.organizations.send(new DeleteScpCommand({ PolicyId })),
    },
    {
      kind: 'scp-attachment',
      told: 'attaches an SCP to another account',
      by: async (hand) => {
        await hand.organizations.send(
          new AttachPolicyCommand({ PolicyId: hand.scp(own), TargetId: hand.accountId('audit') }),
        );
        return hand.scp(own);
      },
      finds: `unmanaged account/audit/scp/${own}`,
      undo: (hand, PolicyId) =>
        hand.organizations.send(new DetachPolicyCommand({ PolicyId, TargetId: hand.accountId('audit') })),
    },
    {
      kind: 'policy-type',
      told: 'enables tag policies',
      by: async (hand) => {
        const { Roots: [root] = [] } = await hand.organizations.send(new ListRootsCommand({}));
        const RootId = given(root?.Id);
        await hand.organizations.send(new EnablePolicyTypeCommand({ RootId, PolicyType: 'TAG_POLICY' }));
        return RootId;
      },
      finds: 'unmanaged organization/policy-type/TAG_POLICY',
      undo: (hand, RootId) =>
        hand.organizations.send(new DisablePolicyTypeCommand({ RootId, PolicyType: 'TAG_POLICY' })),
    },
    {
      kind: 'trusted-service',
      told: 'lets a service work in all accounts',
      by: async (hand) => {
        await hand.organizations.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: SSM }));
        return SSM;
      },
      finds: `unmanaged organization/trusted-service/${SSM}`,
      undo: (hand, ServicePrincipal) =>
        hand.organizations.send(new DisableAWSServiceAccessCommand({ ServicePrincipal })),
    },
    {
      kind: 'delegated-administrator',
      told: 'lets an account administer a service for all',
      by: async (hand) => {
        const AccountId = hand.accountId('web-dev');
        const register = { AccountId, ServicePrincipal: SSM };
        await hand.organizations.send(new RegisterDelegatedAdministratorCommand(register));
        return AccountId;
      },
      finds: `unmanaged organization/delegated-administrator/web-dev/${SSM}`,
      undo: (hand, AccountId) =>
        hand.organizations.send(new DeregisterDelegatedAdministratorCommand({ AccountId, ServicePrincipal: SSM })),
    },
  ];
}
