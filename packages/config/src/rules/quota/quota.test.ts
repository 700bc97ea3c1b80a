import { placesOf, said } from '../../testing/estate';

test('quotas are named by the codes of service and quota', () => {
  const changes = {
    baseline: 'baseline: { quotaTemplate: { us-east-1: { lambda/L-B99A9384: 2000, concurrency: 1 } } }',
    'accounts/shop/web.yaml': 'environment: dev\nquotas: { us-east-1: { lambda/l-b99a9384: 1, L-B99A9384: 2 } }\n',
  };
  expect(said('quota/invalid-code', changes)).toEqual([
    '`lambda/l-b99a9384` does not name a quota | did you mean `lambda/L-B99A9384`?',
    '`L-B99A9384` does not name a quota | the code of its service is missing before it',
    '`concurrency` does not name a quota | write it as in `lambda/L-B99A9384`',
  ]);
});

test('the template has ten quotas, of all regions together', () => {
  const quotas = (from: number, to: number): string =>
    Array.from(
      { length: to - from },
      (_, index) => `ec2/L-0000000${(from + index).toString(16).toUpperCase()}: 1`,
    ).join(', ');
  const template = (most: number): { baseline: string } => ({
    baseline: `baseline: { quotaTemplate: { us-east-1: { ${quotas(0, 8)} }, eu-west-2: { ${quotas(0, most - 8)} } } }`,
  });
  expect(said('quota/template-limit', template(10))).toEqual([]);
  expect(said('quota/template-limit', template(11))).toEqual([
    'the template asks for 11 quotas, and AWS takes 10 | name the others in the accounts that need them',
  ]);
});

test('an account raises quotas where it works, or where global services are', () => {
  const changes = {
    regions: 'regions: { default: [eu-west-2], available: [us-east-1, eu-west-2, eu-central-1] }',
    'accounts/shop/web.yaml':
      'environment: dev\nquotas: { us-east-1: { iam/L-F4A5425F: 2 }, eu-west-2: { ec2/L-1216C47A: 2 }, eu-central-1: { ec2/L-1216C47A: 2 } }\n',
  };
  expect(placesOf('quota/outside-regions', changes)).toEqual(['accounts/shop/web.yaml:2:79']);
});
