import { placesOf, said } from '../../testing/estate';

const account = (services: string): { [file: string]: string } => ({
  'accounts/shop/web-dev.yaml': `environment: dev\nservices: ${services}\n`,
});

test('services are IAM prefixes', () => {
  const changes = { ...account('{ allow: [S3, "sqs:*", AmazonSNS, s3] }'), services: 'services: { default: ["*"] }' };
  expect(said('service/invalid-name', changes)).toEqual([
    '`S3` is not an IAM service prefix | did you mean `s3`?',
    '`sqs:*` is not an IAM service prefix | did you mean `sqs`?',
    '`AmazonSNS` is not an IAM service prefix | did you mean `sns`?',
    '`*` is not an IAM service prefix',
  ]);
});

test('an own bundle has a name of its own', () => {
  const changes = { services: 'services: { bundles: { web: [s3], shop: [s3] } }' };
  expect(said('service/built-in-bundle', changes)).toEqual([
    '`web` is the name of a built-in bundle | give yours another name',
  ]);
});

test('foundation services cannot be denied, alone or in a bundle', () => {
  const changes = {
    ...account('{ deny: [kms, session-manager, sns, guardduty] }'),
    services: 'services: { foundation: [guardduty] }',
  };
  expect(said('service/foundation-denied', changes)).toEqual([
    '`kms` cannot be denied | foundation services are never taken away',
    '`session-manager` cannot be denied, since `ssm` is in it | foundation services are never taken away',
    '`guardduty` cannot be denied | foundation services are never taken away',
  ]);
});

test('what is allowed is not denied; a part of an allowed bundle may be', () => {
  expect(said('service/contradiction', account('{ allow: [sns, ecs, containers], deny: [sns, containers] }'))).toEqual([
    '`sns` is allowed and denied | take it out of `allow` or out of `deny`',
    '`ecs` is allowed and denied | take it out of `allow` or out of `deny`',
    '`containers` is allowed and denied | take it out of `allow` or out of `deny`',
  ]);
  expect(said('service/contradiction', account('{ allow: [containers], deny: [eks] }'))).toEqual([]);
});

test('a contradiction between a project and one of its accounts is found where it is allowed', () => {
  const project =
    'services: { allow: [ecs] }\naccounts:\n  web-dev: { environment: dev, services: { allow: [eks], deny: [ecs, eks] } }\n';
  expect(placesOf('service/contradiction', { 'accounts/shop/web.yaml': project })).toEqual([
    'accounts/shop/web.yaml:1:21',
    'accounts/shop/web.yaml:3:52',
  ]);
});
