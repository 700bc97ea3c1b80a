// `landing-zone.yaml` as it is written. Every key is optional here: what must be there is a rule, not a type.
import { z } from 'zod';
import { limitNames } from '../limits';
import { baseline } from './baseline';
import { businessUnits } from './businessUnits';
import { environments, states } from './environments';
import { network } from './network';
import { coreAccounts, organization } from './organization';
import { organizationalUnits } from './organizationalUnits';
import { regions } from './regions';
import { policies, services } from './services';

export const landingZone = z.strictObject({
  organization: organization.optional(),
  coreAccounts: coreAccounts.optional(),
  regions: regions.optional(),
  exemptPrincipals: z.array(z.string()).optional(),
  organizationalUnits: organizationalUnits.optional(),
  environments: environments.optional(),
  states: states.optional(),
  businessUnits: businessUnits.optional(),
  services: services.optional(),
  policies: policies.optional(),
  network: network.optional(),
  baseline: baseline.optional(),
  limits: z.partialRecord(z.enum(limitNames), z.number().int().min(1)).optional(),
});

export type WrittenLandingZone = z.infer<typeof landingZone>;
