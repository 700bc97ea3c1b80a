// The program under Pulumi's mocks. Logical names are a contract with deployed stacks: golden test.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORGANIZATION, refusal, run, type Registered } from '../testing/run';
import { TAKING_OVER } from '../testing/settings';

const GOLDEN = join(__dirname, 'logicalNames.golden.txt');
const KEPT = [
  'organizations/organization:Organization',
  'ram/sharingWithOrganization:SharingWithOrganization',
  'kms/key:Key',
  's3/bucket:Bucket',
];

const organization = (registered: readonly Registered[]): Registered | undefined =>
  registered.find(({ type }) => type === 'aws:organizations/organization:Organization');

it('registers everything under the names that deployed stacks have', async () => {
  const { registered } = await run();
  const names = registered
    .map(({ urn }) => `${urn}\n`)
    .sort()
    .join('');
  // UPDATE_GOLDEN=1 writes the file anew; a difference needs an alias in the program and a note in the CHANGELOG.
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(GOLDEN, names);
  expect(names).toBe(readFileSync(GOLDEN, 'utf8'));
});

it('tells CI where the state is and which roles there are', async () => {
  expect((await run()).outputs).toEqual({
    backendUrl: 's3://landing-zone-state-111111111111-eu-west-2?region=eu-west-2',
    secretsProvider: 'awskms://alias/landing-zone-state?region=eu-west-2',
    roles: {
      LandingZonePlan: 'arn:aws:iam::111111111111:role/landing-zone/LandingZonePlan',
      LandingZoneDeploy: 'arn:aws:iam::111111111111:role/landing-zone/LandingZoneDeploy',
      LandingZoneDrift: 'arn:aws:iam::111111111111:role/landing-zone/LandingZoneDrift',
    },
  });
});

it('deletes nothing that cannot be made again', async () => {
  const { registered } = await run();
  const kept = registered.filter(({ options }) => options.protect === true && options.retainOnDelete === true);
  expect(new Set(kept.map(({ type }) => type.replace('aws:', '')))).toEqual(new Set(KEPT));
  expect(registered.filter(({ type }) => KEPT.includes(type.replace('aws:', '')))).toHaveLength(kept.length);
});

it('works in the management account alone', async () => {
  const { registered } = await run();
  const [provider] = registered.filter(({ type }) => type === 'pulumi:providers:aws');
  expect(provider?.inputs).toMatchObject({ region: 'eu-west-2', allowedAccountIds: '["111111111111"]' });
});

it('makes each bucket safe', async () => {
  const { registered } = await run();
  const of = (type: string, name: string) =>
    registered.find((one) => one.type === `aws:s3/${type}` && one.name === name)?.inputs;
  for (const name of ['logs', 'state']) {
    expect(of('bucketVersioning:BucketVersioning', name)).toMatchObject({
      versioningConfiguration: { status: 'Enabled' },
    });
    expect(of('bucketOwnershipControls:BucketOwnershipControls', name)).toMatchObject({
      rule: { objectOwnership: 'BucketOwnerEnforced' },
    });
    expect(of('bucketPublicAccessBlock:BucketPublicAccessBlock', name)).toMatchObject({
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    expect(of('bucketPolicy:BucketPolicy', name)?.['policy']).toContain('aws:SecureTransport');
  }
  expect(of('bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration', 'state')).toMatchObject({
    rules: [
      {
        applyServerSideEncryptionByDefault: {
          sseAlgorithm: 'aws:kms',
          kmsMasterKeyId: expect.stringMatching(/^arn:aws:kms:/),
        },
      },
    ],
  });
  expect(of('bucketLogging:BucketLogging', 'state')).toMatchObject({ targetBucket: expect.stringMatching(/-logs$/) });
  expect(of('bucketLifecycleConfiguration:BucketLifecycleConfiguration', 'state')).toMatchObject({
    rules: [{ noncurrentVersionExpiration: { noncurrentDays: 90, newerNoncurrentVersions: 10 } }],
  });
  const [key] = registered.filter(({ type }) => type === 'aws:kms/key:Key');
  expect(key?.inputs).toMatchObject({ enableKeyRotation: true });
});

describe('the organization', () => {
  const frozen = ['awsServiceAccessPrincipals', 'enabledPolicyTypes'];

  it('is made with what is needed', async () => {
    const made = organization((await run()).registered);
    expect(made?.options).toMatchObject({ ignoreChanges: frozen });
    expect(made?.options.import).toBeUndefined();
    expect(made?.inputs).toMatchObject({
      featureSet: 'ALL',
      awsServiceAccessPrincipals: ['account.amazonaws.com', 'ram.amazonaws.com'],
    });
  });

  it('is imported as it is where there is one', async () => {
    const said = jest.spyOn(console, 'warn').mockImplementation();
    const imported = organization((await run(TAKING_OVER)).registered);
    expect(said.mock.calls.join()).toContain('pulumi config set bootstrap:organization manage');
    said.mockRestore();
    expect(imported?.options).toMatchObject({ import: 'o-exampleorgid', ignoreChanges: frozen });
  });

  it('is managed without turning anything off', async () => {
    const managed = organization((await run({ ...TAKING_OVER, organization: 'manage' })).registered);
    expect(managed?.options).toMatchObject({ ignoreChanges: [] });
    expect(managed?.options.import).toBeUndefined();
    expect(managed?.inputs).toMatchObject({
      awsServiceAccessPrincipals: ['account.amazonaws.com', 'cloudtrail.amazonaws.com', 'ram.amazonaws.com'],
      enabledPolicyTypes: ['RESOURCE_CONTROL_POLICY', 'SERVICE_CONTROL_POLICY', 'TAG_POLICY'],
    });
  });

  it('is refused where it is another', async () => {
    expect(await refusal(TAKING_OVER, { ...ORGANIZATION, id: 'o-anotherorgid' })).toBe(
      'the organization is `o-anotherorgid`, not `o-exampleorgid` (pulumi config set bootstrap:organizationId o-anotherorgid)',
    );
  });
});

it('leaves an identity provider that is there alone', async () => {
  const { registered } = await run({ identityProvider: 'existing' });
  expect(registered.filter(({ type }) => type.includes('openIdConnectProvider'))).toEqual([]);
});

it('refuses a wrong configuration with a line for each mistake', async () => {
  expect(await refusal({ repository: 'example', environments: 'prod' })).toMatch(
    /^`repository` is `example`, not `owner\/name` \(.*\)\n`environments` is `prod`, not a list of GitHub environments \(.*\)$/,
  );
});
