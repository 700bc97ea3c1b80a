// Own guardrails have names of their own.
import { isBuiltInGuardrail } from '../../builtInGuardrails';
import { keyIn } from '../../written/file';
import type { Rule } from '../rule';

export const ownGuardrailNames: Rule = {
  code: 'guardrail/built-in-name',
  demands: 'an own guardrail is not called as a built-in one',
  check: ({ guardrails }) =>
    guardrails
      .filter(({ name }) => isBuiltInGuardrail(name))
      .map((guardrail) => ({
        at: keyIn(guardrail),
        message: `\`${guardrail.name}\` is the name of a built-in guardrail`,
        help: 'rename the file',
      })),
};

export const guardrailNames: Rule = {
  code: 'guardrail/invalid-name',
  demands: 'the name of a guardrail is 1 to 64 lower-case letters, digits and hyphens, beginning with a letter',
  check: ({ guardrails }) =>
    guardrails
      .filter(({ name }) => !/^[a-z][a-z0-9-]{0,63}$/.test(name))
      .map((guardrail) => ({
        at: keyIn(guardrail),
        message: `\`${guardrail.name}\` cannot be the name of a guardrail`,
        help: 'use 1 to 64 lower-case letters, digits and hyphens, beginning with a letter',
      })),
};
