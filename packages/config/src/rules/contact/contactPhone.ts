// The contacts' telephone number is one that AWS takes.
import { phoneNumberPattern } from '../../patterns';
import { valueIn } from '../../written/file';
import type { FileRule } from '../rule';

export const contactPhone: FileRule = {
  code: 'contact/invalid-phone',
  demands: 'the telephone number of contacts is 1 to 25 digits, spaces and `()+-`, and more than spaces',
  source: 'AWS Account Management API Reference, "PutAlternateContact"',
  perFile: true,
  *check({ landingZone }) {
    const phone = landingZone.value.organization?.contactPhone;
    if (phone !== undefined && (!phoneNumberPattern.test(phone) || phone.trim() === ''))
      yield {
        at: valueIn(landingZone, 'organization', 'contactPhone'),
        message: `\`${phone}\` is no telephone number that AWS accepts`,
        help: 'write it as in `"+44 20 7946 0000"`',
      };
  },
};
