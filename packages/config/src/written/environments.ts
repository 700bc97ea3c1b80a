// The written environments, and where accounts go that are not active.
import { z } from 'zod';

export const environments = z.record(
  z.string(),
  z
    .strictObject({
      organizationalUnit: z.string().optional(),
      ring: z.number().int().min(0).optional(),
      segment: z.string().min(1).optional(),
    })
    .nullable(),
);

const state = z.strictObject({ organizationalUnit: z.string().optional() });

export const states = z.strictObject({ suspended: state.optional(), closed: state.optional() });
