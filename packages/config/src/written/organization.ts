// The written organization: who owns it, and which of the accounts are its core.
import { z } from 'zod';
import { defaultContactPhone } from '../defaults/values';
import { key } from './notes';
import { accountId, accountKey, email, guardrailName, phoneNumber, region } from './texts';

export const organization = z.strictObject({
  managementAccountId: key(accountId, {
    meaning: 'Id of the management account, twelve digits in quotes: without them YAML may read another number.',
    example: '111111111111',
  }),
  homeRegion: key(region, {
    meaning: 'The region in which is called what is not of a region, such as IAM and AWS Organizations.',
    example: 'us-east-1',
  }),
  accountEmail: key(email, {
    meaning:
      'Template of the e-mail address of an account. `{key}`, which must be in it, `{businessUnit}` and `{environment}` are replaced. AWS accepts 6 to 64 characters.',
    example: 'aws+{key}@cloud.example.com',
    otherwise: 'every account must have an `email`',
  }),
  contactPhone: key(phoneNumber, {
    meaning:
      'Telephone number of all alternate contacts, in quotes: AWS takes no contact without one. 1 to 25 digits, spaces and `()+-`.',
    example: '+44 20 7946 0000',
    default: defaultContactPhone,
  }),
  guardrails: key(z.array(guardrailName), {
    meaning: 'Guardrails on the root of the organization: they bind every account but the management account.',
    example: ['deny-leave-organization'],
    default: [],
  }),
});

export const coreAccounts = z.strictObject({
  network: key(accountKey, {
    meaning: 'The account that owns VPCs, Transit Gateways and shared subnets. It has no network of its own.',
    example: 'network',
  }),
  logArchive: key(accountKey, {
    meaning: 'The account that is to keep the logs of all others. It is made before them.',
    example: 'log-archive',
  }),
  audit: key(accountKey, {
    meaning: 'The account from which all others are to be audited. It is made before them.',
    example: 'audit',
  }),
});
