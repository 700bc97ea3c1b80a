// A guardrail of the company as it is written: `guardrails/<name>.yaml`.
import { z } from 'zod';
import { defaultGuardrailType } from '../defaults/values';
import { key } from './notes';
import { statement } from './role';

export const guardrail = z.strictObject({
  description: key(z.string(), {
    meaning: 'What holds because of it, in a sentence. It becomes the description of the policy.',
    example: 'Volumes and databases are encrypted',
    default: '',
  }),
  type: key(z.enum(['scp', 'rcp']), {
    meaning: 'Whether it binds who acts (a service control policy) or what is acted on (a resource control policy).',
    example: 'scp',
    default: defaultGuardrailType,
  }),
  statements: key(z.array(statement).min(1), {
    meaning: 'The statements of the policy.',
    example: [
      {
        Effect: 'Deny',
        Action: 'ec2:CreateVolume',
        Resource: '*',
        Condition: { Bool: { 'ec2:Encrypted': 'false' } },
      },
    ],
  }),
});

export type WrittenGuardrail = z.infer<typeof guardrail>;
