// What somebody may do to whom AWS writes to about an account: by hand in the account, or in the one above it.
import {
  AccountClient,
  DeleteAlternateContactCommand,
  PutAlternateContactCommand,
  type AlternateContactType,
} from '@aws-sdk/client-account';
import type { LandingZoneResource, OfKind } from '@microaccounts/resources';
import { drifted, given, missing, tampering, type Hand, type Tampering } from './tampering';

type Contact = OfKind<'alternate-contact'>;

const TYPES: readonly AlternateContactType[] = ['BILLING', 'OPERATIONS', 'SECURITY'];
const MINE = { Name: 'me', Title: 'Somebody', EmailAddress: 'me@example.com', PhoneNumber: '+1 202 555 0100' };

const typeOf = ({ properties }: Contact): AlternateContactType => properties.type as AlternateContactType;

/** A contact that no file names, in the account of this one. */
function freeType(
  { account }: LandingZoneResource,
  desired: readonly LandingZoneResource[],
): AlternateContactType | undefined {
  return TYPES.find((type) => desired.every(({ address }) => address !== addressOf(account, type)));
}

const addressOf = (account: string, type: string): string => `account/${account}/alternate-contact/${type}`;
const client = ({ simulated }: Hand): Promise<AccountClient> => simulated.client('management', AccountClient);

export const contactTamperings: readonly Tampering[] = [
  tampering('alternate-contact', 'has what AWS writes sent elsewhere', async (hand) => {
    const { name, title, phone } = hand.resource.properties;
    const same = { Name: name, Title: title, PhoneNumber: phone, AlternateContactType: typeOf(hand.resource) };
    const put = new PutAlternateContactCommand({ ...same, EmailAddress: MINE.EmailAddress });
    await (await hand.client(AccountClient)).send(put);
    return drifted(hand, 'email');
  }),
  tampering('alternate-contact', 'makes a contact another person', async (hand) => {
    const AccountId = hand.id(`account/${hand.resource.account}`);
    const put = new PutAlternateContactCommand({ AccountId, AlternateContactType: typeOf(hand.resource), ...MINE });
    await (await client(hand)).send(put);
    return drifted(hand, 'email', 'name', 'phone', 'title');
  }),
  tampering('alternate-contact', 'deletes a contact', async (hand) => {
    const AccountId = hand.id(`account/${hand.resource.account}`);
    const remove = { AccountId, AlternateContactType: typeOf(hand.resource) };
    await (await client(hand)).send(new DeleteAlternateContactCommand(remove));
    return missing(hand);
  }),
  tampering(
    'alternate-contact',
    'names a contact that no file names',
    async (hand) => {
      const type = given(freeType(hand.resource, hand.desired));
      const put = { AlternateContactType: type as AlternateContactType, ...MINE };
      await (await hand.client(AccountClient)).send(new PutAlternateContactCommand(put));
      return [`unmanaged ${addressOf(hand.resource.account, type)}`];
    },
    {
      applies: (resource, desired) => freeType(resource, desired) !== undefined,
      touches: (resource, desired) => [addressOf(resource.account, freeType(resource, desired) ?? '')],
    },
  ),
];
