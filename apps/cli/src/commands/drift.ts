// `microaccounts drift`: compares AWS, or the simulated one, with what was last deployed.
import type { DriftReport, HistoryScope } from '@microaccounts/drift';
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import { compareWithAws } from '../comparison';
import {
  reportText,
  requireReportFolders,
  writeReports,
  type ReportContext,
  type ReportFile,
  type ReportFormat,
} from '../driftReports';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import { appendToHistory, readHistory } from '../historyFile';
import type { Output } from '../output';
import { repositoryPaths } from '../repositoryPath';
import { reopenSimulation } from '../simulation';
import { hasPulumi, openAws, requireStates } from '../world';

export interface DriftOptions {
  readonly estate: string;
  readonly format: ReportFormat;
  /** Further reports of the same run. */
  readonly report?: readonly ReportFile[];
  /** Where each run is written down in a line, by which is known since when a finding is there. */
  readonly history?: string;
  readonly simulate?: boolean;
  /** Folder of the simulated AWS. */
  readonly state: string;
}

/**
 * 2 if anything drifted, is missing or unmanaged, 3 if not everything could be read, otherwise 0; but 1 instead of 0 if a
 * report or the history could not be written.
 */
export async function drift(options: DriftOptions, output: Output): Promise<ExitCode> {
  const { estate, format, report: files = [], history, simulate, state } = options;
  const checked = await readEstate(estate);
  const landingZone = validLandingZone(checked, output);
  if (landingZone === null) return EXIT.failed;
  await requireReportFolders(files);
  const judged = simulate ? await simulatedReport(landingZone, state) : await realReport(landingZone, output);

  const at = new Date();
  const { report, context } = await enriched(judged, { landingZone, checked, at, options }, output);
  const { exitCode } = await import('@microaccounts/drift');
  output.result((await reportText(format, report, context, output.colors.isColorSupported)).trimEnd());
  const areWritten = await writeReports(files, report, context, output);
  const isRecorded = history === undefined || (await recorded(history, report, { at, scope: {} }, output));
  const code = exitCode(report);
  return code === EXIT.fine && !(areWritten && isRecorded) ? EXIT.failed : code;
}

interface Enrichment {
  readonly landingZone: LandingZone;
  readonly checked: CheckedEstate;
  readonly at: Date;
  readonly options: DriftOptions;
}

/** The report with what is known beside AWS: whose a finding is, where that is written, since when it is there. */
async function enriched(
  judged: DriftReport,
  { landingZone, checked, at, options: { estate, history } }: Enrichment,
  output: Output,
): Promise<{ report: DriftReport; context: ReportContext }> {
  const { accept, positions, utcDay, withOwnership, withSince } = await import('@microaccounts/drift');
  const written = { landingZone, locate: checked.locate };
  const owned = withOwnership(accept(judged, checked.driftExceptions, utcDay(at)), written);
  const report = history === undefined ? owned : withSince(owned, await readHistory(history, output), at);
  return { report, context: { at, pathOf: repositoryPaths(estate, process.cwd()), wouldBeAt: positions(written) } };
}

/** Writes the run down; gives whether that worked. If not it is said, and the report stands all the same. */
async function recorded(
  file: string,
  report: DriftReport,
  run: { readonly at: Date; readonly scope: HistoryScope },
  output: Output,
): Promise<boolean> {
  const { historyLine, printHistoryLine } = await import('@microaccounts/drift');
  try {
    await appendToHistory(file, printHistoryLine(historyLine(report, run)));
    return true;
  } catch (error) {
    output.message(`the history \`${file}\` could not be written: ${(error as Error).message}`);
    return false;
  }
}

async function simulatedReport(landingZone: LandingZone, folder: string): Promise<DriftReport> {
  const world = await reopenSimulation({ folder, estate: landingZone.estate });
  try {
    return await compareWithAws({ landingZone, ...world });
  } finally {
    await world.close();
  }
}

async function realReport(landingZone: LandingZone, output: Output): Promise<DriftReport> {
  const { sessions, engine } = await openAws(landingZone.estate);
  if (hasPulumi()) {
    await requireStates(engine);
    return compareWithAws({ landingZone, sessions, engine });
  }
  output.message('the Pulumi CLI is not on PATH: what is merged but not yet deployed is reported as drift, too');
  return compareWithAws({ landingZone, sessions, engine: null });
}
