// `landing-zone.yaml` as it is written. Every key is optional here: what must be there is a rule, not a type.
import { z } from 'zod';
import { defaultOrganizationalUnits } from '../defaults/values';
import { baseline } from './baseline';
import { businessUnits } from './businessUnits';
import { drift } from './drift';
import { environments, states } from './environments';
import { limits } from './limits';
import { network } from './network';
import { key } from './notes';
import { coreAccounts, organization } from './organization';
import { organizationalUnits } from './organizationalUnits';
import { regions } from './regions';
import { policies, services } from './services';
import { principalArn } from './texts';

export const landingZone = z.strictObject({
  organization: key(organization, {
    meaning: 'The organization of the company.',
    example: { managementAccountId: '111111111111', homeRegion: 'us-east-1' },
  }),
  coreAccounts: key(coreAccounts, {
    meaning: 'Keys of the accounts of the estate that carry the others.',
    example: { network: 'network', logArchive: 'log-archive', audit: 'audit' },
  }),
  regions: key(regions, { meaning: 'Where accounts may be used.', example: { default: ['us-east-1'] } }),
  exemptPrincipals: key(z.array(principalArn), {
    meaning:
      'Roles and users whom neither service boundary nor region deny binds, such as what deploys the estate. Guardrails bind them. `*` may stand for any account and for parts of a name.',
    example: ['arn:aws:iam::*:role/LandingZoneAutomation'],
    default: [],
  }),
  organizationalUnits: key(organizationalUnits, {
    meaning: 'The tree of organizational units, five levels at most.',
    example: { Core: {}, Workloads: { children: { Dev: {}, Prod: {} } } },
    default: defaultOrganizationalUnits,
  }),
  environments: key(environments, {
    meaning: 'The environments of the company. An account belongs to one.',
    example: { dev: { organizationalUnit: 'Workloads/Dev' } },
  }),
  states: key(states, {
    meaning: 'Where accounts are that are not active.',
    example: { closed: { organizationalUnit: 'Suspended' } },
  }),
  businessUnits: key(businessUnits, {
    meaning: 'The business units of the company: the folders of `accounts/`.',
    example: { analytics: { costCenter: '4100' } },
  }),
  services: key(services, {
    meaning: 'The services that accounts may use.',
    example: { default: ['ec2', 's3', 'lambda'] },
  }),
  policies: key(policies, { meaning: 'How SCPs are kept.', example: { shards: 16 } }),
  network: key(network, {
    meaning: 'The network of the company. Left out, there is none.',
    example: {
      pools: { 'us-east-1': ['10.0.0.0/12'] },
      availabilityZones: { 'us-east-1': ['use1-az1', 'use1-az2'] },
    },
  }),
  baseline: key(baseline, {
    meaning: 'What is made inside every account.',
    example: { group: 'AWS-{accountId}-{role}' },
  }),
  drift: key(drift, {
    meaning: 'What happens by itself where AWS is not as it was deployed.',
    example: { heal: { accounts: true } },
  }),
  limits: key(limits, {
    meaning: "Quotas of AWS in this organization, where they differ from AWS's defaults.",
    example: { accounts: 2000 },
  }),
});

export type WrittenLandingZone = z.infer<typeof landingZone>;
