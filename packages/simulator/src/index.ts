// The simulated AWS: its store, and the door for clients of the AWS SDK.
export { assumeRole } from './sdk/assumeRole';
export { simulatedClient, type SimulatedIdentity } from './sdk/simulatedClient';
export { simulatedSessions } from './sdk/simulatedSessions';
export { type ApiCall, type ApiOutput, type Caller, callerOf, type FaultPort } from './store/apiCall';
export { AwsError, type AwsErrorDetails, isAwsError, UnknownOperationError } from './store/awsError';
export { CallRecorder } from './store/callRecorder';
export { FolderInUseError } from './store/folderLock';
export { DEFAULT_QUOTAS, type Quotas } from './store/quotas';
export { SimulatedAws, type SimulatedAwsOptions } from './store/simulatedAws';
