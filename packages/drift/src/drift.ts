// The drift job: read AWS, compare, report.
import type { AwsSessions } from '@microaccounts/resources/observe';
import type { Expectation } from './expectation';
import { observe, type ObserveOptions } from './observe/observe';
import type { Deployment } from './report/deployment';
import { judge } from './report/judge';
import type { DriftReport } from './report/report';

/**
 * Reads everything and reports what differs from what was deployed. Fails only if the management account cannot be
 * entered; what else cannot be read is in the report as `unchecked`.
 */
export async function drift(
  sessions: AwsSessions,
  expectation: Expectation,
  deployment: Deployment,
  options: ObserveOptions = {},
): Promise<DriftReport> {
  return judge(expectation, await observe(sessions, expectation, options), deployment);
}
