import { isTransient } from './transient';

it.each([
  'operation error Organizations: AttachPolicy, StatusCode: 400, ConcurrentModificationException: try again',
  'TooManyRequestsException: AWS Organizations can\u2019t complete your request',
  'operation error EC2: CreateVpc, StatusCode: 503, api error RequestLimitExceeded',
  'read tcp 10.0.0.1:443: read: connection reset by peer',
  'net/http: TLS handshake timeout',
  'dial tcp 10.0.0.1:443: i/o timeout',
  'dial tcp: lookup sts.amazonaws.com: Temporary failure in name resolution',
])('passes by itself: %s', (message) => {
  expect(isTransient(new Error(message))).toBe(true);
  expect(isTransient(new Error('stack failed', { cause: new Error(message) }))).toBe(true);
});

it.each([
  'AccessDeniedException: not authorized to perform organizations:AttachPolicy',
  'dial tcp: lookup sts.us-esat-1.amazonaws.com: no such host',
  'ConstraintViolationException: too many policies',
])('stays: %s', (message) => expect(isTransient(new Error(message))).toBe(false));

it.each(['AccountNotReadyError', 'StackRefusedError', 'TimeLimitError', 'StackLockedError'])(
  'stays, since it was waited for or looked at already: %s',
  (name) => {
    const error = Object.assign(new Error('`kms` does not answer (ThrottlingException: Rate exceeded)'), { name });
    expect(isTransient(error)).toBe(false);
  },
);
