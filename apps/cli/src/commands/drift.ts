// `microaccounts drift`: compares AWS, or the simulated one, with what was last deployed.
import type { DriftReport } from '@microaccounts/drift';
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import { compareWithAws } from '../comparison';
import { deepTier } from '../drift/deep';
import { heal as healDrift } from '../drift/healing';
import { known, recorded, told, type Known } from '../drift/knowledge';
import { notify, targetsFrom } from '../drift/notices';
import { asksEngine, openDrift, type DriftWorld } from '../drift/world';
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
import type { Output } from '../output';
import { repositoryPaths } from '../repositoryPath';
import { deployedCommit } from '../revision';

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
  /** Deploy again what drifted, where the estate allows it. */
  readonly heal?: boolean;
  /** Look up who did what was found; so it is unless told otherwise. */
  readonly who?: boolean;
  /** Whom to tell: `sns:<ARN of a topic>`, or the address of a webhook. */
  readonly notify?: readonly string[];
  /** Where the whole report can be read, for notices. */
  readonly reportUrl?: string;
  /** Which parts are read; all but `deep` unless said. */
  readonly tier?: readonly string[];
}

/**
 * 2 if anything drifted, is missing or unmanaged, or healing failed; 3 if not everything could be read; otherwise 0, but 1
 * instead if a report or the history could not be written. With healing it is about what remains.
 */
export async function drift(options: DriftOptions, output: Output): Promise<ExitCode> {
  const { estate, report: files = [], history, simulate = false, heal = false } = options;
  const targets = targetsFrom(options.notify ?? []);
  const checked = await readEstate(estate);
  const landingZone = validLandingZone(checked, output);
  if (landingZone === null) return EXIT.failed;
  await requireReportFolders(files);
  const commit = heal ? await deployedCommit(estate, simulate) : null;
  const at = new Date();
  const knowledge = await known({ landingZone, checked, history, at }, output);

  const opened = await openDrift(options, landingZone, output);
  try {
    const read = (asks: boolean): Promise<DriftReport> =>
      judged(options, { landingZone, opened, knowledge, asks }, output);
    const found = await read(options.who ?? true);
    const { report: left, failed } = heal
      ? await healDrift({ landingZone, world: opened.world, report: found, read: () => read(false), commit, output })
      : { report: found, failed: false };
    const report = await told(left, knowledge);
    const areWritten = await written(report, options, contextOf(options, checked, landingZone, at), output);
    const isRecorded = history === undefined || (await recorded(history, report, { at, scope: {} }, output));
    await notify(report, targets, options.reportUrl ?? null, output);
    const { exitCode } = await import('@microaccounts/drift');
    const code = failed ? EXIT.different : exitCode(report);
    return code === EXIT.fine && !(areWritten && isRecorded) ? EXIT.failed : code;
  } finally {
    await opened.world.close();
  }
}

interface Reading {
  readonly landingZone: LandingZone;
  readonly opened: DriftWorld;
  readonly knowledge: Known;
  /** Whether it is looked up who did what is found. */
  readonly asks: boolean;
}

/** What differs, all tiers together, without what the estate accepts, and with what came back. */
async function judged(
  options: DriftOptions,
  { landingZone, opened, knowledge, asks }: Reading,
  output: Output,
): Promise<DriftReport> {
  const { world, engine } = opened;
  const onNote = (note: string): void => output.message(note);
  const compared = { landingZone, sessions: world.sessions, engine, ...(asks ? { who: { onNote } } : {}) };
  const report = await compareWithAws(compared);
  if (!asksEngine(options)) return knowledge.judge(report);
  const { withDeep } = await import('@microaccounts/drift');
  return knowledge.judge(withDeep(report, await deepTier({ landingZone, world, selection: {}, output })));
}

async function written(
  report: DriftReport,
  { format, report: files = [] }: DriftOptions,
  context: Promise<ReportContext>,
  output: Output,
): Promise<boolean> {
  output.result((await reportText(format, report, await context, output.colors.isColorSupported)).trimEnd());
  return writeReports(files, report, await context, output);
}

async function contextOf(
  { estate }: DriftOptions,
  { locate }: CheckedEstate,
  landingZone: LandingZone,
  at: Date,
): Promise<ReportContext> {
  const { positions } = await import('@microaccounts/drift');
  return { at, pathOf: repositoryPaths(estate, process.cwd()), wouldBeAt: positions({ landingZone, locate }) };
}
