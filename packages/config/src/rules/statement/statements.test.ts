import { placesOf, said } from '../../testing/estate';

const account = 'accounts/shop/web-dev.yaml';
const role = (statement: string): { [file: string]: string } => ({
  [account]: `environment: dev\nroles: { Own: { statements: [${statement}] } }\n`,
});

test('a statement has an effect, an action and a resource, and each of them once', () => {
  expect(said('statement/incomplete', { 'guardrails/own.yaml': 'statements:\n  - {}\n' })).toEqual([
    'the statement has no `Action` or `NotAction` | AWS refuses a policy with such a statement',
    'the statement has no `Effect` | AWS refuses a policy with such a statement',
    'the statement has no `Resource` or `NotResource` | AWS refuses a policy with such a statement',
  ]);
  const both = role('{ Effect: Allow, Action: "s3:*", NotAction: "s3:*", Resource: "*" }');
  expect(said('statement/incomplete', both)).toEqual([
    'the statement has both `Action` and `NotAction` | keep one of the two',
  ]);
  expect(placesOf('statement/incomplete', both)).toEqual([`${account}:2:63`]);
  const baseline = {
    baseline: 'baseline: { roles: { Support: { statements: [{ Effect: Allow, Action: "s3:*" }] } } }',
  };
  expect(placesOf('statement/incomplete', baseline)).toEqual(['landing-zone.yaml:6:46']);
});

test('a statement of an SCP or a role has no principal', () => {
  const statement = '{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" }';
  expect(said('statement/principal', { 'guardrails/own.yaml': `statements: [${statement}]\n` })).toEqual([
    'a statement of an SCP has no `Principal` | leave it out, and name exceptions by a condition on `aws:PrincipalArn`',
  ]);
  expect(said('statement/principal', role(statement))).toEqual([
    'a statement of a role has no `Principal` | leave it out',
  ]);
  expect(said('statement/principal', { 'guardrails/own.yaml': `type: rcp\nstatements: [${statement}]\n` })).toEqual([]);
});

test('an action has a service prefix and a name', () => {
  const statement =
    '{ Effect: Deny, Action: [s3, "s3:Get*", "*", "S3:getobject", "s3:", "s3:Get Object"], Resource: "*" }';
  expect(said('statement/invalid-action', role(statement))).toEqual([
    '`s3:Get Object` is not an action | write it as in `s3:GetObject`',
    '`s3:` is not an action | write it as in `s3:GetObject`',
    '`s3` is not an action | write it as in `s3:GetObject`',
  ]);
});

test('a guardrail allows on every resource, a role on those that it names', () => {
  const statement = '{ Effect: Allow, Action: "s3:*", Resource: ["arn:aws:s3:::own"] }';
  expect(said('guardrail/allow-with-arn', { 'guardrails/own.yaml': `statements: [${statement}]\n` })).toEqual([
    "the statement allows something on `arn:aws:s3:::own` only | write `Resource: '*'`, or deny what is not to be",
  ]);
  expect(said('guardrail/allow-with-arn', role(statement))).toEqual([]);
});
