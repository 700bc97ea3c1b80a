import { meantEstate } from '@microaccounts/config/testing';
import { digest } from '@microaccounts/resources';
import { serviceBoundary } from './serviceBoundary';

const estate = meantEstate();

test('the text, golden: one statement that denies all but the services, minified', () => {
  const policy = serviceBoundary(estate, ['sts', 'ec2', 's3']);
  expect(policy.text).toBe(
    '{"Statement":[{"Condition":{"ArnNotLike":{"aws:PrincipalARN":[' +
      '"arn:aws:iam::*:role/LandingZoneAutomation",' +
      '"arn:aws:iam::*:role/OrganizationAccountAccessRole",' +
      '"arn:aws:iam::*:role/landing-zone/LandingZoneAudit"]}},' +
      '"Effect":"Deny","NotAction":["ec2:*","s3:*","sts:*"],"Resource":"*","Sid":"ServiceBoundary"}],' +
      '"Version":"2012-10-17"}',
  );
  expect(policy.name).toBe(`ma-${digest(policy.text).slice(0, 16)}`);
  expect(policy.description).toBe(`Service boundary of 3 services (${policy.text.length} characters): ec2, s3, sts`);
});

test('order and repetition of services make no difference', () => {
  expect(serviceBoundary(estate, ['s3', 'ec2', 's3'])).toEqual(serviceBoundary(estate, ['ec2', 's3']));
});

test('a description that AWS would refuse is shortened', () => {
  const services = Array.from({ length: 200 }, (_, index) => `service-${index}`);
  const { description } = serviceBoundary(estate, services);
  expect(description).toHaveLength(512);
  expect(description.endsWith('…')).toBe(true);
});
