// `deploy.yml`: what accounts share, the rings one after another, then the rest.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { microaccounts } from '../cli/process';
import { Company, endings, logOf } from './company';
import { workflow, type RanJob } from './runner';

const { jobs, concurrency } = workflow('deploy.yml');
const VARS = {
  AWS_DEPLOY_ROLE_ARN: 'arn:aws:iam::111111111111:role/landing-zone-deploy',
  AWS_REGION: 'us-east-1',
  MICROACCOUNTS_SHARDS: '[1, 2]',
};
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
    const ran = await company.run('deploy.yml', 'refs/heads/main', main, { vars: VARS });
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

test('an account that cannot be made stops no other one of its ring, and the next run makes it', async () => {
  const company = new Company('examples/small');
  try {
    await company.github.listen();
    const state = path.join(company.state, 'stacks', 'account.web-dev.json');
    mkdirSync(path.dirname(state), { recursive: true });
    writeFileSync(state, 'not a state');
    const deploy = (): Promise<readonly RanJob[]> =>
      company.run('deploy.yml', 'refs/heads/main', { event_name: 'push', event: {} }, { vars: VARS });

    const ran = await deploy();
    expect(endings(ran)).toEqual([
      'shared failure',
      ...[1, 2].map((shard) => `ring-0 ${shard} failure`),
      ...['ring-1', 'ring-2', 'finish'].map((job) => `${job} skipped`),
    ]);
    const rings = ran.filter(({ name }) => name === 'ring-0').map(({ steps }) => log(steps));
    // It trusts the other one, and needs its id.
    expect(rings.join('')).toContain('skipped baseline.web-prod: it needs `account.web-dev`');
    for (const account of ['audit', 'log-archive', 'network'])
      expect(rings.join('')).toMatch(new RegExp(`baseline\\.${account} +11 created`));

    rmSync(state);
    expect(endings(await deploy()).filter((ending) => !ending.endsWith('success'))).toEqual([]);
  } finally {
    await company.close();
  }
}, 300_000);

function log(steps: readonly { readonly name: string; readonly log: string }[]): string {
  return steps.find(({ name }) => name === 'Up')?.log ?? '';
}
