// How readers reach AWS: sessions in accounts, the real ones over AssumeRole, and what reading its answers takes.
export { answered, tagsOf } from './answer';
export { awsSessions, WrongAccountError, type AwsSessionsOptions } from './assumeRole';
export { callCounter, countedSessions, type CallCounter, type CallsByName } from './callCounter';
export { systemClock, type Clock } from './clock';
export { commandClients, type Between, type Call } from './commandClient';
export { NotAnsweringError, pacedSessions, ThrottledOutError, type Pace } from './pacedSessions';
export { inParallel } from './parallel';
export { rateOf, secondsOf, type Rate } from './rates';
export { isServersFault, isThrottled, isUnanswered } from './refusal';
export {
  AUDITOR,
  type AwsSession,
  type AwsSessions,
  type ClientClass,
  type ClientConfiguration,
  type Credentials,
} from './session';
