// The written business units and contacts.
import { z } from 'zod';

export const contacts = z.strictObject({
  operations: z.string().optional(),
  security: z.string().optional(),
  billing: z.string().optional(),
});

export const businessUnits = z.record(
  z.string(),
  z.strictObject({ costCenter: z.string().min(1).optional(), contacts: contacts.optional() }).nullable(),
);
