// How readers reach AWS: sessions in accounts, the real ones over AssumeRole, and what reading its answers takes.
export { answered, tagsOf } from './answer';
export { awsSessions, WrongAccountError, type AwsSessionsOptions } from './assumeRole';
export { callCounter, countedSessions, type CallCounter, type CallsByName } from './callCounter';
export { commandClients, type Between, type Call } from './commandClient';
export { inParallel } from './parallel';
export {
  AUDITOR,
  type AwsSession,
  type AwsSessions,
  type ClientClass,
  type ClientConfiguration,
  type Credentials,
} from './session';
