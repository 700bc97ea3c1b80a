// The report for people at a terminal.
import { printable } from '@microaccounts/resources';
import { counted } from './count';
import { healingLines, notesOf, waysOut } from './notes';
import type { DriftFinding, DriftReport, Status } from './report';
import { headline, sections, staleExceptions, valueLines } from './sections';

/** Plain text, by account; with ANSI colours if `color`. */
export function renderText(report: DriftReport, { color }: { readonly color: boolean }): string {
  const paint = (code: number, text: string): string => (color ? `\u001b[${code}m${text}\u001b[0m` : text);
  const finding = (one: DriftFinding): string[] => [
    `  ${paint(COLORS[one.status], one.status.padEnd(WIDTH))} ${subject(one)}${one.security ? paint(COLORS.missing, '  security') : ''}`,
    ...valueLines(one).map((line) => `    ${line}`),
    ...notesOf(one).map((note) => `    ${paint(DIM, note)}`),
    ...waysOut(one).flatMap(({ text, lines }) => [`    ${text}`, ...lines.map((line) => `      ${line}`)]),
  ];
  const blocks = sections(report).map(({ account, owner, findings, unchecked }) => [
    `${paint(BOLD, printable(account))}${owner === null ? '' : paint(DIM, `  owner ${owner}`)}`,
    ...findings.flatMap(finding),
    ...[...unchecked].map(([reason, count]) => {
      return `  ${paint(COLORS.unchecked, 'unchecked'.padEnd(WIDTH))} ${counted(count, 'resource')}: ${reason}`;
    }),
  ]);
  const stale = staleExceptions(report);
  if (stale.length > 0) blocks.push([paint(BOLD, 'exceptions'), ...stale.map((line) => `  ${line}`)]);
  const healing = healingLines(report);
  return (
    [[headline(report)], ...(healing.length === 0 ? [] : [healing]), ...blocks]
      .map((lines) => lines.join('\n'))
      .join('\n\n') + '\n'
  );
}

const WIDTH = 'unmanaged'.length;
const [BOLD, DIM] = [1, 2] as const;
const [RED, YELLOW, CYAN, MAGENTA] = [31, 33, 36, 35] as const;
const COLORS: { readonly [S in Status]: number } = {
  drifted: YELLOW,
  missing: RED,
  unmanaged: MAGENTA,
  unchecked: CYAN,
  pending: CYAN,
  accepted: CYAN,
};

function subject({ kind, address, property }: DriftFinding): string {
  return printable(`${kind} ${address}${property === null ? '' : ` ${property}`}`);
}
