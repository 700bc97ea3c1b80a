// Diagnostics of an estate as text, each with its line of the file, and the document of `validate --format json`.
import { printable } from '@microaccounts/resources';
import type { Diagnostic } from '@microaccounts/config';
import type { CheckedEstate } from '@microaccounts/landing-zone';
import type { Colors, Page } from '../output';
import { excerpt } from './excerpt';
import { count, indented, padded, wrapped } from './layout';

/** What of a checked estate is told: its diagnostics, and the files that they point at. */
export type Findings = Pick<CheckedEstate, 'diagnostics' | 'texts' | 'accounts'>;

/** How wide an excerpt is where no terminal sets the width: in a log, say. */
const COLUMNS = 120;
/** No excerpt is narrower, however narrow the terminal is. */
const FEWEST_COLUMNS = 12;
const INDENTATION = 2;
const GAP = 2;

/**
 * All diagnostics, file by file in the order of their positions, and how many there are. Nothing that a file says reaches
 * the terminal as anything else than text.
 */
export function diagnosticsText(findings: Findings, page: Page): string {
  const { diagnostics, texts } = findings;
  const groups = [...byFile(diagnostics)].flatMap(([file, found]) => [
    page.colors.underline(printable(file)),
    ...fileLines(found, linesOf(texts.get(file)), page),
    '',
  ]);
  return [...groups, diagnosticsSummary(findings, page.colors)].join('\n');
}

/** `2 errors, 1 warning in 5 accounts`; `no problems in 5 accounts`. */
export function diagnosticsSummary({ diagnostics, accounts }: Omit<Findings, 'texts'>, colors: Colors): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [colors.red(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(count(warnings, 'warning'))] : []),
  ];
  const found = parts.length === 0 ? colors.green('no problems') : parts.join(', ');
  return `${found} in ${count(accounts, 'account')}`;
}

/** The document of `validate --format json`. */
export function diagnosticsDocument({ accounts, diagnostics }: Omit<Findings, 'texts'>): object {
  return {
    formatVersion: 1,
    accounts,
    diagnostics: diagnostics.map(({ code, severity, file, line, column, message, help }) => ({
      code,
      severity,
      file,
      line,
      column,
      message,
      help,
    })),
  };
}

/** The diagnostics of each file in the order of their positions, the files by their names. */
function byFile(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  const ordered = [...diagnostics].sort((a, b) => a.line - b.line || a.column - b.column);
  for (const diagnostic of ordered) {
    const group = groups.get(diagnostic.file);
    if (group === undefined) groups.set(diagnostic.file, [diagnostic]);
    else group.push(diagnostic);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The lines of a file as positions count them: a byte order mark is no part of the first, nor a line end of any. */
function linesOf(text: string | undefined): readonly string[] {
  return (text ?? '').replace(/^\uFEFF/, '').split(/\r?\n/);
}

/** How a file's diagnostics stand under each other. */
interface Layout {
  readonly page: Page;
  /** Columns before the severity; what is below a diagnostic begins there, too. */
  readonly toSeverity: number;
  readonly toMessage: number;
  /** Of the numbers of lines. */
  readonly digits: number;
}

function fileLines(diagnostics: readonly Diagnostic[], lines: readonly string[], page: Page): string[] {
  const widest = (of: (diagnostic: Diagnostic) => string): number =>
    diagnostics.reduce((most, diagnostic) => Math.max(most, of(diagnostic).length), 0);
  const toSeverity = INDENTATION + widest(positionOf) + GAP;
  const toMessage = toSeverity + widest(({ severity }) => severity) + GAP;
  const layout = { page, toSeverity, toMessage, digits: widest(({ line }) => String(line)) };
  return diagnostics.flatMap((diagnostic) => diagnosticLines(diagnostic, lines, layout));
}

function diagnosticLines(diagnostic: Diagnostic, lines: readonly string[], layout: Layout): string[] {
  const { severity, message, help, code } = diagnostic;
  const { page, toSeverity, toMessage } = layout;
  const { dim } = page.colors;
  const position = padded(' '.repeat(INDENTATION) + positionOf(diagnostic), toSeverity);
  const head = padded(position + painted(severity, severity, page.colors), toMessage);
  const [first = '', ...more] = folded(`${printable(message)} ${dim(`[${printable(code)}]`)}`, toMessage, page);
  return [
    head + first,
    ...indented(more, toMessage),
    ...indented(excerptLines(diagnostic, lines, layout), toSeverity),
    ...(help === '' ? [] : indented(folded(`${dim('help:')} ${printable(help)}`, toSeverity, page), toSeverity)),
  ];
}

/** The line with its number before it, and the caret below; nothing if there is nothing to see at the place. */
function excerptLines(
  { line, column, severity }: Diagnostic,
  lines: readonly string[],
  { page: { colors, columns }, toSeverity, digits }: Layout,
): string[] {
  const room = (columns ?? COLUMNS) - toSeverity - digits - ' │ '.length;
  const shown = excerpt(lines[line - 1] ?? '', column, Math.max(room, FEWEST_COLUMNS));
  if (shown === null) return [];
  return [
    `${colors.dim(`${String(line).padStart(digits)} │`)} ${shown.text}`,
    `${colors.dim(`${' '.repeat(digits)} │`)} ${' '.repeat(shown.before)}${painted('^', severity, colors)}`,
  ];
}

function positionOf({ line, column }: Diagnostic): string {
  return `${line}:${column}`;
}

function painted(text: string, severity: Diagnostic['severity'], colors: Colors): string {
  return severity === 'error' ? colors.red(text) : colors.yellow(text);
}

/** `text` in lines that end with the page if they begin after `indentation`; where no page ends, in one. */
function folded(text: string, indentation: number, { columns }: Page): string[] {
  return columns === null ? [text] : wrapped(text.split(' '), Math.max(columns - indentation, FEWEST_COLUMNS), ' ');
}
