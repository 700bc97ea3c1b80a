// An account as it is written: a file of its own, or an entry in the file of its project.
import { z } from 'zod';
import { defaultState } from '../defaults/values';
import { budget, quotas } from './baseline';
import { contacts } from './businessUnits';
import { accountDrift } from './drift';
import { prefixLength } from './network';
import { key, typeNotes } from './notes';
import { role } from './role';
import {
  accountId,
  accountKey,
  accountName,
  email,
  environmentName,
  guardrailName,
  region,
  roleName,
  service,
  serviceOrBundle,
  tagKey,
  tierName,
} from './texts';

const regionNetwork = z.strictObject({
  tiers: key(z.array(tierName), {
    meaning: 'Tiers of `network.vpc.tiers` whose shared subnets the account gets.',
    example: ['app', 'data'],
    otherwise: '`network.defaultTiers`; none, if there is `dedicated`',
  }),
  dedicated: key(z.record(tierName, prefixLength), {
    meaning: 'Tiers in which the account gets subnets of its own, with the prefix length of one: 26 is 64 addresses.',
    example: { app: 26 },
    default: {},
  }),
});

export const account = z
  .strictObject({
    name: key(accountName, {
      meaning: 'What AWS shows: 1 to 50 printable ASCII characters. It may change; the key is the identity.',
      example: 'Data lake',
      otherwise: 'the key of the account',
    }),
    email: key(email, {
      meaning: 'E-mail address of its root user: 6 to 64 characters, of no other AWS account in the world.',
      example: 'data-lake@cloud.example.com',
      otherwise: '`organization.accountEmail`',
    }),
    environment: key(environmentName, {
      meaning: 'One of `environments`: it decides the organizational unit and the VPC.',
      example: 'dev',
    }),
    owner: key(z.string().min(1), {
      meaning: 'The team that answers for the account. It becomes a tag.',
      example: 'payments-team',
      otherwise: 'the business unit',
    }),
    description: key(z.string(), {
      meaning: 'What the account is for.',
      example: 'Card payments, development',
      default: '',
    }),
    contacts: key(contacts, {
      meaning: 'Whom AWS writes to beside the root user: the alternate contacts of the account while it is active.',
      example: { operations: 'payments@example.com', security: 'sec@example.com' },
    }),
    regions: key(z.array(region).min(1), {
      meaning: 'The regions that the account may use, its first one first. All are of `regions.available`.',
      example: ['us-east-1'],
      otherwise: '`regions.default`',
    }),
    services: key(
      z.strictObject({
        allow: key(z.array(serviceOrBundle), {
          meaning: 'Services and bundles beside those of `services.default`.',
          example: ['storagegateway'],
          default: [],
        }),
        deny: key(z.array(serviceOrBundle), {
          meaning: 'Services and bundles of `services.default` that the account does not use.',
          example: ['sns'],
          default: [],
        }),
      }),
      {
        meaning: 'How its services differ from those of all accounts.',
        example: { allow: ['storagegateway'], deny: ['sns'] },
      },
    ),
    guardrails: key(z.array(guardrailName), {
      meaning: 'Guardrails beside those of its organizational units: built-in ones, and files of `guardrails/`.',
      example: ['no-iam-users'],
      default: [],
    }),
    network: key(z.union([z.literal('none'), z.record(region, regionNetwork.nullable())]), {
      meaning: 'What the account gets of the network, in each region; `none` for nothing.',
      example: { 'us-east-1': { tiers: ['app', 'data'] } },
      otherwise: '`network.defaultTiers` in those of its regions that have a pool',
    }),
    roles: key(z.record(roleName, role.nullable()), {
      meaning: 'What roles have in this account beside the standard ones and `baseline.roles`, and further roles.',
      example: { Developer: { group: 'AWS-Payments-Dev' } },
    }),
    trustedAccounts: key(z.record(accountKey, z.array(service).min(1)), {
      meaning:
        'Accounts that may read what this one shares: key of the account → services. With `kms` it may decrypt with the keys of this account.',
      example: { 'reporting-prod': ['kms'] },
      default: {},
    }),
    quotas: key(quotas, {
      meaning: 'Quotas that the account needs raised: region → quota → value.',
      example: { 'us-east-1': { 'lambda/L-B99A9384': 3000 } },
      default: {},
    }),
    tags: key(z.record(tagKey, z.string()), {
      meaning: 'Tags of the account: 40 at most, keys of 1 to 128 and values of at most 256 characters.',
      example: { 'data-class': 'confidential' },
      default: {},
    }),
    budget: key(budget, {
      meaning: 'The budget of this account.',
      example: { monthlyUsd: 5000 },
      otherwise: '`baseline.budget`',
    }),
    drift: key(accountDrift, {
      meaning: 'What happens by itself where AWS is not as it was deployed.',
      example: { heal: false },
    }),
    state: key(z.enum(['active', 'suspended', 'closed']), {
      meaning:
        'A suspended account is moved to the organizational unit of `states.suspended`, and bound by what is there. A closed one is on its way out.',
      example: 'suspended',
      default: defaultState,
    }),
    id: key(accountId, {
      meaning: 'Id of an account that existed before, twelve digits in quotes.',
      example: '210987654321',
      otherwise: 'AWS decides',
    }),
  })
  .register(typeNotes, { type: 'account' });

/** A file under `accounts/`: one account, or what the accounts of a project share and the accounts themselves. */
export const accountFile = z.strictObject({
  ...account.shape,
  accounts: key(z.record(accountKey, account.nullable()), {
    meaning:
      'The accounts of a project, by their keys, each with the keys above. What stands beside `accounts` holds for all of them: an own value replaces a shared one, and adds to a shared list or map.',
    example: { 'reporting-dev': { environment: 'dev' }, 'reporting-prod': { environment: 'prod' } },
    otherwise: 'the file is one account, whose key is its name',
  }),
});

export type WrittenAccount = z.infer<typeof account>;
export type WrittenAccountFile = z.infer<typeof accountFile>;
