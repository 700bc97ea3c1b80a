// `pulumi up` by hand, as a process in a copy of the repository, on the states that `microaccounts up` made.
import { spawn } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SimulatedAws } from '@microaccounts/simulator';
import { serveProviders } from '@microaccounts/simulator/grpc';
import { folderWithEstate, microaccounts, repository, type Ended } from '../cli/process';

const stacks = ['organization', 'account.network', 'account.web-dev'];
const folder = folderWithEstate('examples/small');
const state = join(folder, '.microaccounts');

beforeAll(() => {
  for (const part of ['Pulumi.yaml', 'apps/stacks/package.json', 'apps/stacks/dist'])
    cpSync(join(repository, part), join(folder, part), { recursive: true });
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'));
});

function driver(...words: readonly string[]): Ended {
  return microaccounts(['up', '--simulate', '--engine', 'pulumi', ...words], folder);
}

/** Runs the Pulumi CLI by hand, while what `state` holds of AWS answers it. */
async function byHand(...words: readonly string[]): Promise<Ended> {
  const aws = SimulatedAws.open({ folder: state, managementAccountId: '111111111111', homeRegion: 'us-east-1' });
  const served = await serveProviders(aws);
  try {
    return await pulumi(words, {
      ...served.environment,
      PULUMI_BACKEND_URL: pathToFileURL(join(state, 'pulumi')).href,
      PULUMI_CONFIG_PASSPHRASE: '',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      PULUMI_FALLBACK_TO_STATE_SECRETS_MANAGER: 'true',
    });
  } finally {
    await served.close();
    aws.close();
  }
}

function pulumi(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
  return new Promise((done, failed) => {
    const process_ = spawn('pulumi', [...words, '--non-interactive'], {
      cwd: folder,
      env: { ...process.env, ...environment },
    });
    const said = { stdout: '', stderr: '' };
    process_.stdout.on('data', (text) => (said.stdout += String(text)));
    process_.stderr.on('data', (text) => (said.stderr += String(text)));
    process_.on('error', failed).on('close', (status) => done({ status, ...said }));
  });
}

interface Checkpoint {
  readonly secrets_providers: object;
  readonly resources: readonly {
    readonly urn: string;
    readonly id?: string;
    readonly inputs?: object;
    readonly outputs?: object;
    readonly protect?: boolean;
  }[];
}

/** What a state says of its resources, without when and where in the program they were registered. */
function stateOf(stack: string): { readonly key: object; readonly resources: object } {
  const file = join(state, 'pulumi/.pulumi/stacks/landing-zone', `${stack}.json`);
  const { checkpoint } = JSON.parse(readFileSync(file, 'utf8')) as { checkpoint: { latest: Checkpoint } };
  const { secrets_providers: key, resources } = checkpoint.latest;
  // The engine's own provider answers what the stack published last; it stands for nothing in AWS, and has a random id.
  const ours = resources.filter(({ urn }) => !urn.includes('::pulumi:providers:pulumi::'));
  const told = ours.map(({ urn, id = '', inputs = {}, outputs = {}, protect = false }) => [
    urn,
    // What a run was about to make the next one is not.
    { id, inputs, outputs: urn.includes(':Revision::') ? Object.keys(outputs) : outputs, protect },
  ]);
  return { key, resources: Object.fromEntries(told) as object };
}

it('changes nothing of what the driver deployed', async () => {
  expect(driver('--stacks', stacks.join(','))).toMatchObject({ status: 0 });
  for (const stack of stacks) {
    const before = stateOf(stack);
    const { status, stdout, stderr } = await byHand('up', '--yes', '--expect-no-changes', '--stack', stack);
    expect({ stack, status, errors: status === 0 ? '' : stdout + stderr }).toEqual({ stack, status: 0, errors: '' });
    expect(stateOf(stack)).toEqual(before);
  }
  const again = driver('--stacks', 'organization', '--force', '--format', 'json');
  expect(JSON.parse(again.stdout)).toMatchObject({ stacks: [{ stack: 'organization', status: 'unchanged' }] });
});

it('does the same as the driver after a change of the files', async () => {
  const stack = 'account.web-dev';
  const saved = join(folder, 'saved');
  appendFileSync(join(folder, 'estate/accounts/shop/web-dev.yaml'), 'tags: { data-class: internal }\n');
  cpSync(state, saved, { recursive: true });

  const driven = driver('--stacks', stack, '--format', 'json');
  expect(driven).toMatchObject({ status: 0 });
  expect(JSON.parse(driven.stdout)).toMatchObject({
    stacks: [{ stack, changes: { update: 1, create: 0, delete: 0 } }],
  });
  const wanted = stateOf(stack);

  cpSync(saved, state, { recursive: true });
  expect(stateOf(stack)).not.toEqual(wanted);
  const hand = await byHand('up', '--yes', '--stack', stack);
  expect(hand).toMatchObject({ status: 0 });
  expect(hand.stdout).toMatch(/~ 1 updated/);
  expect(stateOf(stack)).toEqual(wanted);
  const after = driver('--stacks', stack, '--format', 'json');
  expect(JSON.parse(after.stdout)).toMatchObject({ stacks: [{ stack, status: 'unchanged' }] });
});

it('refuses to take away what others may still use, and says who does it', async () => {
  const before = stateOf('organization');
  const file = join(folder, 'estate/landing-zone.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('guardrails: [deny-leave-organization]', 'guardrails: []'));
  const { status, stdout } = await byHand('up', '--yes', '--stack', 'organization');
  expect({ status: status === 0, stdout }).toEqual({
    status: false,
    stdout: expect.stringMatching(
      /the files no longer have organization\/root\/scp\/ma-\w+, scp\/ma-\w+, which others may still use: `microaccounts up`/,
    ),
  });
  expect(stateOf('organization')).toEqual(before);
});

it('leaves no settings of a stack to commit', () => {
  expect(existsSync(join(repository, 'Pulumi.account.web-dev.yaml'))).toBe(false);
  expect(readFileSync(join(repository, '.gitignore'), 'utf8')).toContain('\nPulumi.*.yaml\n');
});
