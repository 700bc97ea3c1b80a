// The report for an issue or a pull request.
import { printable } from '@microaccounts/resources';
import { counted } from './count';
import { healingLines, notesOf, waysOut } from './notes';
import type { DriftFinding, DriftReport } from './report';
import { detailsOf, headline, sections, staleExceptions, type Section } from './sections';

/** GitHub-flavoured Markdown: a heading and a table for each account. */
export function renderMarkdown(report: DriftReport): string {
  const healing = healingLines(report).map((line) => `- ${plain(line)}`);
  const stale = staleExceptions(report).map((line) => `- ${plain(line)}`);
  return [
    `## Drift: ${headline(report)}`,
    '',
    ...healing,
    ...(healing.length === 0 ? [] : ['']),
    ...sections(report).flatMap(block),
    ...(stale.length === 0 ? [] : ['### Exceptions', '', ...stale, '']),
  ].join('\n');
}

/** Below the table, since lines to copy do not fit into a cell. */
function copied(finding: DriftFinding): string[] {
  const found = waysOut(finding);
  if (found.length === 0) return [];
  return [
    `- ${plain(finding.kind)} ${code(printable(finding.address))}`,
    ...found.flatMap(({ text, lines }) => {
      const fence = fenceOf(lines);
      return [`  - ${text}`, `    ${fence}`, ...lines.map((line) => `    ${line}`), `    ${fence}`];
    }),
    '',
  ];
}

/** Longer than any in the lines: what is in AWS may have some (GitHub Flavored Markdown, "Fenced code blocks"). */
function fenceOf(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  return '`'.repeat(longest + 1);
}

/** What is known beside the values has a column of its own where anything is. */
function block({ account, owner, findings, unchecked }: Section): string[] {
  const hasNotes = findings.some((finding) => notesOf(finding).length > 0);
  const line = (cells: readonly string[], notes = ''): string => row(hasNotes ? [...cells, notes] : cells);
  return [
    `### ${plain(account)}${owner === null ? '' : ` (${plain(owner)})`}`,
    '',
    line(['status', 'what', 'expected', 'actual'], 'notes'),
    `|---|---|---|---|${hasNotes ? '---|' : ''}`,
    ...findings.flatMap((finding) => rows(finding, line)),
    ...[...unchecked].map(([reason, count]) => line(['unchecked', counted(count, 'resource'), '', plain(reason)])),
    '',
    ...findings.flatMap(copied),
  ];
}

function rows(finding: DriftFinding, line: (cells: readonly string[], notes: string) => string): string[] {
  const { status, kind, address, property, security } = finding;
  const notes = notesOf(finding).map(code).join(' ');
  return detailsOf(finding).map(({ within, expected, actual }, index) => {
    const where = [property, within].filter((part) => part !== null && part !== '').join('.');
    const what = `${plain(kind)} ${code(printable(address))}${where === '' ? '' : ` ${plain(where)}`}`;
    const said = security ? `**${status}** (security)` : status;
    return line([said, what, code(expected), code(actual)], index === 0 ? notes : '');
  });
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

/** What Markdown or HTML may be made of is put into code; what is a word or two stays as it is. */
function plain(text: string): string {
  return /^[\w .,:;()/+=-]*$/.test(text) ? text : code(printable(text));
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
