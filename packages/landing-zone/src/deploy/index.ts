// Deploying a landing zone: programs, engines and the order of an `up`.
export { deployedOf, goneFrom, isNewer, VERSION, type Deployed } from './deployed';
export {
  PROJECT,
  type Circumstances,
  type Engine,
  type Held,
  type Operation,
  type RunningStack,
  type RunOptions,
  type RunResult,
  type StackProgram,
  type Step,
} from './engine';
export { importsOf } from './imports';
export { makingOf, type Making } from './making';
export { obstacles } from './obstacles';
export { resourceByName } from './registeredNames';
export { stackProgram } from './stackProgram';
export {
  OLDEST_CLI,
  pulumiEngine,
  RequirementError,
  requireCli,
  requirePulumi,
  requireStates,
  StackLockedError,
  type PulumiEngineOptions,
} from './pulumi';
export type { ExistingResources } from './lookUp';
export type { Changes, ForeseenStep, StackSummary, UpEvent, UpSummary } from './summary';
export { judge, rules, violations, type Judgement, type Registered, type Violation } from './rules';
export { up, type UpOptions } from './up';
export { parallelStacks, type Machine } from './workers/parallelism';
export { workerPool, type WorkerPool } from './workers/workerPool';
export { workerEngine, type WorkerEngine, type WorkerEngineOptions } from './workers/workerEngine';
