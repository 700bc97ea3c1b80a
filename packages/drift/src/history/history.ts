// What earlier runs say of today's findings: since when each is there, and whether it was healed before.
import { findingIdentity, type DriftFinding, type DriftReport, type Status } from '../report/report';
import type { DeploymentMarks } from './deployments';
import type { HistoryLine } from './line';
import { lookedAt } from './scope';

interface Known {
  readonly since: string;
  readonly status: Status;
}

/** What is known after a number of runs; as large as their findings, however many runs there were. */
export interface History {
  /** What was there when it was last looked at, by identity. */
  readonly open: ReadonlyMap<string, Known>;
  /** Since when what the last run that was to look at it could not read has not been read, by identity. */
  readonly unread: ReadonlyMap<string, string>;
  /** When something was healed last, by identity. */
  readonly healed: ReadonlyMap<string, string>;
  /** What was deployed when the last run began that looked into what was deployed before; null if there was none. */
  readonly deployed: DeploymentMarks | null;
}

/** Before the first run. */
export const noHistory: History = { open: new Map(), unread: new Map(), healed: new Map(), deployed: null };

/**
 * The history with one more run, in the order in which they were written down. What a run has looked at and does not name
 * is gone; what it has not looked at, unchecked or out of its scope, stays with its `since`.
 */
export function withRun(history: History, line: HistoryLine): History {
  const looked = lookedAt(line);
  const [open, unread, healed] = [new Map<string, Known>(), new Map<string, string>(), new Map(history.healed)];
  for (const [identity, known] of history.open) if (!looked(identity, known.status)) open.set(identity, known);
  for (const [identity, since] of history.unread) if (!looked(identity, 'unchecked')) unread.set(identity, since);
  for (const { identity, since, status } of line.findings) {
    if (status === 'unchecked') unread.set(identity, earlier(since, history.unread.get(identity)));
    else open.set(identity, { since: earlier(since, history.open.get(identity)?.since), status });
  }
  for (const identity of line.healed ?? []) healed.set(identity, line.at);
  return { open, unread, healed, deployed: line.deployed ?? history.deployed };
}

/** The report with `since` of each finding: the time of the run that saw it first, which may be this one, at `at`. */
export function withSince(report: DriftReport, { open, unread }: History, at: Date): DriftReport {
  const findings = report.findings.map((finding): DriftFinding => {
    const identity = findingIdentity(finding);
    const known = finding.status === 'unchecked' ? unread.get(identity) : open.get(identity)?.since;
    return { ...finding, since: known ?? at.toISOString() };
  });
  return { ...report, findings };
}

/** When something of the identity of this finding was healed last, ISO 8601; null if it never was. */
export function healedBefore(
  { healed }: History,
  finding: Pick<DriftFinding, 'kind' | 'address' | 'property'>,
): string | null {
  return healed.get(findingIdentity(finding)) ?? null;
}

/** The earlier of two times; the first if there is no second. */
function earlier(time: string, other: string | undefined): string {
  return other !== undefined && Date.parse(other) < Date.parse(time) ? other : time;
}
