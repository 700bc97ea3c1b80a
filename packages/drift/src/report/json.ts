// The report for programs.
import type { DriftReport } from './report';

/** The document itself, indented, with a line feed at its end. */
export function renderJson(report: DriftReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
