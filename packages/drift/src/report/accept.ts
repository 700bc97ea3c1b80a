// Drift that the estate accepts until a day: findings against `drift-exceptions.yaml`.
import { addressMatcher, type DriftException } from '@microaccounts/config';
import type { DriftFinding, DriftReport, ReportedException } from './report';

/** The day of a moment in UTC, `2026-12-31`. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The report with what falls under an exception as `accepted`. After the last day of an exception the finding stays what it
 * is, and says that it was accepted. Of several exceptions the one with the latest end holds. A finding that widens access
 * falls only under one that says so.
 * @param today `2026-12-31`, in UTC
 */
export function accept(report: DriftReport, exceptions: readonly DriftException[], today: string): DriftReport {
  if (exceptions.length === 0) return report;
  const matchers = index(exceptions);
  const used = new Set<DriftException>();
  const findings = report.findings.map((finding): DriftFinding => {
    const fitting = matchers(finding.address).filter((exception) => isAbout(exception, finding));
    for (const exception of fitting) used.add(exception);
    const [latest] = fitting.sort((a, b) => (a.until < b.until ? 1 : a.until > b.until ? -1 : 0));
    if (latest === undefined) return finding;
    const { owner, reason, until } = latest;
    const expired = until < today;
    return {
      ...finding,
      status: expired ? finding.status : 'accepted',
      exception: { owner, reason, until, expired },
    };
  });
  return {
    ...report,
    findings,
    exceptions: exceptions.map((exception): ReportedException => {
      const { address, owner, until } = exception;
      return { address, owner, until, state: until < today ? 'expired' : used.has(exception) ? 'in-use' : 'unused' };
    }),
  };
}

function isAbout({ kind, property, status, security }: DriftException, finding: DriftFinding): boolean {
  return (
    (status as readonly string[]).includes(finding.status) &&
    (kind === null || kind === finding.kind) &&
    (property === null || property === finding.property) &&
    (security || !finding.security)
  );
}

/** The exceptions that may be about an address; those of a single address are looked up, not tried one by one. */
function index(exceptions: readonly DriftException[]): (address: string) => DriftException[] {
  const single = new Map<string, DriftException[]>();
  const patterns: { readonly exception: DriftException; readonly matches: (address: string) => boolean }[] = [];
  for (const exception of exceptions) {
    const { address } = exception;
    if (address.includes('*')) patterns.push({ exception, matches: addressMatcher(address) });
    else single.set(address, [...(single.get(address) ?? []), exception]);
  }
  return (address) => [
    ...(single.get(address) ?? []),
    ...patterns.flatMap(({ exception, matches }) => (matches(address) ? [exception] : [])),
  ];
}
