import { keyOfCall, nameOfCall } from './callName';

const authorization = 'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/iam/aws4_request, SignedHeaders=host';

test.each([
  ['an action in the body', ['POST', '/', { authorization }, 'Action=CreateRole&Version=2010-05-08'], 'iam CreateRole'],
  [
    'a target',
    ['POST', '/', { authorization, 'x-amz-target': 'AWSOrganizationsV20161128.ListRoots' }, '{}'],
    'iam ListRoots',
  ],
  ['a path', ['PUT', '/backup-vaults/vault-1', { authorization }, ''], 'iam PUT /backup-vaults/*'],
  ['no signature', ['GET', '/', {}, ''], '? GET /'],
] as const)('%s', (_, [method, path, headers, body], name) => {
  expect(nameOfCall(method, path, headers, body)).toBe(name);
});

test('the key that a request is signed with', () => {
  expect(keyOfCall({ authorization })).toBe('test');
  expect(keyOfCall({})).toBeNull();
});
