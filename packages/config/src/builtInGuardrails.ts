// The guardrails that exist without a file: their names, once. Their statements are those of the package `scp`.

/** What a list of guardrails may name beside the company's own, and what no own guardrail may be called. */
export const builtInGuardrails = [
  'deny-everything',
  'deny-leave-organization',
  'no-iam-users',
  'no-public-buckets',
  'protect-baseline',
] as const;

export type BuiltInGuardrail = (typeof builtInGuardrails)[number];

export function isBuiltInGuardrail(name: string): name is BuiltInGuardrail {
  return (builtInGuardrails as readonly string[]).includes(name);
}
