// A line of the history: what one run found, in one line of JSON. The format is a contract.
import type { DeploymentMarks } from './deployments';
import { findingIdentity, type DriftReport, type Status } from '../report/report';

/** What a run was to look at; a key that is absent narrows nothing. */
export interface HistoryScope {
  /** `organization`, `network`, `accounts`, `deep`. */
  readonly tiers?: readonly string[];
  /** Keys of accounts. */
  readonly accounts?: readonly string[];
  /** Keys of accounts; narrows the tier `accounts` alone. */
  readonly members?: readonly string[];
  /** The part of the accounts, from 1. */
  readonly shard?: { readonly index: number; readonly of: number };
}

export interface HistoryFinding {
  /** As `findingIdentity` gives it. */
  readonly identity: string;
  /** Time of the run that saw it first, ISO 8601. */
  readonly since: string;
  readonly status: Status;
}

export interface HistoryLine {
  readonly formatVersion: 1;
  /** Time of the run, ISO 8601. */
  readonly at: string;
  readonly complete: boolean;
  readonly checked: DriftReport['checked'];
  /** Findings by status; `security` counts those that widen access, whatever their status. */
  readonly counts: { readonly [S in Status | 'security']: number };
  readonly findings: readonly HistoryFinding[];
  readonly scope: HistoryScope;
  /** Identities of what the run set right. */
  readonly healed?: readonly string[];
  /** What was deployed when the run began; absent if nobody knows, or if accounts deployed since were not looked into. */
  readonly deployed?: DeploymentMarks;
}

export interface HistoryLineInput {
  readonly at: Date;
  readonly scope: HistoryScope;
  /** Identities of what the run set right; absent if it was not to heal. */
  readonly healed?: readonly string[] | undefined;
  /** What was deployed before anything was read, of a run that looked into all accounts or into those deployed since. */
  readonly deployed?: DeploymentMarks | undefined;
}

/** The line of a run. A finding without `since` is one that this run saw first. */
export function historyLine(report: DriftReport, { at, scope, healed, deployed }: HistoryLineInput): HistoryLine {
  const time = at.toISOString();
  return {
    formatVersion: 1,
    at: time,
    complete: report.complete,
    checked: report.checked,
    counts: findingCounts(report),
    findings: report.findings.map((finding) => ({
      identity: findingIdentity(finding),
      since: finding.since ?? time,
      status: finding.status,
    })),
    scope,
    ...(healed === undefined ? {} : { healed }),
    ...(deployed === undefined ? {} : { deployed }),
  };
}

/** How many findings there are of each status, and how many widen access. */
export function findingCounts({ findings }: DriftReport): HistoryLine['counts'] {
  const counts = { drifted: 0, missing: 0, unmanaged: 0, unchecked: 0, pending: 0, accepted: 0, security: 0 };
  for (const { status, security } of findings) {
    counts[status] += 1;
    if (security) counts.security += 1;
  }
  return counts;
}

/** The text of a line, without its line end; it holds no other. */
export function printHistoryLine(line: HistoryLine): string {
  return JSON.stringify(line);
}

/** Reads a line defensively: null for one that is torn, of another format, or lacks what `since` follows from. */
export function parseHistoryLine(text: string): HistoryLine | null {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return null;
  }
  return isLine(read) ? read : null;
}

function isLine(read: unknown): read is HistoryLine {
  if (!isObject(read) || read['formatVersion'] !== 1 || !isTime(read['at'])) return false;
  const { findings, healed, scope, deployed } = read;
  return (
    isObject(scope) &&
    isScope(scope) &&
    Array.isArray(findings) &&
    findings.every(isFinding) &&
    isOptionalTexts(healed) &&
    (deployed === undefined ||
      (isObject(deployed) && Object.values(deployed).every((mark) => typeof mark === 'string')))
  );
}

function isFinding(read: unknown): boolean {
  return (
    isObject(read) &&
    typeof read['identity'] === 'string' &&
    isTime(read['since']) &&
    typeof read['status'] === 'string'
  );
}

function isScope({ tiers, accounts, members, shard }: { readonly [key: string]: unknown }): boolean {
  const isShard =
    shard === undefined || (isObject(shard) && Number.isInteger(shard['index']) && Number.isInteger(shard['of']));
  return isOptionalTexts(tiers) && isOptionalTexts(accounts) && isOptionalTexts(members) && isShard;
}

function isOptionalTexts(read: unknown): boolean {
  return read === undefined || (Array.isArray(read) && read.every((item) => typeof item === 'string'));
}

function isTime(read: unknown): boolean {
  return typeof read === 'string' && !Number.isNaN(Date.parse(read));
}

function isObject(read: unknown): read is { readonly [key: string]: unknown } {
  return typeof read === 'object' && read !== null && !Array.isArray(read);
}
