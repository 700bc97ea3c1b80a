// The reports of a drift run: in which formats, into which files, and how each is made.
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import * as path from 'node:path';
import type { DriftReport, FindingOrigin, DriftFinding } from '@microaccounts/drift';
import { writeFileAtomically } from './atomicFile';
import { UserError } from './exit';
import type { Output } from './output';
import { driftSarifLog } from './render/driftSarif';
import { version } from './version';

export const REPORT_FORMATS = ['text', 'json', 'markdown', 'sarif', 'html', 'prometheus'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** A report that goes into a file. */
export interface ReportFile {
  readonly format: ReportFormat;
  readonly file: string;
}

/** `html=drift.html`, read; null if it is not of that form, or no such format. */
export function parseReportFile(text: string): ReportFile | null {
  const at = text.indexOf('=');
  const format = REPORT_FORMATS.find((one) => one === text.slice(0, at));
  const file = text.slice(at + 1);
  return at < 0 || format === undefined || file === '' ? null : { format, file };
}

/**
 * Makes sure, before anything is read of AWS, that each report has a file of its own, not the history's, in a folder that is there.
 * @throws UserError with what is in the way.
 */
export async function requireReportFolders(reports: readonly ReportFile[], history?: string): Promise<void> {
  const files = reports.map(({ file }) => path.resolve(file));
  const twice = reports.find((_, index) => files.indexOf(files[index] ?? '') !== index);
  if (twice !== undefined)
    throw new UserError(`two reports would be written to \`${twice.file}\``, 'give each `--report` a file of its own');
  const over = history === undefined ? undefined : reports[files.indexOf(path.resolve(history))];
  if (over !== undefined)
    throw new UserError(`a report would be written over the history \`${over.file}\``, 'give each a file of its own');
  for (const { file } of reports) {
    const folder = path.dirname(file);
    try {
      await access(folder, constants.W_OK);
    } catch (cause) {
      throw new UserError(`no report can be written into \`${folder}\``, 'make the folder, or name another file', {
        cause,
      });
    }
  }
}

export interface ReportContext {
  /** When the run began: what was done before that is in the report. */
  readonly at: Date;
  readonly ended: Date;
  /** The path of a file of the estate in the repository. */
  readonly pathOf: (file: string) => string;
  /** Where what no file declares would be declared. */
  readonly wouldBeAt: (finding: DriftFinding) => FindingOrigin;
}

/** The report in a format, with a line feed at its end. */
export async function reportText(
  format: ReportFormat,
  report: DriftReport,
  { at, ended, pathOf, wouldBeAt }: ReportContext,
  color = false,
): Promise<string> {
  const drift = await import('@microaccounts/drift');
  switch (format) {
    case 'text':
      return drift.renderText(report, { color });
    case 'json':
      return drift.renderJson(report);
    case 'markdown':
      return drift.renderMarkdown(report);
    case 'html':
      return drift.renderHtml(report, at);
    case 'prometheus':
      return drift.renderPrometheus(report, ended);
    case 'sarif': {
      const log = driftSarifLog({
        ...{ report, at, ended, pathOf, wouldBeAt },
        version: version(),
        identityOf: drift.findingIdentity,
        wordsOf: (finding) => [...drift.valueLines(finding), ...drift.notesOf(finding)],
      });
      return `${JSON.stringify(log, null, 2)}\n`;
    }
  }
}

/** Writes the reports, each whole or not at all; gives whether all could be. What could not is said. */
export async function writeReports(
  reports: readonly ReportFile[],
  report: DriftReport,
  context: ReportContext,
  output: Output,
): Promise<boolean> {
  let isWritten = true;
  for (const { format, file } of reports) {
    const text = await reportText(format, report, context);
    try {
      await writeFileAtomically(file, text);
    } catch (error) {
      isWritten = false;
      output.message(`the ${format} report could not be written to \`${file}\`: ${(error as Error).message}`);
    }
  }
  return isWritten;
}
