import { builtInGuardrails, type Guardrail } from '@microaccounts/config';
import { meantEstate } from '@microaccounts/config/testing';
import { canonicalJson, type Statement } from '@microaccounts/resources';
import { guardrailPolicy } from './guardrail';

const estate = meantEstate();
const own = (more: Partial<Guardrail>): Guardrail => ({
  name: 'no-classic',
  description: 'nothing of the old kind',
  type: 'scp',
  statements: [{ Resource: '*', Effect: 'Deny', Action: ['sdb:*', 'opsworks:*'] }],
  ...more,
});

test.each(builtInGuardrails)('%s only denies, and names no account', (name) => {
  const policy = guardrailPolicy(estate, name);
  expect(policy?.content.Statement.map(({ Effect }) => Effect)).not.toContain('Allow');
  expect(policy?.text).not.toMatch(/\d{12}/);
  expect(policy?.text.length).toBeLessThan(estate.limits.scpCharacters / 2);
  expect(policy?.description).toMatch(new RegExp(`^Guardrail ${name} \\(\\d+ characters\\): .`));
});

test.each(builtInGuardrails.filter((name) => name !== 'protect-baseline'))('%s binds exempt principals too', (name) => {
  expect(guardrailPolicy(estate, name)?.text).not.toContain('aws:PrincipalARN');
});

test('an own guardrail is its statements, in normal form', () => {
  const policy = guardrailPolicy(meantEstate({ guardrails: { 'no-classic': own({}) } }), 'no-classic');
  expect(policy?.text).toBe(
    '{"Statement":[{"Action":["opsworks:*","sdb:*"],"Effect":"Deny","Resource":"*"}],"Version":"2012-10-17"}',
  );
  expect(policy?.description).toBe('Guardrail no-classic (103 characters): nothing of the old kind');
});

test('a guardrail that is no SCP gives none', () => {
  expect(guardrailPolicy(meantEstate({ guardrails: { 'no-classic': own({ type: 'rcp' }) } }), 'no-classic')).toBeNull();
});

test.each(['nothing', 'constructor'])('a guardrail that does not exist is a bug: %s', (name) => {
  expect(() => guardrailPolicy(estate, name)).toThrow(`no guardrail \`${name}\``);
});

describe('protect-baseline', () => {
  const statement = (sid: string, of = estate): Statement => {
    const found = guardrailPolicy(of, 'protect-baseline')?.content.Statement.find(({ Sid }) => Sid === sid);
    if (found === undefined) throw new Error(`no statement ${sid}`);
    return found;
  };

  test('excepts who deploys, and nobody else: the auditor has nothing to change', () => {
    for (const { Condition } of guardrailPolicy(estate, 'protect-baseline')?.content.Statement ?? [])
      expect(Condition).toMatchObject({
        ArnNotLike: {
          'aws:PrincipalARN': [
            'arn:aws:iam::*:role/LandingZoneAutomation',
            'arn:aws:iam::*:role/OrganizationAccountAccessRole',
          ],
        },
      });
  });

  test('protects exempt roles wherever they are, since making one would be a way out', () => {
    expect(statement('ProtectRoles')['Resource']).toEqual([
      'arn:aws:iam::*:role/LandingZoneAutomation',
      'arn:aws:iam::*:role/OrganizationAccountAccessRole',
      'arn:aws:iam::*:role/landing-zone/*',
    ]);
    expect(statement('ProtectRoles')['Action']).toEqual(
      expect.arrayContaining(['iam:CreateRole', 'iam:PassRole', 'iam:TagRole', 'iam:UpdateAssumeRolePolicy']),
    );
  });

  test('protects exempt users from everything but being looked at', () => {
    const user = 'arn:aws:iam::*:user/breakglass';
    expect(statement('ProtectUsers', meantEstate({ exemptPrincipals: [user] }))).toMatchObject({
      Effect: 'Deny',
      NotAction: ['iam:Get*', 'iam:List*'],
      Resource: user,
    });
    expect(guardrailPolicy(estate, 'protect-baseline')?.text).not.toContain('ProtectUsers');
  });

  test('protects the key by its tag, the rest by name', () => {
    expect(statement('ProtectKey')['Condition']).toMatchObject({
      StringEquals: { 'aws:ResourceTag/managed-by': 'microaccounts' },
    });
    expect(statement('ProtectKeyAlias')['Resource']).toBe('arn:aws:kms:*:*:alias/landing-zone');
    expect(statement('ProtectVault')['Resource']).toBe('arn:aws:backup:*:*:backup-vault:landing-zone');
    expect(statement('ProtectParameters')['Resource']).toBe('arn:aws:ssm:*:*:parameter/landing-zone/*');
    expect(statement('ProtectPolicies')['Resource']).toBe('arn:aws:iam::*:policy/landing-zone/*');
  });

  test('protects the identity provider that there is', () => {
    expect(statement('ProtectFederation')['Resource']).toBe('arn:aws:iam::*:saml-provider/corp-adfs');
    const without = meantEstate({ baseline: { ...estate.baseline, federation: null } });
    expect(canonicalJson(guardrailPolicy(without, 'protect-baseline')?.content)).not.toContain('SAML');
  });
});
