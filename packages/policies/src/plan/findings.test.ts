import type { Estate, RoleSettings } from '@microaccounts/config';
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { policyDocument, reference } from '@microaccounts/resources';
import { policyFindings } from './findings';
import { policySize } from './policySize';

const settings = (more: Partial<RoleSettings>): RoleSettings => ({
  group: null,
  policies: [],
  statements: [],
  ...more,
});
const estate = meantEstate();
const limited = (limits: Partial<Estate['limits']>, more: Partial<Estate> = {}): Estate =>
  meantEstate({ limits: { ...estate.limits, ...limits }, ...more });
const long = Array.from({ length: 600 }, (_, index) => ({ Effect: 'Allow', Action: `s3:Get${index}`, Resource: '*' }));

test('the standard roles and the boundary are well within what AWS takes', () => {
  expect(policyFindings(estate)).toEqual([]);
  const half = Object.fromEntries(Object.entries(estate.limits).map(([name, limit]) => [name, Math.floor(limit / 2)]));
  expect(policyFindings(meantEstate({ limits: half as unknown as Estate['limits'] }))).toEqual([]);
});

test('references count as long as what will stand for them, and white space does not count', () => {
  const document = policyDocument([
    {
      Effect: 'Allow',
      Principal: {
        AWS: { join: ['arn:aws:iam::', reference('account/a'), ':root'] },
        Federated: reference('account/a/saml-provider/corp-adfs', 'arn'),
      },
      Action: 'sts: Assume Role',
    },
  ]);
  const meant =
    '{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::000000000000:root",' +
    '"Federated":"arn:aws:iam::000000000000:saml-provider/corp-adfs"}}],"Version":"2012-10-17"}';
  expect(policySize(document)).toBe(meant.length);
});

test('what all accounts have is said once', () => {
  const accounts = ['a', 'b'].map((key) => meantAccount(key));
  const roles = { Support: settings({ statements: long }) };
  const findings = policyFindings(meantEstate({ accounts, baseline: { ...estate.baseline, roles } }));
  expect(findings).toMatchObject([
    {
      code: 'iam/role-policies-too-long',
      severity: 'error',
      place: { landingZone: ['baseline', 'roles', 'Support'] },
      message: expect.stringMatching(
        /^the role `Support` has \d+ characters of inline policies, and a role may have 10240$/,
      ),
    },
  ]);
});

test('what an account adds is said at the account', () => {
  const policies = Array.from({ length: 20 }, (_, index) => `arn:aws:iam::aws:policy/P${index}`);
  const accounts = [meantAccount('a', { roles: { Developer: settings({ policies }) } }), meantAccount('b')];
  expect(policyFindings(meantEstate({ accounts }))).toMatchObject([
    {
      code: 'iam/too-many-managed-policies',
      place: { account: 'a', path: ['roles', 'Developer'] },
      message: 'the role `Developer` of `a` has 21 managed policies, and a role may have 20',
    },
  ]);
});

test('the boundary and trust policies have limits of their own', () => {
  expect(policyFindings(limited({ managedPolicyCharacters: 100 })).map(({ code, place }) => ({ code, place }))).toEqual(
    [{ code: 'iam/boundary-too-long', place: { landingZone: ['exemptPrincipals'] } }],
  );
  expect(policyFindings(limited({ trustPolicyCharacters: 100 })).map(({ code }) => code)).toEqual([
    'iam/trust-policy-too-long',
    'iam/trust-policy-too-long',
    'iam/trust-policy-too-long',
  ]);
});

test('roles that are described but never made, since nobody could assume them, are a warning', () => {
  const baseline = { ...estate.baseline, federation: null, roles: { Support: settings({}) } };
  expect(policyFindings(meantEstate({ baseline }))).toMatchObject([
    { code: 'iam/no-federation', severity: 'warning', place: { landingZone: ['baseline', 'roles', 'Support'] } },
  ]);
  expect(policyFindings(meantEstate({ baseline: { ...baseline, roles: {} } }))).toEqual([]);
});

test('an estate without accounts in use has nothing to measure', () => {
  expect(policyFindings(limited({ managedPolicyCharacters: 1 }, { accounts: [] }))).toEqual([]);
});
