// The drift job: read AWS part by part, compare each at once, report.
import {
  callCounter,
  countedSessions,
  pacedSessions,
  type AwsSessions,
  type CallCounter,
  type Pace,
} from '@microaccounts/resources/observe';
import { attributed, type AttributionOptions } from './attribution/attribution';
import type { Expectation, PartedExpectation } from './expectation';
import { hinted } from './hint/hint';
import { readParts, type ReadOptions } from './observe/parts';
import type { Deployment } from './report/deployment';
import type { DriftReport } from './report/report';
import { EVERYTHING, isInScope, reachOf, type DriftScope } from './scope/scope';
import { PartJudge } from './stream/partJudge';

export interface DriftOptions extends Pick<ReadOptions, 'roleName' | 'parallel' | 'onProgress'> {
  /** What is compared; by default everything. */
  readonly scope?: DriftScope;
  /** Counts the calls by name; the report has their sum. */
  readonly counter?: CallCounter;
  /** Looks up who did what was found; nobody is asked by default. */
  readonly who?: AttributionOptions;
  /**
   * How calls are paced and repeated: the clients of the sessions must not do so themselves. Without it they are made at once,
   * each once, as is right for a simulated AWS.
   */
  readonly pace?: Pace;
}

/**
 * Reads what is in scope and reports what differs from what was deployed. Each part of AWS is judged when it is read, so that
 * no more than those being read are in memory. Fails only if the management account cannot be entered; what else cannot be
 * read is in the report as `unchecked`.
 */
export async function drift(
  sessions: AwsSessions,
  expectation: Expectation | PartedExpectation,
  deployment: Deployment,
  options: DriftOptions = {},
): Promise<DriftReport> {
  const { scope = EVERYTHING, counter = callCounter(), who, pace, ...reading } = options;
  const reach = reachOf(
    scope,
    expectation.accounts.map(({ key }) => key),
  );
  const judge = new PartJudge(expectation, scope, deployment);
  // Tags cost most of the calls, and only where the accounts are compared somebody looks at them.
  const accountTags = reach.organization && expectation.accounts.some(({ key }) => isAccountInScope(scope, key));
  const counted = pace === undefined ? countedSessions(sessions, counter) : pacedSessions(sessions, counter, pace);
  await readParts(counted, expectation, reach, judge, { ...reading, accountTags });
  const idsOf = (address: string) => judge.idsOf(address);
  const judged = hinted(judge.report(counter.total()), expectation, idsOf);
  if (who === undefined) return judged;
  const report = await attributed(judged, counted, expectation, idsOf, who);
  return { ...report, checked: { ...report.checked, calls: counter.total() } };
}

function isAccountInScope(scope: DriftScope, account: string): boolean {
  return isInScope(scope, { kind: 'account', account });
}
