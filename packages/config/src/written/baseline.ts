// The written baseline: what is made inside every account.
import { z } from 'zod';
import { defaultGroup } from '../defaults/values';
import { key } from './notes';
import { role } from './role';
import { quotaCode, region, roleName } from './texts';

/** Given to two keys, which say what it is a budget of. */
export const budget = z.strictObject({
  monthlyUsd: key(z.number().positive(), {
    meaning: 'US dollars per month.',
    example: 1000,
    otherwise: 'none',
  }),
});

/** Region → quota, as `lambda/L-B99A9384` → the wanted value. */
export const quotas = z.record(region, z.record(quotaCode, z.number().positive()));

const saml = z.strictObject({
  provider: key(z.string(), {
    meaning: 'Name of the SAML provider in each account.',
    example: 'corp-adfs',
  }),
  metadataFile: key(z.string().min(1), {
    meaning: 'The metadata document of the identity provider: a file, relative to the folder of the estate.',
    example: 'saml/corp-adfs.xml',
  }),
});

export const baseline = z.strictObject({
  federation: key(
    z.strictObject({
      saml: key(saml, {
        meaning: 'People come by SAML from an identity provider of the company.',
        example: { provider: 'corp-adfs', metadataFile: 'saml/corp-adfs.xml' },
      }),
      identityCenter: key(z.record(z.string(), z.unknown()), {
        meaning: 'People come by IAM Identity Center.',
        example: {},
        otherwise: 'none',
      }),
    }),
    {
      meaning: 'How people get into accounts: one of the two.',
      example: { saml: { provider: 'corp-adfs', metadataFile: 'saml/corp-adfs.xml' } },
    },
  ),
  group: key(z.string().min(1), {
    meaning:
      'Template of the AD group whose members may assume a role. `{accountId}`, `{accountKey}` and `{role}`, which must be in it, are replaced.',
    example: 'AWS-{accountId}-{role}',
    default: defaultGroup,
  }),
  roles: key(z.record(roleName, role.nullable()), {
    meaning: 'What roles of all accounts have beside the standard ones, and further roles.',
    example: { Support: { group: 'AWS-Cloud-Support' } },
  }),
  budget: key(budget, {
    meaning: 'The budget of an account that has none of its own.',
    example: { monthlyUsd: 1000 },
  }),
  quotaTemplate: key(quotas, {
    meaning: 'Quotas that AWS itself asks for when an account is new: region → quota → value, ten at most.',
    example: { 'us-east-1': { 'lambda/L-B99A9384': 2000 } },
    otherwise: 'none',
  }),
});
