// What each owner is told of a report: one message, however many findings.
import { printable } from '@microaccounts/resources';
import { counted } from '../report/count';
import { notesOf } from '../report/notes';
import type { DriftFinding, DriftReport, Status } from '../report/report';
import { phrase } from '../report/phrase';
import { detailsOf } from '../report/sections';

export interface Notice {
  /** As the accounts' files say; null: whoever runs the landing zone, for what no account has or all share. */
  readonly owner: string | null;
  /** One line: `2 findings of drift, 1 security`. */
  readonly summary: string;
  /** Several lines for people: the summary, the first findings, and where the whole report is. */
  readonly text: string;
  /** The first {@link MOST_FINDINGS}, in the order of the report. */
  readonly findings: readonly DriftFinding[];
}

export const MOST_FINDINGS = 20;
/** In a message nobody reads more of one value; whole policies are in the report. */
const LONGEST_LINE = 300;

const OF_CONCERN: ReadonlySet<Status> = new Set(['drifted', 'missing', 'unmanaged', 'unchecked']);

/** A notice for every owner who has something to look after, by name, that of nobody's first; `url` is the report's. */
export function noticesOf({ findings }: DriftReport, url: string | null): Notice[] {
  const byOwner = new Map<string | null, DriftFinding[]>();
  for (const finding of findings.filter(({ status }) => OF_CONCERN.has(status)))
    byOwner.set(finding.owner ?? null, [...(byOwner.get(finding.owner ?? null) ?? []), finding]);
  return [...byOwner]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([owner, own]) => noticeOf(owner, own, url));
}

function noticeOf(owner: string | null, findings: readonly DriftFinding[], url: string | null): Notice {
  const found = findings.filter(({ status }) => status !== 'unchecked');
  const security = found.filter(({ security: is }) => is).length;
  const unchecked = findings.length - found.length;
  const counts = [
    ...(found.length > 0 ? [`${counted(found.length, 'finding')} of drift`] : []),
    ...(security > 0 ? [`${security} security`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'resource')} unchecked`] : []),
  ];
  const summary = counts.join(', ');
  const shown = findings.slice(0, MOST_FINDINGS);
  const more = findings.length - shown.length;
  const lines = [
    `${summary}${owner === null ? '' : ` in the accounts of ${printable(owner)}`}`,
    '',
    ...shown.flatMap(linesOf),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...(url === null ? [] : ['', `The whole report: ${printable(url)}`]),
  ];
  return { owner, summary, text: lines.join('\n'), findings: shown };
}

function linesOf(finding: DriftFinding): string[] {
  const { status, kind, address, property, security, actual } = finding;
  const what = `${kind} ${printable(address)}${property === null ? '' : ` ${printable(property)}`}`;
  const head = `- ${status} ${what}${security ? ' (security)' : ''}`;
  if (status === 'unchecked') return [shortened(`${head}: ${phrase(actual)}`)];
  const details = detailsOf(finding).map(({ within, expected, actual: is }) => {
    return `  ${within === '' ? '' : `${within}: `}expected ${expected}, is ${is}`;
  });
  const notes = notesOf(finding).map((note) => `  ${note}`);
  return [head, ...details, ...notes].map(shortened);
}

function shortened(line: string): string {
  return line.length <= LONGEST_LINE ? line : `${line.slice(0, LONGEST_LINE)}…`;
}
