// `deploy.yml`: what accounts share, the rings one after another, then the rest.
import { microaccounts } from '../cli/process';
import { Company, endings, logOf } from './company';
import { workflow } from './runner';

const { jobs, concurrency } = workflow('deploy.yml');
const ORDER = ['shared', 'ring-0', 'ring-1', 'ring-2', 'finish'];

test('each part needs the one before it', () => {
  expect(Object.keys(jobs)).toEqual(ORDER);
  expect(Object.values(jobs).map(({ needs }) => needs)).toEqual([undefined, ...ORDER.slice(0, -1)]);
});

test('each ring is a matrix of shards in an environment of its own, and one shard stops no other', () => {
  const rings = Object.entries(jobs).filter(([name]) => name.startsWith('ring-'));
  for (const [name, { environment, strategy }] of rings) {
    expect([name, environment, strategy?.['fail-fast']]).toEqual([name, name, false]);
    expect(Object.keys(strategy?.matrix ?? {})).toEqual(['shard']);
  }
});

test('no deployment is cancelled, and none runs beside another', () => {
  expect(concurrency).toEqual({ group: 'deploy', 'cancel-in-progress': false });
  expect(Object.values(jobs).filter((job) => job.concurrency !== undefined)).toEqual([]);
});

test('calls `up` with the parts of the estate', () => {
  const calls = Object.values(jobs).map(({ steps }) => steps.find(({ name }) => name === 'Up')?.run);
  expect(calls).toEqual([
    'npx --no microaccounts up --shared --logs logs',
    ...[0, 1, 2].map((ring) => `npx --no microaccounts up --ring ${ring} --shard "$SHARD" --logs logs`),
    'npx --no microaccounts up --logs logs',
  ]);
});

test('deploys an estate, so that nothing differs', async () => {
  const company = new Company('examples/small');
  try {
    await company.github.listen();
    const main = { event_name: 'push', event: {} };
    const vars = {
      AWS_DEPLOY_ROLE_ARN: 'arn:aws:iam::111111111111:role/landing-zone-deploy',
      AWS_REGION: 'us-east-1',
      MICROACCOUNTS_SHARDS: '[1, 2]',
    };
    const ran = await company.run('deploy.yml', 'refs/heads/main', main, { vars });
    expect(endings(ran)).toEqual([
      'shared success',
      ...[0, 1, 2].flatMap((ring) => [1, 2].map((shard) => `ring-${ring} ${shard} success`)),
      'finish success',
    ]);
    // The rings did their part: not all of it was left to the last `up`.
    expect(logOf(ran, 'shared', 'Up')).toContain('organization');
    const rings = ran.filter(({ name }) => name === 'ring-0').map(({ steps }) => log(steps));
    expect(rings.join('')).toContain('baseline.web-dev');
    const { status, stdout } = microaccounts(['drift', '--simulate', '--state', company.state], company.origin);
    expect([status, stdout]).toEqual([0, expect.anything()]);
  } finally {
    await company.close();
  }
}, 300_000);

function log(steps: readonly { readonly name: string; readonly log: string }[]): string {
  return steps.find(({ name }) => name === 'Up')?.log ?? '';
}
