import fc from 'fast-check';
import { same } from './canonical';
import { policyMeaning } from './policyMeaning';
import { join, reference, type Value } from './reference';

const means = (a: Value, b: Value): boolean => same(policyMeaning(a), policyMeaning(b));
const document = (...statements: Value[]): Value => ({ Version: '2012-10-17', Statement: statements });
const allow = (more: { [element: string]: Value }): Value => ({ Effect: 'Allow', Action: 's3:GetObject', ...more });
const root = 'arn:aws:iam::123456789012:root';

test.each<[string, Value, Value]>([
  [
    'the order of statements',
    document(allow({ Resource: 'a' }), allow({ Resource: 'b' })),
    document(allow({ Resource: 'b' }), allow({ Resource: 'a' })),
  ],
  ['a statement twice', document(allow({})), document(allow({}), allow({ Sid: 'Again' }))],
  ['a lone statement', document(allow({})), { Version: '2012-10-17', Statement: allow({}) }],
  ['the id of a document', document(allow({})), { ...(document(allow({})) as object), Id: 'x' }],
  ['the case of actions', document(allow({ Action: ['S3:getobject', 's3:GetObject'] })), document(allow({}))],
  ['one in a list', document(allow({ Resource: ['a'] })), document(allow({ Resource: 'a' }))],
  [
    'an account',
    document(allow({ Principal: { AWS: '123456789012' } })),
    document(allow({ Principal: { AWS: [root] } })),
  ],
  [
    'an account by reference',
    document(allow({ Principal: { AWS: reference('account/a') } })),
    document(allow({ Principal: { AWS: join('arn:aws:iam::', reference('account/a'), ':root') } })),
  ],
  ['anybody', document(allow({ Principal: '*' })), document(allow({ Principal: { AWS: ['*'] } }))],
  [
    'the case of condition keys, and quotes',
    document(allow({ Condition: { Bool: { 'aws:SecureTransport': [true] } } })),
    document(allow({ Condition: { Bool: { 'AWS:securetransport': 'true' } } })),
  ],
])('%s makes no difference', (_what, a, b) => {
  expect(means(a, b)).toBe(true);
  expect(policyMeaning(policyMeaning(a))).toEqual(policyMeaning(a));
});

test.each<[string, Value, Value]>([
  ['the effect', document(allow({})), document({ Effect: 'Deny', Action: 's3:GetObject' })],
  ['an action', document(allow({})), document(allow({ Action: ['s3:GetObject', 's3:PutObject'] }))],
  [
    'the case of a resource',
    document(allow({ Resource: 'arn:aws:s3:::a' })),
    document(allow({ Resource: 'arn:aws:s3:::A' })),
  ],
  [
    'the case of a condition value',
    document(allow({ Condition: { StringEquals: { a: 'x' } } })),
    document(allow({ Condition: { StringEquals: { a: 'X' } } })),
  ],
  [
    'the operator',
    document(allow({ Condition: { StringEquals: { a: 'x' } } })),
    document(allow({ Condition: { StringLike: { a: 'x' } } })),
  ],
  ['a condition that is gone', document(allow({ Condition: { StringEquals: { a: 'x' } } })), document(allow({}))],
  [
    'another account',
    document(allow({ Principal: { AWS: root } })),
    document(allow({ Principal: { AWS: '123456789013' } })),
  ],
  [
    'a dead principal',
    document(allow({ Principal: { AWS: root } })),
    document(allow({ Principal: { AWS: 'AROAEXAMPLEID' } })),
  ],
  ['anybody, of a service', document(allow({ Principal: '*' })), document(allow({ Principal: { Service: '*' } }))],
  ['the version', document(allow({})), { Version: '2008-10-17', Statement: [allow({})] }],
  ['all but an action', document(allow({})), document({ Effect: 'Allow', NotAction: 's3:GetObject' })],
])('%s makes one', (_what, a, b) => {
  expect(means(a, b)).toBe(false);
});

const words = (alphabet: readonly string[]) =>
  fc.uniqueArray(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 3 });
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: words(['s3:GetObject', 's3:PutObject', 'ec2:*', 'iam:PassRole']),
  Resource: words(['arn:aws:s3:::a', 'arn:aws:s3:::A', '*']),
  Principal: words(['123456789012', '123456789013', 'arn:aws:iam::123456789012:role/x']).map((AWS) => ({ AWS })),
  Condition: words(['x', 'y', 'X']).map((values) => ({ StringEquals: { 'aws:PrincipalTag/a': values } })),
});
type Written = typeof statement extends fc.Arbitrary<infer S> ? S : never;

/** The same in other words. */
const rewritten = (one: Written): fc.Arbitrary<Value> =>
  fc
    .tuple(
      fc.shuffledSubarray(one.Action, { minLength: one.Action.length }),
      fc.shuffledSubarray(one.Principal.AWS, { minLength: one.Principal.AWS.length }),
      fc.boolean(),
      fc.boolean(),
      fc.string({ minLength: 1 }),
    )
    .map(([actions, principals, upper, repeated, sid]): Value => {
      const cased = upper ? actions.map((action) => action.toUpperCase()) : actions;
      const accounts = principals.map((id) => (upper && /^\d+$/.test(id) ? `arn:aws:iam::${id}:root` : id));
      const lone = <T>(list: readonly T[]): T | readonly T[] => (list.length === 1 && repeated ? (list[0] as T) : list);
      return {
        ...one,
        Sid: sid,
        Action: lone(repeated ? [...cased, ...(cased.length > 1 ? cased : [])] : cased),
        Principal: { AWS: lone(accounts) },
        Condition: {
          StringEquals: {
            [upper ? 'AWS:principaltag/A' : 'aws:PrincipalTag/a']: [
              ...one.Condition.StringEquals['aws:PrincipalTag/a'],
            ].reverse(),
          },
        },
      };
    });

test('documents that are only written otherwise mean the same', () => {
  const pairs = fc.array(statement, { minLength: 1, maxLength: 4 }).chain((list) =>
    fc.tuple(
      fc.constant(list),
      fc.shuffledSubarray(list, { minLength: list.length }).chain((shuffled) => fc.tuple(...shuffled.map(rewritten))),
    ),
  );
  fc.assert(fc.property(pairs, ([list, others]) => expect(means(document(...list), document(...others))).toBe(true)));
});

test('a statement that says something else makes another meaning', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 3 }), statement, (list, added) => {
      const has = list.some((one) => means(document(one), document(added)));
      expect(means(document(...list), document(...list, added))).toBe(has);
    }),
  );
});
