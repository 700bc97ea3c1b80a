// aws.account.AlternativeContact, with the id `<account>/<type>`, or `<type>` for the caller's own account.
import { orGone } from '../awsAccess';
import { optionalText, text, type Properties } from '../properties';
import { global } from '../resourceType';

export const alternativeContact = global({
  token: 'aws:account/alternativeContact:AlternativeContact',
  inputs: {
    accountId: { replaces: true },
    alternateContactType: { required: true, replaces: true },
    emailAddress: { required: true },
    name: { required: true },
    phoneNumber: { required: true },
    title: { required: true },
  },
  unique: ['accountId', 'alternateContactType'],
  async create(aws, inputs) {
    const contact = named(optionalText(inputs, 'accountId'), text(inputs, 'alternateContactType'));
    await aws.call('account', 'putAlternateContact', { ...contact, ...said(inputs) });
    return [contact.AccountId ?? '', contact.AlternateContactType].join('/');
  },
  async read(aws, id) {
    const { AccountId, AlternateContactType } = byId(id);
    const request = aws.call('account', 'getAlternateContact', byId(id));
    const contact = (await orGone(request, 'ResourceNotFoundException'))?.AlternateContact;
    if (contact === undefined) return null;
    return {
      id,
      outputs: {
        accountId: AccountId ?? '',
        alternateContactType: AlternateContactType,
        emailAddress: contact.EmailAddress,
        name: contact.Name,
        phoneNumber: contact.PhoneNumber,
        title: contact.Title,
      },
    };
  },
  async update(aws, id, change) {
    await aws.call('account', 'putAlternateContact', { ...byId(id), ...said(change.new) });
  },
  async delete(aws, id) {
    await orGone(aws.call('account', 'deleteAlternateContact', byId(id)), 'ResourceNotFoundException');
  },
});

type ContactType = 'BILLING' | 'OPERATIONS' | 'SECURITY';

interface Named {
  readonly AccountId?: string;
  readonly AlternateContactType: ContactType;
}

function named(accountId: string | undefined, type: string): Named {
  const contact = { AlternateContactType: type as ContactType };
  return accountId === undefined || accountId === '' ? contact : { ...contact, AccountId: accountId };
}

/** Both forms of the id (Terraform AWS provider, `alternateContactParseResourceID`). */
function byId(id: string): Named {
  const [first = '', second] = id.split('/');
  return second === undefined ? named(undefined, first) : named(first, second);
}

function said(inputs: Properties): { EmailAddress: string; Name: string; PhoneNumber: string; Title: string } {
  return {
    EmailAddress: text(inputs, 'emailAddress'),
    Name: text(inputs, 'name'),
    PhoneNumber: text(inputs, 'phoneNumber'),
    Title: text(inputs, 'title'),
  };
}
