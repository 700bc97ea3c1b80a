import { diagnosticsOf, said } from '../../testing/estate';

const account = (services: string): { [file: string]: string } => ({
  'accounts/shop/web-dev.yaml': `environment: dev\nservices: ${services}\n`,
});

test('services are such that AWS has them', () => {
  const changes = {
    ...account('{ allow: [lamda, storagegateway, contaners, qqqqqqqqq], deny: [sn] }'),
    services: 'services: { bundles: { shop: [ecs, web] } }',
  };
  expect(said('service/unknown', changes)).toEqual([
    'unknown service `lamda` | did you mean `lambda`?',
    'unknown service `contaners` | did you mean `containers`?',
    expect.stringMatching(/^unknown service `qqqqqqqqq` \| AWS documented none of this prefix on \d{4}-\d\d-\d\d$/),
    expect.stringMatching(/^unknown service `sn` \| did you mean `/),
    'unknown service `web` | a bundle names services only',
  ]);
});

test('what every account has need not be allowed', () => {
  const changes = {
    ...account('{ allow: [s3, iam, session-manager, ecs, own] }'),
    services:
      'services: { default: [s3, containers, ec2messages, ssmmessages], foundation: [guardduty], bundles: { own: [s3, guardduty] } }',
  };
  expect(diagnosticsOf(changes)).toMatchObject(
    ['s3', 'iam', 'session-manager', 'ecs', 'own'].map((name) => ({
      code: 'service/already-default',
      severity: 'warning',
      message: `\`${name}\` is allowed already, as every account has it`,
    })),
  );
  expect(said('service/already-default', account('{ allow: [containers, serverless] }'))).toEqual([]);
});
