// What else somebody may do by hand in this AWS: the catalogue of the tampering tests has what a deployment can set right and a
// person can take away, this has the rest.
import { CreateTransitGatewayCommand } from '@aws-sdk/client-ec2';
import { RemoveAccountFromOrganizationCommand } from '@aws-sdk/client-organizations';
import { CreateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import type { Kind } from '@microaccounts/resources';
import { given } from '../aws-api/tampering/tampering';
import type { AwsCopy } from './seededAws';

export interface Change {
  readonly kind: Kind;
  readonly told: string;
  /** Gives the id of what was added; of what was not, anything. */
  readonly by: (copy: AwsCopy) => Promise<string>;
  /** As of a tampering; `{id}` stands for the id. */
  readonly finds: readonly string[];
}

const OUTSIDER = '999999999999';

/** What is in a thing that is gone, or that nobody declares, is no finding beside it. */
export const strangers: readonly Change[] = [
  {
    kind: 'account',
    told: 'takes an account, with all that is in it, from the organization',
    by: async ({ hand }) => {
      const AccountId = hand.accountId('web-prod');
      await hand.organizations.send(new RemoveAccountFromOrganizationCommand({ AccountId }));
      return AccountId;
    },
    finds: ['missing account/web-prod'],
  },
  {
    kind: 'transit-gateway',
    told: 'makes a transit gateway in the network account',
    by: async ({ hand }) => {
      const answer = await (await hand.ec2()).send(new CreateTransitGatewayCommand({ Description: 'Mine' }));
      return given(answer.TransitGateway?.TransitGatewayId);
    },
    finds: ['unmanaged network/us-east-1/transit-gateway/{id}'],
  },
  {
    kind: 'resource-share',
    told: 'shares a subnet of the landing zone with an account outside',
    by: async (copy) => {
      const subnet = copy.hand.inNetwork('network/us-east-1/vpc/shop-dev/subnet/app-1');
      const arn = `arn:aws:ec2:us-east-1:${copy.hand.accountId('network')}:subnet/${subnet}`;
      const ram = await copy.member(RAMClient, copy.hand.accountId('network'));
      const share = { name: 'mine', resourceArns: [arn], principals: [OUTSIDER], allowExternalPrincipals: true };
      return given((await ram.send(new CreateResourceShareCommand(share))).resourceShare?.resourceShareArn);
    },
    finds: ['unmanaged network/us-east-1/resource-share/mine'],
  },
];
