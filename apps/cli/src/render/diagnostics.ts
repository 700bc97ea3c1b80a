// Diagnostics of an estate as text, grouped by file, and the document of `validate --format json`.
import type { Diagnostic } from '@microaccounts/config';
import type { Colors } from '../output';
import { count, indented, table } from './layout';

/** All diagnostics, file by file in the order of their positions, and how many there are. */
export function diagnosticsText(diagnostics: readonly Diagnostic[], colors: Colors): string {
  const files = [...new Set(diagnostics.map(({ file }) => file))].sort();
  const groups = files.flatMap((file) => [
    colors.underline(file),
    ...fileLines(
      diagnostics.filter((diagnostic) => diagnostic.file === file),
      colors,
    ),
    '',
  ]);
  return [...groups, diagnosticsCount(diagnostics, colors)].join('\n');
}

/** `2 errors, 1 warning`; `no problems` if there are none. */
export function diagnosticsCount(diagnostics: readonly Diagnostic[], colors: Colors): string {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [colors.red(count(errors, 'error'))] : []),
    ...(warnings > 0 ? [colors.yellow(count(warnings, 'warning'))] : []),
  ];
  return parts.length === 0 ? colors.green('no problems') : parts.join(', ');
}

/** The document of `validate --format json`. */
export function diagnosticsDocument(accounts: number, diagnostics: readonly Diagnostic[]): object {
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

function fileLines(diagnostics: readonly Diagnostic[], colors: Colors): string[] {
  const ordered = [...diagnostics].sort((a, b) => a.line - b.line || a.column - b.column);
  const heads = table(
    ordered.map(({ line, column, severity, message, code }) => [
      `${line}:${column}`,
      severity === 'error' ? colors.red(severity) : colors.yellow(severity),
      colors.dim(code),
      message,
    ]),
  );
  return indented(
    ordered.flatMap(({ help }, i) => [
      heads[i] ?? '',
      ...(help === '' ? [] : indented([`${colors.dim('help:')} ${help}`], 6)),
    ]),
  );
}
