// What may happen in the accounts without a word of the drift report: it means the same, or it is the teams' own.
import { CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import { DescribePolicyCommand, UpdatePolicyCommand } from '@aws-sdk/client-organizations';
import {
  CreateRoleCommand,
  CreateServiceLinkedRoleCommand,
  GetRoleCommand,
  UpdateAssumeRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { CreateKeyCommand } from '@aws-sdk/client-kms';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import type { ByHand } from '../aws-api/byHand';
import type { Scps } from '../aws-api/tampering';
import { ANYBODY } from '../aws-api/tampering/tampering';

export interface Harmless {
  readonly told: string;
  readonly by: (hand: ByHand) => Promise<unknown>;
}

export function harmless({ shared }: Scps): readonly Harmless[] {
  return [
    {
      told: 'names the statements of a trust policy',
      by: async (hand) => {
        const iam = await hand.iam('web-dev');
        const { Role } = await iam.send(new GetRoleCommand({ RoleName: 'Developer' }));
        const PolicyDocument = withSids(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ''));
        return iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: 'Developer', PolicyDocument }));
      },
    },
    {
      told: 'turns an SCP around',
      by: async (hand) => {
        const PolicyId = hand.scp(shared);
        const { Policy } = await hand.organizations.send(new DescribePolicyCommand({ PolicyId }));
        return hand.organizations.send(
          new UpdatePolicyCommand({ PolicyId, Content: turnedAround(Policy?.Content ?? '') }),
        );
      },
    },
    {
      told: 'makes a role of the team',
      by: async (hand) =>
        (await hand.iam('web-dev')).send(
          new CreateRoleCommand({ RoleName: 'Mine', Path: '/team/', AssumeRolePolicyDocument: ANYBODY }),
        ),
    },
    {
      told: 'lets a service make its own role',
      by: async (hand) =>
        (await hand.iam('web-dev')).send(
          new CreateServiceLinkedRoleCommand({ AWSServiceName: 'autoscaling.amazonaws.com' }),
        ),
    },
    {
      told: 'writes a parameter of the team',
      by: async (hand) =>
        (await hand.ssm('web-dev')).send(
          new PutParameterCommand({ Name: '/team/mine', Type: 'String', Value: 'mine' }),
        ),
    },
    {
      told: 'makes a key of the team',
      by: async (hand) => (await hand.kms('web-dev')).send(new CreateKeyCommand({ Description: 'Ours' })),
    },
    {
      told: 'makes a backup vault of the team',
      by: async (hand) =>
        (await hand.backup('web-dev')).send(new CreateBackupVaultCommand({ BackupVaultName: 'team' })),
    },
  ];
}

interface Document {
  readonly Statement: readonly { readonly Action?: string | readonly string[] }[];
}

function withSids(text: string): string {
  const document = JSON.parse(text) as Document;
  const Statement = document.Statement.map((statement, index) => ({ ...statement, Sid: `Named${index}` }));
  return JSON.stringify({ ...document, Statement });
}

/** The statements, and the actions in each, in the opposite order. */
function turnedAround(text: string): string {
  const document = JSON.parse(text) as Document;
  const Statement = [...document.Statement].reverse().map(({ Action, ...rest }) => ({
    ...rest,
    ...(Action === undefined ? {} : { Action: typeof Action === 'string' ? Action : [...Action].reverse() }),
  }));
  return JSON.stringify({ ...document, Statement });
}
