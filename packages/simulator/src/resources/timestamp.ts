// Times as the provider writes them: RFC 3339, in whole seconds (seen with terraform-provider-aws 5.100.0).

/** `2026-11-21T00:00:00Z`; undefined if AWS told no time. It may come as text from an answer that was stored as JSON. */
export function timestamp(time: Date | string | undefined): string | undefined {
  return time === undefined ? undefined : `${new Date(time).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;
}
