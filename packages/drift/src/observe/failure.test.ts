import { failureCode, reasonOf } from './failure';

const failure = (name: string, message = 'no', more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });

test.each([
  ['AccessDenied', 'access denied'],
  ['AccessDeniedException', 'access denied'],
  ['UnauthorizedOperation', 'access denied'],
  ['Throttling', 'throttled out'],
  ['TooManyRequestsException', 'throttled out'],
  ['RequestLimitExceeded', 'throttled out'],
  ['RegionDisabledException', 'region disabled'],
  ['OptInRequired', 'not activated'],
  ['ExpiredTokenException', 'credentials expired'],
  ['UnrecognizedClientException', 'credentials refused'],
  ['AuthFailure', 'credentials refused'],
  ['TimeoutError', 'no answer'],
  ['RequestTimeout', 'no answer'],
  ['ServiceUnavailable', 'service failed'],
  ['NoSuchEntityException', 'failed'],
])('%s is %s', (name, code) => {
  expect(failureCode(failure(name))).toBe(code);
});

test.each<[string, object, string]>([
  ['a status', { $metadata: { httpStatusCode: 503 } }, 'service failed'],
  ['the status of throttling', { $metadata: { httpStatusCode: 429 } }, 'throttled out'],
  ['what the SDK says of repeating', { $retryable: { throttling: true } }, 'throttled out'],
  ['the code of Node', { code: 'ENOTFOUND' }, 'no answer'],
])('is also told by %s', (_what, more, code) => {
  expect(failureCode(failure('Odd', 'no', more))).toBe(code);
});

test.each(['SUSPENDED', 'PENDING_CLOSURE'])('an account that is %s is suspended', (state) => {
  expect(reasonOf(new Error(`AWS says that the account is ${state}`))).toBe(
    `suspended: AWS says that the account is ${state}`,
  );
});

test('a reason is one line, with what AWS calls it', () => {
  expect(reasonOf(failure('AccessDenied', 'User: x\n is not authorized'))).toBe(
    'access denied: AccessDenied: User: x is not authorized',
  );
  expect(reasonOf(failure('Odd', 'no'))).toBe('failed: Odd: no');
  expect(reasonOf(failure('AccessDenied', ''))).toBe('access denied: AccessDenied');
});

test.each([new TypeError('x'), new RangeError('x'), 'x', null])('%p is a mistake, and is thrown on', (error) => {
  expect(() => reasonOf(error)).toThrow();
});

test('a page in the place of an answer is a reason, whatever the parser calls it', () => {
  const answer = Object.assign(new SyntaxError(`Unexpected token '<'\n  Deserialization error`), {
    $metadata: { httpStatusCode: 502 },
  });
  expect(reasonOf(answer)).toBe(
    "service failed: an answer that is none of AWS, with status 502: Unexpected token '<' Deserialization error",
  );
});
