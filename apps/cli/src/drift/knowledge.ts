// What is known beside AWS of what is found: exceptions, owners, lines of the estate, and earlier runs.
import type { DeploymentMarks, DriftReport, History, HistoryScope } from '@microaccounts/drift';
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import { appendToHistory, readHistory } from '../historyFile';
import type { Output } from '../output';

interface Sources {
  readonly landingZone: LandingZone;
  readonly checked: CheckedEstate;
  /** The file of the history, if one is kept. */
  readonly history: string | undefined;
  /** Time of the run. */
  readonly at: Date;
}

export interface Known extends Sources {
  /** What the earlier runs wrote down; null where no history is kept. */
  readonly earlier: History | null;
  /** The report with what the estate accepts as accepted, and with what was healed before and is back. */
  readonly judge: (report: DriftReport) => DriftReport;
}

/** Reads it, before anything is read of AWS. */
export async function known(sources: Sources, output: Output): Promise<Known> {
  const { checked, history, at } = sources;
  const { accept, returned, utcDay } = await import('@microaccounts/drift');
  const earlier = history === undefined ? null : await readHistory(history, output);
  const healed = new Set(earlier?.healed.keys());
  const judge = (report: DriftReport): DriftReport => {
    const accepted = accept(report, checked.driftExceptions, utcDay(at));
    return { ...accepted, findings: returned(accepted.findings, healed) };
  };
  return { ...sources, earlier, judge };
}

/** The report with whose each finding is, where that is written, and since when it is there. */
export async function told(report: DriftReport, { landingZone, checked, earlier, at }: Known): Promise<DriftReport> {
  const { withOwnership, withSince } = await import('@microaccounts/drift');
  const owned = withOwnership(report, { landingZone, locate: checked.locate });
  return earlier === null ? owned : withSince(owned, earlier, at);
}

/** Writes the run down; gives whether that worked. If not it is said, and the report stands all the same. */
export async function recorded(
  file: string,
  report: DriftReport,
  run: { readonly at: Date; readonly scope: HistoryScope; readonly deployed: DeploymentMarks | undefined },
  output: Output,
): Promise<boolean> {
  const { historyLine, printHistoryLine } = await import('@microaccounts/drift');
  try {
    await appendToHistory(file, printHistoryLine(historyLine(report, { ...run, healed: report.healed })));
    return true;
  } catch (error) {
    output.message(`the history \`${file}\` could not be written: ${(error as Error).message}`);
    return false;
  }
}
