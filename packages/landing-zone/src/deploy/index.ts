// Deploying a landing zone: programs, engines and the order of an `up`.
export {
  PROJECT,
  type Engine,
  type Operation,
  type RunOptions,
  type RunResult,
  type StackProgram,
  type Step,
} from './engine';
export { importsOf } from './imports';
export { resourceByName } from './registeredNames';
export { stackProgram } from './program';
export { pulumiEngine, type PulumiEngineOptions } from './pulumiEngine';
export { refusals } from './refusal';
export {
  up,
  type Changes,
  type ExistingResources,
  type StackSummary,
  type UpEvent,
  type UpOptions,
  type UpSummary,
} from './up';
