// What each owner is told of a report: one message, however many findings.
import { printable } from '@microaccounts/resources';
import { counted } from '../report/count';
import { loopLine, notesOf } from '../report/notes';
import type { DriftFinding, DriftReport, HealingLoop, Status } from '../report/report';
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
  /** What was healed though an earlier run had healed it, too, as many at most: no finding tells of it any more. */
  readonly loops: readonly HealingLoop[];
}

export const MOST_FINDINGS = 20;
/** In a message nobody reads more of one value; whole policies are in the report. */
const LONGEST_LINE = 300;

const OF_CONCERN: ReadonlySet<Status> = new Set(['drifted', 'missing', 'unmanaged', 'unchecked']);

/** A notice for every owner who has something to look after, by name, that of nobody's first; `url` is the report's. */
export function noticesOf({ findings, loops = [] }: DriftReport, url: string | null): Notice[] {
  const byOwner = new Map<string | null, Concerns>();
  const of = (owner: string | null): Concerns => {
    const known = byOwner.get(owner) ?? { findings: [], loops: [] };
    byOwner.set(owner, known);
    return known;
  };
  for (const finding of findings) if (OF_CONCERN.has(finding.status)) of(finding.owner ?? null).findings.push(finding);
  for (const loop of loops) of(loop.owner ?? null).loops.push(loop);
  return [...byOwner]
    .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1))
    .map(([owner, concerns]) => noticeOf(owner, concerns, url));
}

interface Concerns {
  readonly findings: DriftFinding[];
  readonly loops: HealingLoop[];
}

function noticeOf(owner: string | null, { findings, loops }: Concerns, url: string | null): Notice {
  const found = findings.filter(({ status }) => status !== 'unchecked');
  const security = found.filter(({ security: is }) => is).length;
  const unchecked = findings.length - found.length;
  const counts = [
    ...(found.length > 0 ? [`${counted(found.length, 'finding')} of drift`] : []),
    ...(security > 0 ? [`${security} security`] : []),
    ...(unchecked > 0 ? [`${counted(unchecked, 'resource')} unchecked`] : []),
    ...(loops.length > 0 ? [`${counted(loops.length, 'loop')} healed again`] : []),
  ];
  const summary = counts.join(', ');
  const [shown, shownLoops] = [findings.slice(0, MOST_FINDINGS), loops.slice(0, MOST_FINDINGS)];
  const [more, moreLoops] = [findings.length - shown.length, loops.length - shownLoops.length];
  const lines = [
    `${summary}${owner === null ? '' : ` in the accounts of ${printable(owner)}`}`,
    '',
    ...shownLoops.map((loop) => shortened(`- ${loopLine(loop)}`)),
    ...(moreLoops > 0 ? [`… and ${counted(moreLoops, 'more loop')}`] : []),
    ...shown.flatMap(linesOf),
    ...(more > 0 ? [`… and ${more} more`] : []),
    ...(url === null ? [] : ['', `The whole report: ${printable(url)}`]),
  ];
  return { owner, summary, text: lines.join('\n'), findings: shown, loops: shownLoops };
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
