// An account as it is written: a file of its own, or an entry in the file of its project.
import { z } from 'zod';
import { budget, quotas } from './baseline';
import { contacts } from './businessUnits';
import { prefixLength } from './network';
import { role } from './role';

const regionNetwork = z.strictObject({
  tiers: z.array(z.string()).optional(),
  dedicated: z.record(z.string(), prefixLength).optional(),
});

export const account = z.strictObject({
  name: z.string().optional(),
  email: z.string().optional(),
  environment: z.string().optional(),
  owner: z.string().min(1).optional(),
  description: z.string().optional(),
  contacts: contacts.optional(),
  regions: z.array(z.string()).min(1).optional(),
  services: z.strictObject({ allow: z.array(z.string()).optional(), deny: z.array(z.string()).optional() }).optional(),
  guardrails: z.array(z.string()).optional(),
  network: z.union([z.literal('none'), z.record(z.string(), regionNetwork.nullable())]).optional(),
  roles: z.record(z.string(), role.nullable()).optional(),
  trustedAccounts: z.record(z.string(), z.array(z.string()).min(1)).optional(),
  quotas: quotas.optional(),
  tags: z.record(z.string(), z.string()).optional(),
  budget: budget.optional(),
  state: z.enum(['active', 'suspended', 'closed']).optional(),
  id: z.string().optional(),
});

/** A file under `accounts/`: one account, or what the accounts of a project share and the accounts themselves. */
export const accountFile = z.strictObject({
  ...account.shape,
  accounts: z.record(z.string(), account.nullable()).optional(),
});

export type WrittenAccount = z.infer<typeof account>;
export type WrittenAccountFile = z.infer<typeof accountFile>;
