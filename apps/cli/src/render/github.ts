// Diagnostics as workflow commands of GitHub Actions, which make annotations of them on the lines of a pull request.
import { printable } from '@microaccounts/resources';
import type { Diagnostic } from '@microaccounts/config';

/**
 * A command for each diagnostic, in their order. `pathOf` gives the path of a file of the estate in the repository.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
 */
export function githubCommands(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): string[] {
  return diagnostics.map(({ severity, file, line, column, code, message, help }) => {
    const properties = { file: pathOf(file), line: String(line), col: String(column), title: code };
    const written = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(printable(value))}`);
    const text = [message, ...(help === '' ? [] : [`help: ${help}`])].map(printable).join('\n');
    return `::${severity} ${written.join(',')}::${escapedData(text)}`;
  });
}

/** What is behind the second `::`, as the runner reads it: actions/toolkit, `packages/core/src/command.ts`. */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The value of a property: it ends at a comma, and the properties at a colon. */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
