import type { RoleSettings } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import type { Role } from '@microaccounts/resources';
import { auditActions } from './auditActions';
import { roles } from './roles';
import { samlProvider } from './samlProvider';

const settings = (more: Partial<RoleSettings>): RoleSettings => ({
  group: null,
  policies: [],
  statements: [],
  ...more,
});
const estate = meantEstate();
const accountId = { ref: 'account/payments-dev', attribute: 'id' };

function role(name: string, of = estate, account = meantAccount('payments-dev')): Role {
  const found = roles(of, account).find(({ properties }) => properties.name === name);
  if (found === undefined) throw new Error(`no role ${name}`);
  return found;
}

test('every account has the standard roles, under one path', () => {
  const all = roles(estate, meantAccount('payments-dev'));
  expect(all.map(({ address }) => address)).toEqual([
    'account/payments-dev/role/LandingZoneAudit',
    'account/payments-dev/role/Administrator',
    'account/payments-dev/role/Developer',
    'account/payments-dev/role/ReadOnly',
  ]);
  for (const { properties, stack } of all)
    expect([properties.path, properties.tags['managed-by'], stack]).toEqual([
      '/landing-zone/',
      'microaccounts',
      'baseline.payments-dev',
    ]);
});

test('the trust policy of a federated role, golden', () => {
  expect(role('Developer').properties.trustPolicy).toEqual({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { Federated: { ref: 'account/payments-dev/saml-provider/corp-adfs', attribute: 'arn' } },
        Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
        Condition: { StringEquals: { 'SAML:aud': 'https://signin.aws.amazon.com/saml' } },
      },
    ],
  });
});

test.each(['Administrator', 'Developer', 'ReadOnly'])('%s is bounded', (name) => {
  expect(role(name).properties.permissionsBoundary).toEqual({
    ref: 'account/payments-dev/policy/PermissionBoundary',
    attribute: 'arn',
  });
});

test('a developer makes roles only within the boundary', () => {
  const { managedPolicies, inlinePolicies } = role('Developer').properties;
  expect(managedPolicies).toEqual(['arn:aws:iam::aws:policy/PowerUserAccess']);
  expect(inlinePolicies['Roles']?.Statement[0]).toEqual({
    Sid: 'RolesInBoundary',
    Effect: 'Allow',
    Action: [
      'iam:AttachRolePolicy',
      'iam:CreateRole',
      'iam:DeleteRolePolicy',
      'iam:DetachRolePolicy',
      'iam:PutRolePermissionsBoundary',
      'iam:PutRolePolicy',
    ],
    Resource: '*',
    Condition: {
      StringEquals: {
        'iam:PermissionsBoundary': {
          join: ['arn:aws:iam::', accountId, ':policy/landing-zone/PermissionBoundary'],
        },
      },
    },
  });
  expect(inlinePolicies['Roles']?.Statement[1]?.['Action']).not.toEqual(
    expect.arrayContaining([expect.stringMatching(/CreateRole|(Attach|Put)RolePolicy|User|\*Role|iam:\*/)]),
  );
});

describe('the AD group', () => {
  test('comes from the template of the estate', () => {
    expect(role('Developer').properties.tags['ad-group']).toEqual({ join: ['AWS-', accountId, '-Developer'] });
    const byKey = meantEstate({ baseline: { ...estate.baseline, group: 'aws {accountKey} {role}' } });
    expect(role('ReadOnly', byKey).properties.tags['ad-group']).toBe('aws payments-dev ReadOnly');
  });

  test('is the one that the role names, an account before the estate', () => {
    const of = meantEstate({
      baseline: { ...estate.baseline, roles: { Developer: settings({ group: 'Everywhere' }) } },
    });
    expect(role('Developer', of).properties.tags['ad-group']).toBe('Everywhere');
    const account = meantAccount('payments-dev', { roles: { Developer: settings({ group: 'Here' }) } });
    expect(role('Developer', of, account).properties.tags['ad-group']).toBe('Here');
    const silent = meantAccount('payments-dev', { roles: { Developer: settings({}) } });
    expect(role('Developer', of, silent).properties.tags['ad-group']).toBe('Everywhere');
  });
});

