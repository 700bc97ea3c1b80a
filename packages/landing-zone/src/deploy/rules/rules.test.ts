import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge, rules, violations, type Registered } from '.';
import { rulesPage } from './rulesPage';

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const SECRET = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: '[secret]' };
const TAGS = { 'managed-by': 'microaccounts' };
const ACCOUNT_TAGS = { ...TAGS, 'business-unit': 'payments', environment: 'dev', owner: 'payments-team' };

type Changes = Partial<Pick<Registered, 'protect'>> & { readonly inputs?: Record<string, unknown> };

/** Resources that keep every rule, by a short name. */
const GOOD = {
  account: resource('aws:organizations/account:Account', { closeOnDeletion: false, tags: ACCOUNT_TAGS }, true),
  scp: resource('aws:organizations/policy:Policy', {
    type: 'SERVICE_CONTROL_POLICY',
    content: document({ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }),
  }),
  role: resource('aws:iam/role:Role', {
    assumeRolePolicy: document({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    tags: TAGS,
  }),
  rolePolicy: resource('aws:iam/rolePolicy:RolePolicy', {
    policy: document({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
  }),
  boundary: resource('aws:iam/policy:Policy', {
    name: 'PermissionBoundary',
    path: '/landing-zone/',
    policy: document({ Effect: 'Allow', Action: '*', Resource: '*' }),
  }),
  vault: resource('aws:backup/vault:Vault', { kmsKeyArn: 'arn:aws:kms:eu-west-2:222222222222:key/1', tags: TAGS }),
  key: resource('aws:kms/key:Key', {
    enableKeyRotation: true,
    policy: document({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action: 'kms:*',
      Resource: '*',
    }),
    tags: TAGS,
  }),
  parameter: resource('aws:ssm/parameter:Parameter', { type: 'SecureString', keyId: 'alias/landing-zone', tags: TAGS }),
  encryption: resource('aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration', {
    rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: 'alias/landing-zone' } }],
  }),
  gateway: resource(
    'aws:ec2transitgateway/transitGateway:TransitGateway',
    { defaultRouteTableAssociation: 'disable', defaultRouteTablePropagation: 'disable', tags: TAGS },
    true,
  ),
  share: resource('aws:ram/resourceShare:ResourceShare', { allowExternalPrincipals: false, tags: TAGS }),
  block: resource('aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock', {
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  }),
  bucket: resource('aws:s3/bucket:Bucket', { tags: TAGS }),
};

function resource(type: string, inputs: Record<string, unknown>, protect = false): Registered {
  return { type, name: 'it', urn: `urn:pulumi:stack::landing-zone::${type}::it`, inputs, protect };
}

function document(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

function but(good: Registered, { inputs, ...others }: Changes): Registered {
  return { ...good, ...others, inputs: { ...good.inputs, ...inputs } };
}

const open = (more: object = {}): string =>
  document({ Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole', ...more });

const ISSUER = 'token.actions.githubusercontent.com';
const SUBJECT = `${ISSUER}:sub`;
const AUDIENCE = { StringEquals: { [`${ISSUER}:aud`]: 'sts.amazonaws.com' } };
const ofTokens = (Condition: object): string =>
  document({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::222222222222:oidc-provider/${ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });

/** By rule, resources that break it and no other. The second is the input that decides, if one does. */
const SEEDS: { readonly [rule: string]: readonly (readonly [Registered, string?])[] } = {
  'accounts-are-protected': [[but(GOOD.account, { protect: false })]],
  'accounts-are-not-closed': [[but(GOOD.account, { inputs: { closeOnDeletion: true } }), 'closeOnDeletion']],
  'organization-policies-fit': [
    [
      but(GOOD.scp, { inputs: { content: document({ Effect: 'Deny', Action: 'a'.repeat(10_240), Resource: '*' }) } }),
      'content',
    ],
    [
      but(GOOD.scp, {
        inputs: {
          type: 'RESOURCE_CONTROL_POLICY',
          content: document({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'a'.repeat(5_120) }),
        },
      }),
      'type',
    ],
  ],
  'policy-documents-are-json': [
    [but(GOOD.scp, { inputs: { content: '{"Version":' } }), 'content'],
    [but(GOOD.role, { inputs: { assumeRolePolicy: '[object Object]' } }), 'assumeRolePolicy'],
  ],
  'no-wildcard-principals': [
    [but(GOOD.role, { inputs: { assumeRolePolicy: open() } }), 'assumeRolePolicy'],
    [but(GOOD.role, { inputs: { assumeRolePolicy: open({ Principal: '*' }) } }), 'assumeRolePolicy'],
    [
      but(GOOD.role, {
        inputs: { assumeRolePolicy: open({ Principal: { AWS: ['arn:aws:iam::222222222222:root', '*'] } }) },
      }),
    ],
    [but(GOOD.role, { inputs: { assumeRolePolicy: open({ Principal: { Federated: '*' } }) } })],
    [
      but(GOOD.role, {
        inputs: {
          assumeRolePolicy: open({ Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::222222222222:root' } }),
        },
      }),
    ],
    [but(GOOD.key, { inputs: { policy: open({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) } }), 'policy'],
    [
      but(GOOD.key, {
        inputs: { policy: open({ Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } }) },
      }),
    ],
    [
      but(GOOD.key, {
        inputs: { policy: open({ Condition: { StringLike: { 'aws:PrincipalOrgID': ['o-abcdefghij', '*'] } } }) },
      }),
    ],
    [
      but(GOOD.key, {
        inputs: { policy: open({ Condition: { StringNotEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } } }) },
      }),
    ],
    [
      but(GOOD.key, {
        inputs: { policy: open({ Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/Deployer' } } }) },
      }),
    ],
    [resource('aws:sqs/queuePolicy:QueuePolicy', { policy: open({ Action: 'sqs:*', Resource: '*' }) }), 'policy'],
    [resource('aws:new/thing:Thing', { nested: [{ accessRules: open() }] })],
  ],
  'tokens-say-whose-they-are': [
    [but(GOOD.role, { inputs: { assumeRolePolicy: ofTokens({}) } }), 'assumeRolePolicy'],
    [
      but(GOOD.role, {
        inputs: {
          assumeRolePolicy: ofTokens({ StringEquals: { [SUBJECT]: 'repo:example/landing-zone:ref:refs/heads/main' } }),
        },
      }),
    ],
    [but(GOOD.role, { inputs: { assumeRolePolicy: ofTokens({ ...AUDIENCE, StringLike: { [SUBJECT]: 'repo:*' } }) } })],
    [
      but(GOOD.role, {
        inputs: { assumeRolePolicy: ofTokens({ ...AUDIENCE, StringLike: { [SUBJECT]: ['repo:example/a:*', '*'] } }) },
      }),
    ],
  ],
  'no-full-administration': [
    [but(GOOD.rolePolicy, { inputs: { policy: document({ Effect: 'Allow', Action: '*', Resource: '*' }) } }), 'policy'],
    [
      but(GOOD.rolePolicy, {
        inputs: { policy: document({ Effect: 'Allow', Action: ['s3:*', '*:*'], Resource: ['arn:aws:s3:::a', '*'] }) },
      }),
    ],
    [but(GOOD.boundary, { inputs: { path: '/' } }), 'policy'],
    [
      resource('aws:iam/role:Role', {
        ...GOOD.role.inputs,
        inlinePolicies: [
          { name: 'All', policy: document({ Effect: 'Allow', Action: '*', NotResource: 'arn:aws:s3:::a' }) },
        ],
      }),
      'inlinePolicies',
    ],
  ],
  'no-long-lived-keys': [
    [resource('aws:iam/user:User', { tags: TAGS })],
    [resource('aws:iam/accessKey:AccessKey', { user: 'it' })],
  ],
  'backup-vaults-have-a-key': [[but(GOOD.vault, { inputs: { kmsKeyArn: undefined } }), 'kmsKeyArn']],
  'keys-rotate': [[but(GOOD.key, { inputs: { enableKeyRotation: false } }), 'enableKeyRotation']],
  'secret-parameters-have-a-key': [[but(GOOD.parameter, { inputs: { keyId: '' } }), 'keyId']],
  'buckets-have-a-key': [
    [but(GOOD.encryption, { inputs: { rules: [] } }), 'rules'],
    [
      but(GOOD.encryption, { inputs: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }] } }),
      'rules',
    ],
    [
      but(GOOD.encryption, {
        inputs: { rules: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms' } }] },
      }),
    ],
  ],
  'transit-gateways-are-protected': [[but(GOOD.gateway, { protect: false })]],
  'transit-gateways-accept-nothing-unasked': [
    [but(GOOD.gateway, { inputs: { autoAcceptSharedAttachments: 'enable' } }), 'autoAcceptSharedAttachments'],
  ],
  'transit-gateways-route-nothing-unasked': [
    [but(GOOD.gateway, { inputs: { defaultRouteTablePropagation: undefined } }), 'defaultRouteTablePropagation'],
  ],
  'shares-stay-inside': [
    [but(GOOD.share, { inputs: { allowExternalPrincipals: true } }), 'allowExternalPrincipals'],
    [but(GOOD.share, { inputs: { allowExternalPrincipals: undefined } })],
  ],
  'public-access-is-blocked': [[but(GOOD.block, { inputs: { ignorePublicAcls: false } }), 'ignorePublicAcls']],
  'buckets-are-not-public': [[but(GOOD.bucket, { inputs: { acl: 'public-read' } }), 'acl']],
  'resources-say-who-manages-them': [
    [but(GOOD.vault, { inputs: { tags: undefined } }), 'tags'],
    [but(GOOD.vault, { inputs: { tags: { 'managed-by': 'somebody' } } }), 'tags.managed-by'],
    [resource('aws:new/thing:Thing', { tags: { Name: 'it' } })],
  ],
  'accounts-say-whose-they-are': [
    [but(GOOD.account, { inputs: { tags: { ...ACCOUNT_TAGS, owner: '' } } }), 'tags.owner'],
  ],
};

const seeds = Object.entries(SEEDS).flatMap(([rule, list]) =>
  list.map(([registered, input], index) => ({ rule, index, registered, input })),
);

it('has a seeded violation of every rule', () => {
  expect(Object.keys(SEEDS)).toEqual(rules.map(({ name }) => name));
});

it.each(Object.entries(GOOD))('has nothing against a good %s', (_name, registered) => {
  expect(judge([registered])).toEqual({ violations: [], undecided: [] });
});

it.each(seeds)('$rule alone names its seed $index', ({ rule, registered }) => {
  const { help } = rules.find(({ name }) => name === rule) ?? {};
  const { urn } = registered;
  const message = expect.stringMatching(/^[`a-zA-Z].*[^.]$/) as string;
  expect(judge([registered])).toEqual({ violations: [{ rule, urn, message, help }], undecided: [] });
});

it.each(seeds.filter(({ input }) => input !== undefined))(
  '$rule is undecided while `$input` of seed $index is unknown, or secret',
  ({ rule, registered, input = '' }) => {
    const [first = '', second] = input.split('.');
    for (const [hidden, because] of [
      [UNKNOWN, 'unknown'],
      [SECRET, 'secret'],
    ]) {
      const whole = registered.inputs[first] as object;
      const inputs = { ...registered.inputs, [first]: second === undefined ? hidden : { ...whole, [second]: hidden } };
      const { undecided } = judge([{ ...registered, inputs }]);
      expect(undecided).toContainEqual({ rule, urn: registered.urn, input, because });
      expect(violations([{ ...registered, inputs }]).map((violation) => violation.rule)).not.toContain(rule);
    }
  },
);

it.each([
  { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
  { StringEquals: { 'AWS:principalorgid': ['o-abcdefghij'] }, Bool: { 'aws:SecureTransport': 'true' } },
  { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-abcdefghij/r-ab12/ou-ab12-11111111/*' } },
  { StringEquals: { 'kms:CallerAccount': '222222222222' } },
  { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:*:222222222222:*' } },
])('principals are bound by %j', (Condition) => {
  expect(violations([but(GOOD.key, { inputs: { policy: open({ Condition }) } })])).toEqual([]);
});

it.each(['repo:example/landing-zone:environment:prod', 'repo:example/landing-zone:*', 'repo:example/*'])(
  'trusts tokens of %s',
  (subject) => {
    const Condition = { ...AUDIENCE, StringLike: { [SUBJECT]: subject } };
    expect(violations([but(GOOD.role, { inputs: { assumeRolePolicy: ofTokens(Condition) } })])).toEqual([]);
  },
);

it('has nothing against everybody being denied', () => {
  expect(violations([but(GOOD.key, { inputs: { policy: open({ Effect: 'Deny', Principal: '*' }) } })])).toEqual([]);
});

it('takes an asymmetric key as it is', () => {
  const signing = { enableKeyRotation: false, customerMasterKeySpec: 'ECC_NIST_P256' };
  expect(violations([but(GOOD.key, { inputs: signing })])).toEqual([]);
});

it.each([null, 'text', 7, [], {}, UNKNOWN, SECRET, '{"Statement":7}', '{"Statement":[null,[]]}'])(
  'does not fall over inputs that are %j',
  (value) => {
    for (const { type, inputs } of Object.values(GOOD)) {
      for (const name of Object.keys(inputs)) judge([resource(type, { ...inputs, [name]: value })]);
      judge([resource(type, { rules: [value], tags: value, policy: value })]);
    }
  },
);

test('docs/program-rules.md is what the rules say', () => {
  const file = join(__dirname, '..', '..', '..', '..', '..', 'docs', 'program-rules.md');
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, rulesPage());
  expect(readFileSync(file, 'utf8')).toBe(rulesPage());
});
