// A guardrail of the company as it is written: `guardrails/<name>.yaml`.
import { z } from 'zod';
import { statement } from './role';

export const guardrail = z.strictObject({
  description: z.string().optional(),
  type: z.enum(['scp', 'rcp']).optional(),
  statements: z.array(statement).min(1).optional(),
});

export type WrittenGuardrail = z.infer<typeof guardrail>;
