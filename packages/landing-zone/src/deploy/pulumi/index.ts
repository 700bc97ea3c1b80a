// The real Pulumi engine.
export { StackLockedError } from './locks';
export { pulumiEngine, type PulumiEngineOnPath, type PulumiEngineOptions } from './onPath';
export { OLDEST_CLI, RequirementError, requireCli, requirePulumi, requireStates } from './requirements';
