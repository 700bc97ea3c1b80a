// The written baseline: what is made inside every account.
import { z } from 'zod';
import { role } from './role';

export const budget = z.strictObject({ monthlyUsd: z.number().positive().optional() });

/** Region → quota, as `lambda/L-B99A9384` → the wanted value. */
export const quotas = z.record(z.string(), z.record(z.string(), z.number().positive()));

const saml = z.strictObject({ provider: z.string().optional(), metadataFile: z.string().min(1).optional() });

export const baseline = z.strictObject({
  federation: z
    .strictObject({ saml: saml.optional(), identityCenter: z.record(z.string(), z.unknown()).optional() })
    .optional(),
  group: z.string().min(1).optional(),
  roles: z.record(z.string(), role.nullable()).optional(),
  budget: budget.optional(),
  quotaTemplate: quotas.optional(),
});
