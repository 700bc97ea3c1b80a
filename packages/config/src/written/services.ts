// The written services: what all accounts may use, and names for sets of services.
import { z } from 'zod';

export const services = z.strictObject({
  default: z.array(z.string()).optional(),
  foundation: z.array(z.string()).optional(),
  bundles: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  strategy: z.enum(['denyOthers', 'allowListed']).optional(),
});

export const policies = z.strictObject({ shards: z.number().int().min(1).max(16).optional() });