describe('what the estate says of a role', () => {
  const of = meantEstate({
    baseline: {
      ...estate.baseline,
      roles: {
        Support: settings({ policies: ['arn:aws:iam::aws:policy/AWSSupportAccess'] }),
        Developer: settings({
          policies: ['arn:aws:iam::aws:policy/B'],
          statements: [{ Effect: 'Allow', Action: 'a:Estate', Resource: '*' }],
        }),
      },
    },
  });
  const account = meantAccount('payments-dev', {
    roles: {
      Developer: settings({
        policies: ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B'],
        statements: [{ Effect: 'Allow', Action: ['a:Account'], Resource: '*' }],
      }),
      Auditor: settings({}),
    },
  });

  test('adds to a standard role: policies without repetition, statements in one policy of their own', () => {
    const { managedPolicies, inlinePolicies } = role('Developer', of, account).properties;
    expect(managedPolicies).toEqual([
      'arn:aws:iam::aws:policy/A',
      'arn:aws:iam::aws:policy/B',
      'arn:aws:iam::aws:policy/PowerUserAccess',
    ]);
    expect(Object.keys(inlinePolicies).sort()).toEqual(['Estate', 'Roles']);
    expect(inlinePolicies['Estate']?.Statement.map(({ Action }) => Action)).toEqual(['a:Estate', 'a:Account']);
  });

  test('makes further roles, which have nothing but that', () => {
    expect(role('Support', of, account).properties.managedPolicies).toEqual([
      'arn:aws:iam::aws:policy/AWSSupportAccess',
    ]);
    expect(role('Auditor', of, account).properties).toMatchObject({
      managedPolicies: [],
      inlinePolicies: {},
      permissionsBoundary: { ref: 'account/payments-dev/policy/PermissionBoundary' },
    });
  });

  test('never changes the role of the drift job', () => {
    const hostile = meantAccount('payments-dev', {
      roles: { LandingZoneAudit: settings({ policies: ['arn:aws:iam::aws:policy/AdministratorAccess'] }) },
    });
    const named = roles(of, hostile).filter(({ properties }) => properties.name === 'LandingZoneAudit');
    expect(named).toEqual([role('LandingZoneAudit')]);
  });
});

test('the drift job reads as the management account, may do exactly its reads, and is not bounded', () => {
  expect(role('LandingZoneAudit').properties).toMatchObject({
    trustPolicy: {
      Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111111111111:root' }, Action: 'sts:AssumeRole' }],
    },
    permissionsBoundary: null,
    managedPolicies: [],
    inlinePolicies: { Read: { Statement: [{ Effect: 'Allow', Action: auditActions, Resource: '*' }] } },
  });
});

test('the reads of the drift job are sorted, distinct, and reads', () => {
  expect([...new Set(auditActions)].sort()).toEqual(auditActions);
  for (const action of auditActions) expect(action).toMatch(/^[a-z0-9]+:(Describe|Get|List|Lookup)\w+$/);
});

describe('without federation', () => {
  const alone = meantEstate({ baseline: { ...estate.baseline, federation: null } });

  test('there is no provider and nobody but the drift job has a role', () => {
    expect(samlProvider(alone, meantAccount('payments-dev'))).toBeNull();
    expect(roles(alone, meantAccount('payments-dev')).map(({ properties }) => properties.name)).toEqual([
      'LandingZoneAudit',
    ]);
  });
});

test('the provider is the one that the trust policies name', () => {
  expect(samlProvider(estate, meantAccount('payments-dev'))).toMatchObject({
    address: 'account/payments-dev/saml-provider/corp-adfs',
    properties: { name: 'corp-adfs', metadata: '<EntityDescriptor/>' },
  });
});
