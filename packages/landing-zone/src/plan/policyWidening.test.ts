import { policyDocument, reference, type PolicyDocument, type Value } from '@microaccounts/resources';
import { policyWidens } from './policyWidening';

const account = (key: string): Value => ({ AWS: { join: ['arn:aws:iam::', reference(`account/${key}`), ':root'] } });
const allow = (actions: string[], more: { readonly [element: string]: Value } = {}): PolicyDocument =>
  policyDocument([{ Effect: 'Allow', Action: actions, Resource: '*', ...more }]);
const deny = (actions: string[]): PolicyDocument =>
  policyDocument([
    { Effect: 'Allow', Action: '*', Resource: '*' },
    { Effect: 'Deny', Action: actions, Resource: '*' },
  ]);
const condition = { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'shop' } } };

test.each<[string, boolean, PolicyDocument | undefined, PolicyDocument | undefined]>([
  ['the same', false, allow(['s3:*']), allow(['s3:*'])],
  ['another name of a statement', false, allow(['s3:*'], { Sid: 'A' }), allow(['s3:*'], { Sid: 'B' })],
  ['one action more', true, allow(['s3:*']), allow(['s3:*', 'sqs:*'])],
  ['one action less', false, allow(['s3:*', 'sqs:*']), allow(['s3:*'])],
  ['another action', true, allow(['s3:*']), allow(['sqs:*'])],
  ['a document where there was none', true, undefined, allow(['s3:*'])],
  ['no document any more', false, allow(['s3:*']), undefined],
  ['a condition less', true, allow(['s3:*'], condition), allow(['s3:*'])],
  ['a condition more, which might be looser than it looks', true, allow(['s3:*']), allow(['s3:*'], condition)],
  ['all but some actions', true, allow(['s3:*']), policyDocument([{ Effect: 'Allow', NotAction: 's3:*' }])],
  ['another principal', true, allow([], { Principal: account('a') }), allow([], { Principal: account('b') })],
  ['everybody', true, allow([], { Principal: account('a') }), allow([], { Principal: '*' })],
  ['a principal less', false, allow([], { Principal: { AWS: ['a', 'b'] } }), allow([], { Principal: { AWS: 'a' } })],
  ['another type', true, allow([], { Principal: { AWS: 'a' } }), allow([], { Principal: { Service: 'a' } })],
  ['a denial less', true, deny(['s3:*', 'sqs:*']), deny(['s3:*'])],
  ['a denial more', false, deny(['s3:*']), deny(['s3:*', 'sqs:*'])],
  ['a denial that became a permission', true, deny(['s3:*']), allow(['*'])],
])('%s: %s', (_, expected, before, after) => {
  expect(policyWidens(before, after)).toBe(expected);
});
