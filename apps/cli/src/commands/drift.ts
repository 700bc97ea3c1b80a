// `microaccounts drift`: compares AWS, or the simulated one, with what was last deployed.
import type { DriftReport } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import { compareWithAws } from '../comparison';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, type ExitCode } from '../exit';
import type { Output } from '../output';
import { reopenSimulation } from '../simulation';
import { hasPulumi, openAws, requireStates } from '../world';

export interface DriftOptions {
  readonly estate: string;
  readonly format: 'text' | 'json' | 'markdown';
  readonly simulate?: boolean;
  /** Folder of the simulated AWS. */
  readonly state: string;
}

/** 2 if anything drifted, is missing or unmanaged, 3 if not everything could be read, otherwise 0. */
export async function drift({ estate, format, simulate, state }: DriftOptions, output: Output): Promise<ExitCode> {
  const checked = await readEstate(estate);
  const landingZone = validLandingZone(checked, output);
  if (landingZone === null) return EXIT.failed;
  const found = simulate ? await simulatedReport(landingZone, state) : await realReport(landingZone, output);
  const { accept, exitCode, utcDay } = await import('@microaccounts/drift');
  const report = accept(found, checked.driftExceptions, utcDay(new Date()));
  output.result(await rendered(report, format, output));
  return exitCode(report);
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

async function rendered(report: DriftReport, format: DriftOptions['format'], { colors }: Output): Promise<string> {
  const { renderJson, renderMarkdown, renderText } = await import('@microaccounts/drift');
  switch (format) {
    case 'text':
      return renderText(report, { color: colors.isColorSupported }).trimEnd();
    case 'json':
      return renderJson(report).trimEnd();
    case 'markdown':
      return renderMarkdown(report).trimEnd();
  }
}
