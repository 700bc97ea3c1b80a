import { placesOf, said } from '../../testing/estate';

const statements = 'statements: [{ Effect: Deny, Action: "s3:*", Resource: "*" }]\n';

test('guardrails that are named are built in or have a file', () => {
  const changes = {
    'guardrails/own.yaml': statements,
    organizationalUnits: `
organizationalUnits:
  Core: { guardrails: [own, protect-baselin] }
  Workloads: { children: { Dev: { guardrails: [deny-everything] }, Prod: { guardrails: [onw] } } }`,
    organization:
      'organization: { managementAccountId: "111111111111", homeRegion: us-east-1, accountEmail: "a+{key}@example.com", guardrails: [toString] }',
    'accounts/shop/web-dev.yaml': 'environment: dev\nguardrails:\n  - no-iam-users\n  - no-iam-user\n',
  };
  expect(said('guardrail/unknown', changes)).toEqual([
    'unknown guardrail `no-iam-user` | did you mean `no-iam-users`?',
    'unknown guardrail `protect-baselin` | did you mean `protect-baseline`?',
    'unknown guardrail `onw` | did you mean `own`?',
    'unknown guardrail `toString` | there are `deny-everything`, `deny-leave-organization`, `no-iam-users`, `no-public-buckets`, `own` and `protect-baseline`',
  ]);
  expect(placesOf('guardrail/unknown', changes)[0]).toBe('accounts/shop/web-dev.yaml:4:5');
});

test('an own guardrail has a name of its own, and a plain one', () => {
  const changes = { 'guardrails/no-iam-users.yaml': statements, 'guardrails/No Purchases.yaml': statements };
  expect(said('guardrail/built-in-name', changes)).toEqual([
    '`no-iam-users` is the name of a built-in guardrail | rename the file',
  ]);
  expect(placesOf('guardrail/invalid-name', changes)).toEqual(['guardrails/No Purchases.yaml:1:1']);
});
