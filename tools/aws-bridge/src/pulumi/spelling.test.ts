import { camelCase, plurals, snakeCase } from './spelling';

test.each([
  ['maxSessionDuration', 'max_session_duration'],
  ['vpcId', 'vpc_id'],
  ['role', 'role'],
])('%s is %s', (pulumi, terraform) => {
  expect(snakeCase(pulumi)).toBe(terraform);
  expect(camelCase(terraform)).toBe(pulumi);
});

test('a run of capitals is one word', () => {
  expect(snakeCase('SAMLProvider')).toBe('saml_provider');
});

test('plurals are none of the name itself', () => {
  expect(plurals('policy')).toEqual(['policys', 'policyes', 'policies']);
});
