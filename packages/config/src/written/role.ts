// The written role and the IAM statements in it.
import { z } from 'zod';

const oneOrMore = z.union([z.string().min(1), z.array(z.string().min(1)).min(1)]);
const principals = z.union([z.literal('*'), z.record(z.string(), oneOrMore)]);
const conditionValue = z.union([z.string(), z.number(), z.boolean()]);

/** One statement of a policy, in YAML (IAM User Guide, "Grammar of the IAM JSON policy language"). */
export const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']).optional(),
  Principal: principals.optional(),
  NotPrincipal: principals.optional(),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore.optional(),
  NotResource: oneOrMore.optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.union([conditionValue, z.array(conditionValue)]))).optional(),
});

export const role = z.strictObject({
  group: z.string().min(1).optional(),
  policies: z.array(z.string()).optional(),
  statements: z.array(statement).optional(),
});

export type WrittenStatement = z.infer<typeof statement>;
export type WrittenRole = z.infer<typeof role>;
