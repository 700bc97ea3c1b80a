// The report for an issue or a pull request.
import type { DriftFinding, DriftReport } from './report';
import { detailsOf, exceptionLine, headline, sections, staleExceptions } from './sections';

/** GitHub-flavoured Markdown: a heading and a table for each account. */
export function renderMarkdown(report: DriftReport): string {
  const blocks = sections(report).map(({ account, findings, unchecked }) => [
    `### ${account}`,
    '',
    '| status | what | expected | actual |',
    '|---|---|---|---|',
    ...findings.flatMap(rows),
    ...[...unchecked].map(([reason, count]) => row(['unchecked', `${count} resources`, '', reason])),
    '',
  ]);
  const stale = staleExceptions(report);
  if (stale.length > 0) blocks.push(['### Exceptions', '', ...stale.map((line) => `- ${escaped(line)}`), '']);
  return [`## Drift: ${headline(report)}`, '', ...blocks.flat()].join('\n');
}

function rows(finding: DriftFinding): string[] {
  const { status, kind, address, property, security } = finding;
  return detailsOf(finding).map(({ within, expected, actual }) => {
    const where = [property, within].filter((part) => part !== null && part !== '').join('.');
    const what = `${kind} \`${address}\`${where === '' ? '' : ` ${where}`}`;
    const why = exceptionLine(finding).map((line) => `<br>${escaped(line)}`);
    return row([
      security ? `**${status}** (security)` : status,
      `${what}${why.join('')}`,
      code(expected),
      code(actual),
    ]);
  });
}

/** Words of the estate, in which nothing is markup. */
function escaped(text: string): string {
  const plain = text.replace(/[\\`*_[\]@~]/g, (sign) => `\\${sign}`);
  return plain.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function code(text: string): string {
  return `\`${text.replaceAll('`', "'")}\``;
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
