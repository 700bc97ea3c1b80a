// Compares AWS with the landing zone: observe, identify, judge, report; and finds what is there already.
export { accept, utcDay } from './report/accept';
export { setAside, type Running } from './report/running';
export type { AttributionOptions } from './attribution/attribution';
export { deepReport, withDeep } from './deep/deep';
export { deepSelections, previewedStacks, type DeepScope } from './deep/previews';
export { drift, type DriftOptions } from './drift';
export { ExistenceUnknownError, findExisting, type FindOptions, type Found } from './existing';
export type { ExpectedAccount, Expectation, PartedExpectation, Places } from './expectation';
export { healedBetween, healingPlan, stackOf, type HealingPlan, type StackOf } from './heal/healing';
export { loopsAmong, returned } from './heal/returned';
export { identify, type Identified, type Owners } from './identify/identify';
export type { Ids } from './identify/registry';
export { MOST_FINDINGS, noticesOf, type Notice } from './notice/notice';
export { PARALLEL } from './observe/parts';
export { observe, type Observation, type ObserveOptions } from './observe/observe';
export {
  AccountNotReadyError,
  accountReady,
  AccountRefusesError,
  type NewAccount,
  type ReadinessOptions,
  type Waiting,
} from './readiness';
export { deploymentMarks, type DeploymentMarks, type PublishedStack } from './history/deployments';
export { healedBefore, noHistory, withRun, withSince, type History } from './history/history';
export {
  findingCounts,
  historyLine,
  parseHistoryLine,
  printHistoryLine,
  type HistoryFinding,
  type HistoryLine,
  type HistoryLineInput,
  type HistoryScope,
} from './history/line';
export { accountsSinceLast } from './history/sinceLast';
export { renderHtml } from './report/html/page';
export { renderJson } from './report/json';
export type { DeployedStack, Deployment } from './report/deployment';
export { judge } from './report/judge';
export { renderMarkdown } from './report/markdown';
export { notesOf } from './report/notes';
export { positions, withOwnership, type Written } from './report/ownership';
export { renderPrometheus } from './report/prometheus';
export {
  exitCode,
  findingIdentity,
  type DriftFinding,
  type DriftReport,
  type FindingCause,
  type FindingException,
  type FindingHint,
  type FindingOrigin,
  type ReportedException,
  type NotHealed,
  type Status,
} from './report/report';
export { isSecurity, securityRules, type SecurityRule } from './report/securityRules';
export { valueLines } from './report/sections';
export { callPlan, type CallPlan, type PlannedCalls } from './scope/callPlan';
export { expectedResources, partedExpectation, placesOf } from './scope/landingZoneParts';
export {
  EVERYTHING,
  isInScope,
  TIERS,
  withDeepTier,
  type DriftScope,
  type ReportScope,
  type Tier,
} from './scope/scope';
export { renderText } from './report/text';
