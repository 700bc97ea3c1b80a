// `drift --dry-run`: the calls that a run would make, from the files alone.
import type { DriftScope } from '@microaccounts/drift';
import type { LandingZone } from '@microaccounts/landing-zone';
import { asksEngine, type DriftScopeOptions } from '../driftScope';
import { UserError } from '../exit';
import { positive } from '../optionValue';
import { callPlanText } from '../render/callPlan';

export interface PlannedCallsOptions extends DriftScopeOptions {
  readonly format: string;
  /** How many accounts and regions are read at once, as it is written. */
  readonly parallel?: string;
}

/** @throws UserError if it is to be written in a format of which there is none. */
export async function plannedCalls(
  landingZone: LandingZone,
  scope: DriftScope,
  options: PlannedCallsOptions,
): Promise<string> {
  const { format, parallel } = options;
  const { callPlan, PARALLEL, partedExpectation, previewedStacks, withDeepTier } = await import('@microaccounts/drift');
  if (format !== 'text' && format !== 'json')
    throw new UserError(`a dry run is not written as \`${format}\``, 'it is written as `text` or `json`');
  const atOnce = parallel === undefined ? PARALLEL : positive('--parallel', parallel);
  const read = callPlan(partedExpectation(landingZone), scope, atOnce);
  const plan = asksEngine(options)
    ? { ...read, scope: withDeepTier(scope), previews: previewedStacks(landingZone, scope).length }
    : read;
  return format === 'json' ? JSON.stringify(plan, null, 2) : callPlanText(plan);
}
