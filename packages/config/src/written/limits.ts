// The written limits: quotas of the organization that differ from AWS's defaults.
import { z } from 'zod';
import type { Limits } from '../estate';
import { limitNames, limitTable } from '../limits';
import { key } from './notes';

type Limit = z.ZodOptional<z.ZodNumber>;

function limit(name: keyof Limits): Limit {
  const { default: value, what, raisable } = limitTable[name];
  const raised = raisable ? 'AWS raises it on request.' : 'AWS does not raise it.';
  return key(z.number().int().min(1), {
    meaning: `Highest number of ${what}. ${raised}`,
    example: raisable ? 2 * value : value,
    default: value,
  });
}

export const limits = z.strictObject(
  Object.fromEntries(limitNames.map((name) => [name, limit(name)])) as { readonly [Name in keyof Limits]: Limit },
);
