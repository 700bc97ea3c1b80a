// `microaccounts drift`: compares AWS, or the simulated one, with what was last deployed.
import type {
  DriftOptions as ReadingOptions,
  DriftReport,
  DriftScope,
  HistoryScope,
  ReportScope,
} from '@microaccounts/drift';
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import { compareWithAws, lastDeployment, type LastDeployment } from '../comparison';
import { deepTier } from '../drift/deep';
import { heal as healDrift, requireWholeStacks } from '../drift/healing';
import { known, recorded, told, type Known } from '../drift/knowledge';
import { notify, targetsFrom } from '../drift/notices';
import { plannedCalls } from '../drift/plannedCalls';
import { marksOf, marksToKeep, requireHistory, sinceLastScope } from '../drift/sinceLast';
import { openDrift, type DriftWorld } from '../drift/world';
import {
  reportText,
  requireReportFolders,
  writeReports,
  type ReportContext,
  type ReportFile,
  type ReportFormat,
} from '../driftReports';
import { asksEngine, driftScopeOf, type DriftScopeOptions } from '../driftScope';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import { positive } from '../optionValue';
import type { Output } from '../output';
import { readingProgress } from '../progress/reading';
import { repositoryPaths } from '../repositoryPath';
import { deployedCommit } from '../revision';

export interface DriftOptions extends DriftScopeOptions {
  readonly estate: string;
  readonly format: ReportFormat;
  /** Further reports of the same run. */
  readonly report?: readonly ReportFile[];
  /** Where each run is written down in a line, by which is known since when a finding is there. */
  readonly history?: string;
  /** Look only into accounts that had findings, or were deployed since the last run of the history. */
  readonly sinceLast?: boolean;
  readonly simulate?: boolean;
  /** Call nothing, say what would be called. */
  readonly dryRun?: boolean;
  /** How many accounts and regions are read at once, as it is written. */
  readonly parallel?: string;
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
}

/**
 * 0 after a dry run; 2 if anything drifted, is missing or unmanaged, or healing failed; 3 if not everything could be read;
 * otherwise 0, but 1 instead if a report or the history could not be written. With healing it is about what remains.
 */
export async function drift(options: DriftOptions, output: Output): Promise<ExitCode> {
  const { estate, report: files = [], history, simulate = false, heal = false, sinceLast = false } = options;
  requireHistory(options);
  const targets = targetsFrom(options.notify ?? []);
  const checked = await readEstate(estate);
  const landingZone = validLandingZone(checked, output);
  if (landingZone === null) return EXIT.failed;
  const asked = await driftScopeOf(options, landingZone);
  if (options.dryRun === true) {
    output.result(await plannedCalls(landingZone, asked, options));
    return EXIT.fine;
  }
  if (heal) requireWholeStacks(options, checked.driftExceptions);
  await requireReportFolders(files, history);
  const commit = heal ? await deployedCommit(estate, simulate) : null;
  const at = new Date();
  const knowledge = await known({ landingZone, checked, history, at }, output);

  const opened = await openDrift(options, landingZone, output);
  try {
    const last = await lastDeployment(opened.engine);
    // Only a history remembers them.
    const marks = history === undefined ? null : await marksOf(landingZone, last);
    const { earlier } = knowledge;
    const scope = sinceLast ? await sinceLastScope(asked, landingZone, { earlier, marks }, output) : asked;
    const reading = { landingZone, scope, opened, knowledge };
    const read = (): Promise<DriftReport> => judged(options, { ...reading, asks: false }, output);
    const found = await judged(options, { ...reading, last, asks: options.who ?? true }, output);
    const { report: left, failed } = heal
      ? await healDrift({ landingZone, world: opened.world, report: found, read, commit, output })
      : { report: found, failed: false };
    const report = await told(left, knowledge);
    const areWritten = await written(report, options, contextOf(options, checked, landingZone, at), output);
    const deployed = marksToKeep(scope, marks);
    const { exitCode, withDeepTier } = await import('@microaccounts/drift');
    const run = { at, scope: historyScope(asksEngine(options) ? withDeepTier(scope) : scope), deployed };
    const isRecorded = history === undefined || (await recorded(history, report, run, output));
    await notify(report, targets, options.reportUrl ?? null, output);
    const code = failed ? EXIT.different : exitCode(report);
    return code === EXIT.fine && !(areWritten && isRecorded) ? EXIT.failed : code;
  } finally {
    await opened.world.close();
  }
}

interface Reading {
  readonly landingZone: LandingZone;
  readonly scope: DriftScope;
  readonly opened: DriftWorld;
  readonly knowledge: Known;
  /** What was deployed last; it is read if it is not given. */
  readonly last?: LastDeployment;
  /** Whether it is looked up who did what is found. */
  readonly asks: boolean;
}

/** What differs, all tiers together, without what the estate accepts, and with what came back. */
async function judged(options: DriftOptions, reading: Reading, output: Output): Promise<DriftReport> {
  const { landingZone, scope, opened, knowledge } = reading;
  const report = scope.tiers.length === 0 ? null : await compared(options, reading, output);
  if (!asksEngine(options)) return knowledge.judge(report ?? NOTHING);
  const { withDeep } = await import('@microaccounts/drift');
  const deep = await deepTier({ landingZone, world: opened.world, scope, output });
  return knowledge.judge(report === null ? deep : withDeep(report, deep));
}

/** Of no tier. */
const NOTHING: DriftReport = {
  formatVersion: 1,
  complete: true,
  checked: { accounts: 0, resources: 0, calls: 0 },
  findings: [],
};

async function compared(
  { parallel, simulate = false }: DriftOptions,
  { landingZone, scope, opened, asks, last }: Reading,
  output: Output,
): Promise<DriftReport> {
  const { world, engine } = opened;
  const onNote = (note: string): void => output.message(note);
  const progress = readingProgress(output);
  const reading: ReadingOptions = {
    scope,
    onProgress: progress.onProgress,
    ...(parallel === undefined ? {} : { parallel: positive('--parallel', parallel) }),
    ...(asks ? { who: { onNote } } : {}),
    // A simulated AWS answers at once, as often as it is asked.
    ...(simulate ? {} : { pace: {} }),
  };
  try {
    return await compareWithAws({
      landingZone,
      sessions: world.sessions,
      engine,
      options: reading,
      ...(last && { last }),
    });
  } finally {
    progress.end();
  }
}

/** A key that is absent narrows nothing. */
function historyScope({ tiers, accounts, members, shard }: ReportScope): HistoryScope {
  return {
    tiers,
    ...(accounts === null ? {} : { accounts }),
    ...(members === null ? {} : { members }),
    ...(shard === null ? {} : { shard }),
  };
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
  return {
    at,
    ended: new Date(),
    pathOf: repositoryPaths(estate, process.cwd()),
    wouldBeAt: positions({ landingZone, locate }),
  };
}
