// The written organization: who owns it, and which of the accounts are its core.
import { z } from 'zod';

export const organization = z.strictObject({
  managementAccountId: z.string().optional(),
  homeRegion: z.string().optional(),
  accountEmail: z.string().optional(),
  guardrails: z.array(z.string()).optional(),
});

export const coreAccounts = z.strictObject({
  network: z.string().optional(),
  logArchive: z.string().optional(),
  audit: z.string().optional(),
});
