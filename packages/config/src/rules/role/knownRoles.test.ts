import { said } from '../../testing/estate';

test('a role that could do nothing is likely another one', () => {
  const changes = {
    baseline: 'baseline: { roles: { Support: { group: AWS-Support } } }',
    'accounts/shop/web.yaml':
      'environment: dev\nroles:\n  Developr: { group: AWS-Web }\n  Support: { group: AWS-Web }\n  Auditor: { group: AWS-Web }\n  ReadOnly:\n' +
      "  Own: { policies: ['arn:aws:iam::aws:policy/SecurityAudit'] }\n",
  };
  expect(said('role/unknown', changes)).toEqual([
    'the role `Developr` is no standard one and may do nothing | did you mean `Developer`?',
    'the role `Auditor` is no standard one and may do nothing | give it `policies` or `statements`',
  ]);
});
