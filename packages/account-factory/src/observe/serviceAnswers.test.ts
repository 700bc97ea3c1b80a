import { auditActions } from '@microaccounts/policies';
import type { AwsSession, ClientClass } from '@microaccounts/resources/observe';
import { answeringClient } from '@microaccounts/resources/testing';
import { BASELINE_SERVICES, probeActions, probesOf, readServiceAnswers } from './serviceAnswers';

const READS = {
  ListBackupVaults: () => ({}),
  DescribeVpcs: () => ({}),
  ListRoles: () => ({}),
  ListKeys: () => ({}),
  DescribeParameters: () => ({}),
  GetResourceShares: () => ({}),
  GetCallerIdentity: () => ({}),
};

function session(answers: Parameters<typeof answeringClient>[1]): AwsSession & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    accountId: '222222222222',
    asked,
    client: <C>(Client: ClientClass<C>, region: string): C => {
      const noted = Object.entries(answers).map(([operation, answer]) => [
        operation,
        (input: { readonly [member: string]: unknown }) => {
          asked.push(`${operation} ${region}`);
          return answer(input);
        },
      ]);
      return answeringClient(Client, Object.fromEntries(noted) as typeof answers).client;
    },
  };
}

test('each service is asked once in each region, a global one in the first alone', async () => {
  const aws = session(READS);
  const answers = await readServiceAnswers(aws, probesOf(['us-east-1', 'eu-west-2'], BASELINE_SERVICES), 5);
  expect(answers.every(({ answered }) => answered)).toBe(true);
  expect(aws.asked.sort()).toEqual(
    ['DescribeParameters', 'DescribeVpcs', 'GetCallerIdentity', 'ListBackupVaults', 'ListKeys', 'ListRoles']
      .flatMap((read) => (read === 'ListRoles' ? [`${read} us-east-1`] : [`${read} us-east-1`, `${read} eu-west-2`]))
      .sort(),
  );
});

test('what a service refuses is told, not thrown, and nothing is made of it', async () => {
  const refusal = Object.assign(new Error('not subscribed'), { name: 'OptInRequired' });
  const refusing = () => {
    throw refusal;
  };
  const aws = session({ ...READS, DescribeVpcs: refusing });
  expect(await readServiceAnswers(aws, probesOf(['us-east-1'], ['ec2', 'ram']), 5)).toEqual([
    { service: 'ec2', region: 'us-east-1', answered: false, refusal },
    { service: 'ram', region: 'us-east-1', answered: true },
  ]);
});

test('a service that never answers is not waited for', async () => {
  const silent: AwsSession = {
    accountId: '222222222222',
    client: <C>(): C => ({ send: () => new Promise(() => undefined) }) as C,
  };
  expect(await readServiceAnswers(silent, probesOf(['us-east-1'], ['kms']), 0.02)).toMatchObject([
    { service: 'kms', answered: false, refusal: { name: 'TimeoutError', message: 'no answer within 0.02 seconds' } },
  ]);
});

test('the auditor may ask all of it', () => {
  expect(probeActions.length).toBeGreaterThan(5);
  expect(auditActions).toEqual(expect.arrayContaining([...probeActions]));
});
