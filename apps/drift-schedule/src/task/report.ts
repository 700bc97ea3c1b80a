// A report of `microaccounts drift --format json`, as a task reads it back.
import { z } from 'zod';
import type { DriftReport } from '@microaccounts/drift';

const finding = z.looseObject({
  status: z.enum(['drifted', 'missing', 'unmanaged', 'unchecked', 'pending', 'accepted']),
  kind: z.string(),
  address: z.string(),
  account: z.string(),
  region: z.string().nullable(),
  property: z.string().nullable(),
  security: z.boolean(),
});

const report = z.looseObject({
  formatVersion: z.literal(1),
  complete: z.boolean(),
  checked: z.looseObject({ accounts: z.number(), resources: z.number(), calls: z.number() }),
  findings: z.array(finding),
});

/** The report in `text`; null if it is none. What it holds beside what is checked here is the command's own. */
export function reportOf(text: string): DriftReport | null {
  try {
    return report.safeParse(JSON.parse(text)).success ? (JSON.parse(text) as DriftReport) : null;
  } catch {
    return null;
  }
}
