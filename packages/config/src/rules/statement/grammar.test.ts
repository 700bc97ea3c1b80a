import { diagnosticsOf, placesOf, said } from '../../testing/estate';

const account = 'accounts/shop/web-dev.yaml';
const guardrail = (statement: string): { [file: string]: string } => ({
  'guardrails/own.yaml': `type: scp\nstatements:\n  - ${statement}\n`,
});

test('actions are such that AWS has them, and wildcards match one', () => {
  const changes = guardrail(
    '{ Effect: Deny, Action: ["s3:GetObjct", "s3:Fetch*", "S3:getobject", "s4:*", "lamda:Invoke*", "ec2:*", "*", "s3:Get?bject"], Resource: "*" }',
  );
  expect(said('statement/unknown-action', changes)).toEqual([
    'AWS has no action `s3:GetObjct` | did you mean `s3:GetObject`?',
    expect.stringMatching(/^`s3:Fetch\*` matches no action of `s3` \| AWS documented none on /),
    expect.stringMatching(/^AWS has no service `s4`, and no action `s4:\*` \| did you mean `/),
    'AWS has no service `lamda`, and no action `lamda:Invoke*` | did you mean `lambda:Invoke*`?',
  ]);
  expect(placesOf('statement/unknown-action', changes)[1]).toBe('guardrails/own.yaml:3:45');
});

test('statements have names of letters and digits, each of its own', () => {
  const statement = (sid: string): string => `{ Sid: ${sid}, Effect: Allow, Action: "s3:*", Resource: "*" }`;
  const changes = {
    ...guardrail('{ Sid: No-buckets, Effect: Deny, Action: "s3:*", Resource: "*" }'),
    baseline: `baseline: { roles: { Own: { statements: [${statement('One')}, ${statement('Two')}] } } }`,
    [account]: `environment: dev\nroles: { Own: { statements: [${statement('Three')}, ${statement('Two')}, ${statement('Three')}] } }\n`,
  };
  expect(said('statement/invalid-sid', changes)).toEqual([
    '`No-buckets` cannot be a `Sid` | did you mean `Nobuckets`?',
  ]);
  expect(said('statement/duplicate-sid', changes)).toEqual([
    'the policy has a statement `Two` already | give each a `Sid` of its own, or leave it out',
    'the policy has a statement `Three` already | give each a `Sid` of its own, or leave it out',
  ]);
});

test('resources are `*` or ARNs', () => {
  const changes = guardrail(
    '{ Effect: Deny, Action: "s3:*", Resource: [my-bucket, "arn:aws:s3", "arn:aws:s3:::a/*", "arn:*", "arn:aws:iam::*:role/x"] }',
  );
  expect(said('statement/invalid-resource', changes)).toEqual([
    "`my-bucket` is not a resource | write `'*'`, or an ARN as in `arn:aws:s3:::example-bucket/*`",
    "`arn:aws:s3` is not a resource | write `'*'`, or an ARN as in `arn:aws:s3:::example-bucket/*`",
  ]);
});

test('conditions are of operators and keys that AWS has, with values of their types', () => {
  const condition = (text: string): { [file: string]: string } =>
    guardrail(`{ Effect: Deny, Action: "s3:*", Resource: "*", Condition: { ${text} } }`);
  expect(said('statement/unknown-operator', condition('StringEqual: { "aws:PrincipalArn": x }'))).toEqual([
    'unknown condition operator `StringEqual` | did you mean `StringEquals`?',
  ]);
  const keys =
    'StringEquals: { "aws:PrincipalOrgId": o-1, "aws:PrincipleArn": x, "aws:RequestTag/team": x, "s3:x-amz-acl": private, "ec3:Region": x, region: x, "token.actions.githubusercontent.com:sub": x }';
  expect(said('statement/unknown-condition-key', condition(keys))).toEqual([
    'AWS is not known to have a condition key `aws:PrincipleArn` | did you mean `aws:PrincipalArn`?',
    'AWS is not known to have a condition key `ec3:Region` | its prefix is that of no service',
    'AWS is not known to have a condition key `region` | a key has a prefix, as in `aws:PrincipalArn`',
  ]);
  const values =
    'Bool: { "aws:SecureTransport": [false, "no"] }, NumericLessThan: { "s3:TlsVersion": [1.2, one] }, IpAddress: { "aws:SourceIp": [10.0.0.0/8, "2001:db8::/32", home] }, DateLessThan: { "aws:CurrentTime": ["2026-01-31T00:00:00Z", soon] }, ArnLike: { "aws:PrincipalArn": ["arn:aws:iam::*:role/x", "${aws:PrincipalArn}", Admin] }';
  expect(said('statement/invalid-condition-value', condition(values))).toEqual([
    '`aws:SecureTransport` is compared with `no`, which is neither `true` nor `false`',
    '`s3:TlsVersion` is compared with `one`, which is no number',
    '`aws:SourceIp` is compared with `home`, which is no address or block',
    '`aws:CurrentTime` is compared with `soon`, which is no date as in `2026-01-31T00:00:00Z`',
    '`aws:PrincipalArn` is compared with `Admin`, which is no ARN',
  ]);
});

test('a guardrail does not take away a whole foundation service from everybody', () => {
  const deny = (more: string): { [file: string]: string } => guardrail(`{ Effect: Deny, Resource: "*", ${more} }`);
  expect(said('guardrail/foundation-denied', deny('Action: ["KMS:*", "sqs:*", "iam:Create*"]'))).toEqual([
    '`KMS:*` cannot be denied: `kms` is a foundation service | name the actions that are not to be, or a condition',
  ]);
  const conditional = 'Action: "kms:*", Condition: { Bool: { "aws:SecureTransport": "false" } }';
  expect(diagnosticsOf(deny(conditional))).toEqual([]);
});

test('an RCP denies named actions of services that RCPs cover, to all', () => {
  const rcp = (...statements: string[]): { [file: string]: string } => ({
    'guardrails/own.yaml': `type: rcp\nstatements: [${statements.join(', ')}]\n`,
  });
  const sound = '{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" }';
  expect(diagnosticsOf(rcp(sound)).map(({ code }) => code)).toEqual(['estate/not-acted-on']);
  expect(
    said('guardrail/rcp-service', rcp('{ Effect: Deny, Principal: "*", Action: ["ec2:*", "s3:*"], Resource: "*" }')),
  ).toEqual(['no RCP covers `ec2`, of which `ec2:*` is an action | deny it by a guardrail of the type `scp`']);
  expect(
    said(
      'guardrail/rcp-grammar',
      rcp(
        '{ Effect: Allow, Action: "*", Resource: "*" }',
        '{ Effect: Deny, Principal: { AWS: "1" }, NotAction: "s3:*", Resource: "*" }',
      ),
    ),
  ).toEqual([
    "a statement of an RCP is about `Principal: '*'` | name exceptions by a condition on `aws:PrincipalArn`",
    'an RCP allows nothing | write `Effect: Deny`',
    'an RCP names its actions | name services at least, as in `s3:*`',
    "a statement of an RCP is about `Principal: '*'` | name exceptions by a condition on `aws:PrincipalArn`",
    'a statement of an RCP has no `NotAction` | leave it out',
  ]);
});

test('RCPs are as long and as many as AWS takes them', () => {
  const rcp = 'type: rcp\nstatements: [{ Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" }]\n';
  const long = `type: rcp\nstatements: [{ Sid: ${'x'.repeat(5200)}, Effect: Deny, Principal: "*", Action: "s3:*", Resource: "*" }]\n`;
  const names = ['a', 'b', 'c', 'd', 'e'];
  const changes = {
    ...Object.fromEntries(names.map((name) => [`guardrails/${name}.yaml`, rcp])),
    'guardrails/a.yaml': long,
    [account]: `environment: dev\nguardrails: [${names.join(', ')}, no-iam-users]\n`,
    'accounts/shop/b.yaml': `environment: dev\nguardrails: [a, b, c, d, no-iam-users]\n`,
  };
  expect(said('guardrail/rcp-too-long', changes)).toEqual([
    'the guardrail `a` has 5312 characters, and an RCP may have 5120 | split it into two guardrails',
  ]);
  expect(said('guardrail/too-many-rcps', changes)).toEqual([
    'there would be 6 RCPs attached with `RCPFullAWSAccess`, and AWS attaches 5 | join guardrails into one, or move some to an organizational unit',
  ]);
});
