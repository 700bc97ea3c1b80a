// The written business units and contacts.
import { z } from 'zod';
import { key } from './notes';
import { businessUnitName, email } from './texts';

export const contacts = z.strictObject({
  operations: key(email, {
    meaning: 'Whom AWS writes to about the running of an account.',
    example: 'payments@example.com',
    otherwise: 'none of its own',
  }),
  security: key(email, {
    meaning: 'Whom AWS writes to about the security of an account.',
    example: 'sec@example.com',
    otherwise: 'none of its own',
  }),
  billing: key(email, {
    meaning: 'Whom AWS writes to about the costs of an account.',
    example: 'billing@example.com',
    otherwise: 'none of its own',
  }),
});

export const businessUnits = z.record(
  businessUnitName,
  z
    .strictObject({
      costCenter: key(z.string().min(1), {
        meaning: 'Becomes the tag `cost-center` of its accounts. In quotes, if it is a number.',
        example: '4100',
        otherwise: 'no tag',
      }),
      contacts: key(contacts, {
        meaning: 'Alternate contacts of its active accounts, as far as they have none of their own.',
        example: { operations: 'ops@analytics.example.com' },
      }),
    })
    .nullable(),
);
