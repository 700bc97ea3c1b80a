// Runs Pulumi programs in this process against the simulated AWS, without the Pulumi CLI.
export {
  StackFailure,
  type EmbeddedEngine,
  type Failure,
  type Held,
  type Operation,
  type Registration,
  type RunOptions,
  type RunResult,
  type Step,
  type StackProgram,
} from './contract';
export { embeddedEngine, type EmbeddedEngineOptions } from './embeddedEngine';
export { replacingInputs } from '../resources/registry';
