// The drift job: read AWS, compare, report.
import type { AwsSessions } from '@microaccounts/resources/observe';
import { attributed, type AttributionOptions } from './attribution/attribution';
import type { Expectation } from './expectation';
import { hinted } from './hint/hint';
import { observe, type ObserveOptions } from './observe/observe';
import type { Deployment } from './report/deployment';
import { judge } from './report/judge';
import type { DriftReport } from './report/report';

export interface DriftOptions extends ObserveOptions {
  /** Looks up who did what was found; nobody is asked by default. */
  readonly who?: AttributionOptions;
}

/**
 * Reads everything and reports what differs from what was deployed. Fails only if the management account cannot be
 * entered; what else cannot be read is in the report as `unchecked`.
 */
export async function drift(
  sessions: AwsSessions,
  expectation: Expectation,
  deployment: Deployment,
  { who, ...options }: DriftOptions = {},
): Promise<DriftReport> {
  const observation = await observe(sessions, expectation, options);
  const idsOf = (address: string) => observation.ids.get(address);
  const report = hinted(judge(expectation, observation, deployment), expectation, idsOf);
  return who === undefined ? report : attributed(report, sessions, expectation, idsOf, who);
}
