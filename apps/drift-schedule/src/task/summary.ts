// What a run found, as one small document and a few lines of text.
import { exitCode, type DriftFinding, type DriftReport, type Status } from '@microaccounts/drift';

/** `in-sync` only if everything was read. */
export type RunStatus = 'in-sync' | 'drift' | 'incomplete';

/** What of a finding a summary tells. */
export type NamedFinding = Pick<
  DriftFinding,
  'status' | 'kind' | 'address' | 'account' | 'region' | 'property' | 'security'
>;

export interface Summary {
  readonly formatVersion: 1;
  readonly run: string;
  readonly status: RunStatus;
  readonly complete: boolean;
  /** Parts of which there is no report. */
  readonly missingParts: readonly string[];
  readonly checked: DriftReport['checked'];
  readonly counts: Readonly<Record<Status, number>>;
  /** How many of what differs lets somebody do more than the files say. */
  readonly security: number;
  /** The first of what differs, security first. */
  readonly findings: readonly NamedFinding[];
  /** The folder that has the reports. */
  readonly reports: string;
}

/** How many findings a message names: it has to stay under SNS's 256 KB, and be read. */
export const NAMED = 20;

export interface RunReports {
  readonly run: string;
  /** By part; null where there is no report. */
  readonly parts: ReadonlyMap<string, DriftReport | null>;
  readonly reports: string;
}

export function summarize({ run, parts, reports }: RunReports): Summary {
  const found = [...parts.values()].filter((part) => part !== null);
  const missingParts = [...parts].filter(([, part]) => part === null).map(([name]) => name);
  const findings = found.flatMap((part) => part.findings);
  const complete = missingParts.length === 0 && found.every((part) => part.complete);
  const total = (count: (part: DriftReport) => number): number => found.reduce((sum, part) => sum + count(part), 0);
  const counted = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  // The organization's part lists the accounts that others look into.
  const isInside = ({ scope }: DriftReport): boolean => scope?.tiers.includes('accounts') === true;
  const counting = found.some(isInside) ? found.filter(isInside) : found;
  const checked = {
    accounts: counting.reduce((sum, part) => sum + part.checked.accounts, 0),
    resources: total((part) => part.checked.resources),
    calls: total((part) => part.checked.calls),
  };
  const codeOf = (some: readonly DriftFinding[]): 0 | 2 | 3 =>
    exitCode({ formatVersion: 1, complete, checked, findings: some });
  const differs = findings.filter((finding) => codeOf([finding]) === 2);
  return {
    formatVersion: 1,
    run,
    status: STATUSES[codeOf(findings)],
    complete,
    missingParts,
    checked,
    counts: {
      drifted: counted('drifted'),
      missing: counted('missing'),
      unmanaged: counted('unmanaged'),
      unchecked: counted('unchecked'),
      pending: counted('pending'),
      accepted: counted('accepted'),
    },
    security: differs.filter(({ security }) => security).length,
    findings: [...differs.filter(({ security }) => security), ...differs.filter(({ security }) => !security)]
      .slice(0, NAMED)
      .map(({ status, kind, address, account, region, property, security }) => ({
        status,
        kind,
        address,
        account,
        region,
        property,
        security,
      })),
    reports,
  };
}

/** The subject of a message: ASCII, and well under 100 characters (SNS API Reference, "Publish"). */
export function subjectOf({ status, counts, security, missingParts }: Summary): string {
  const differ = counts.drifted + counts.missing + counts.unmanaged;
  switch (status) {
    case 'in-sync':
      return 'Drift: AWS is as it was deployed';
    case 'drift':
      return `Drift: ${numberOf(differ, 'finding')}${security === 0 ? '' : `, ${security} of security`}`;
    case 'incomplete':
      return missingParts.length === 0
        ? 'Drift: not everything could be read'
        : `Drift: ${numberOf(missingParts.length, 'part')} without a report`;
  }
}

function numberOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** The same for people. */
export function textOf(summary: Summary): string {
  const { run, checked, counts, missingParts, findings, reports } = summary;
  const differ = counts.drifted + counts.missing + counts.unmanaged;
  const named = findings.map(
    ({ status, kind, address, account, property, security }) =>
      `  ${security ? 'SECURITY ' : ''}${status} ${kind} ${address}${property === null ? '' : ` ${property}`} in ${account}`,
  );
  return [
    `Run ${run}: ${numberOf(checked.accounts, 'account')}, ${numberOf(checked.resources, 'resource')}, ${numberOf(checked.calls, 'call')}.`,
    `${counts.drifted} drifted, ${counts.missing} missing, ${counts.unmanaged} unmanaged, ${counts.unchecked} unchecked, ${counts.pending} pending, ${counts.accepted} accepted.`,
    ...(missingParts.length === 0 ? [] : [`No report, so unchecked: ${missingParts.join(', ')}.`]),
    ...named,
    ...(differ > named.length ? [`  and ${differ - named.length} more`] : []),
    `Reports: ${reports}`,
    '',
  ].join('\n');
}

/** By the exit code that the command would have had for the whole run. */
const STATUSES = { 0: 'in-sync', 2: 'drift', 3: 'incomplete' } as const;
