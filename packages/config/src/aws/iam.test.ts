import { builtInBundles, defaultServices, foundationServices } from '../services';
import { actionsOf, conditionKeysOf, isCoveredByRcps, isServicePrefix, matches, servicePrefixes } from './iam';

test('services, actions and condition keys are those of AWS', () => {
  expect([...servicePrefixes()]).toEqual(expect.arrayContaining(['s3', 'ec2', 'sts']));
  expect([isServicePrefix('S3'), isServicePrefix('s4'), isServicePrefix('__proto__')]).toEqual([true, false, false]);
  expect(actionsOf('sqs')).toContain('SendMessage');
  expect(actionsOf('nothing')).toEqual([]);
  expect(conditionKeysOf('aws')).toEqual(expect.arrayContaining(['PrincipalArn', 'RequestTag/*']));
  expect(conditionKeysOf('ec2')).toContain('Encrypted');
  expect([isCoveredByRcps('s3'), isCoveredByRcps('ec2')]).toEqual([true, false]);
});

test('patterns are matched as IAM does', () => {
  expect(matches('Get*', 'getobject')).toBe(true);
  expect(matches('Get?bject', 'GetObject')).toBe(true);
  expect(matches('Get', 'GetObject')).toBe(false);
  expect(matches('*'.repeat(50) + 'x', 'a'.repeat(200))).toBe(false);
});

test('every service that is built in is one that AWS has', () => {
  const named = [...foundationServices, ...defaultServices, ...Object.values(builtInBundles).flat()];
  expect(named.filter((service) => !isServicePrefix(service))).toEqual([]);
});
