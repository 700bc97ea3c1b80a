// What the engine leaves in a backend: the key of a stack's secrets stays, and locks are respected.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as pulumi from '@pulumi/pulumi';
import { stackSpec } from '../../plan/stackSpec';
import { someLandingZone } from '../../testing/landingZone';
import type { RunOptions, StackProgram, Step } from '../engine';
import type { Expected } from '../judgement';
import { pulumiEngine, StackLockedError, type PulumiEngineOptions } from '.';

const folder = mkdtempSync(join(tmpdir(), 'pulumi-engine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options: RunOptions = { refresh: false, keep: [], imports: new Map() };
const passphrase = { PULUMI_CONFIG_PASSPHRASE: 'of a test', PULUMI_SECRETS_PROVIDER: '' };

/** Of a stack that was never deployed; nothing has to stay. */
const expected: Expected = { deployed: null, inputsChanged: false, unsettled: false, keepsMissing: false };

/** A program of the outputs alone: it needs no provider, and what it is made of matters to workers and judges only. */
function program(stack: string, digest: string): StackProgram {
  const spec = stackSpec(someLandingZone(), 'organization');
  const circumstances = { vended: null, commit: null, leftovers: [] };
  return { stack, spec, circumstances, run: () => Promise.resolve({ digest }) };
}

function engine(environment: Record<string, string>, more: Partial<PulumiEngineOptions> = {}) {
  return pulumiEngine({ backend: pathToFileURL(folder).href, environment, ...more });
}

function keyOf(stack: string): unknown {
  const text = readFileSync(join(folder, '.pulumi/stacks/landing-zone', `${stack}.json`), 'utf8');
  return (JSON.parse(text) as { checkpoint: { latest: { secrets_providers: unknown } } }).checkpoint.latest
    .secrets_providers;
}

it('keeps the salt of the passphrase, whichever clone runs the stack', async () => {
  await engine(passphrase).preview(program('salted', 'a'), options);
  await engine(passphrase).up(program('salted', 'a'), options);
  const key = keyOf('salted');
  expect(key).toMatchObject({ type: 'passphrase', state: { salt: expect.stringMatching(/^v1:/) } });
  const again = engine(passphrase);
  expect(await again.outputs('salted')).toEqual({ digest: 'a' });
  expect((await again.up(program('salted', 'b'), options)).outputs).toEqual({ digest: 'b' });
  expect(await again.outputs('salted')).toEqual({ digest: 'b' });
  expect(keyOf('salted')).toEqual(key);
});

it('makes stacks with the key that is named, and keeps it where another or none is', async () => {
  const vault = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => (text += String(part)));
    request.on('end', () => {
      const { plaintext = '', ciphertext = '' } = JSON.parse(text) as Record<string, string>;
      const isEncryption = (request.url ?? '').includes('/encrypt/');
      const data = isEncryption ? { ciphertext: `vault:v1:${plaintext}` } : { plaintext: ciphertext.slice(9) };
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((done) => vault.listen(0, '127.0.0.1', done));
  try {
    const address = `http://127.0.0.1:${(vault.address() as AddressInfo).port}`;
    const reach = { VAULT_ADDR: address, VAULT_SERVER_URL: address, VAULT_TOKEN: 't', VAULT_SERVER_TOKEN: 't' };
    const named = { ...reach, PULUMI_SECRETS_PROVIDER: 'hashivault://landing-zone' };
    await engine(named).preview(program('keyed', 'a'), options);
    await engine(named).up(program('keyed', 'a'), options);
    const key = keyOf('keyed');
    expect(key).toMatchObject({ type: 'cloud', state: { url: 'hashivault://landing-zone' } });
    await engine({ ...reach, ...passphrase }).up(program('keyed', 'b'), options);
    expect(keyOf('keyed')).toEqual(key);
  } finally {
    vault.close();
  }
});

it('goes on where a kill has cut off the attributes of a checkpoint', async () => {
  await engine(passphrase).up(program('cut-off', 'a'), options);
  for (const file of ['cut-off.json.attrs', 'cut-off.json.bak.attrs'])
    writeFileSync(join(folder, '.pulumi/stacks/landing-zone', file), '');
  expect((await engine(passphrase).up(program('cut-off', 'b'), options)).outputs).toEqual({ digest: 'b' });
});

it('starts the CLI once for a preview and once for a run of a stack that is there', async () => {
  await engine(passphrase).up(program('counted', 'a'), options);
  const [calls, stand, before = ''] = [join(folder, 'calls'), join(folder, 'stand-in'), process.env['PATH']];
  mkdirSync(stand);
  const script = `#!/bin/sh\necho "$*" >> '${calls}'\nPATH='${before}' exec pulumi "$@"\n`;
  writeFileSync(join(stand, 'pulumi'), script, { mode: 0o755 });
  process.env['PATH'] = `${stand}${delimiter}${before}`;
  try {
    for (const digest of ['b', 'c']) {
      // As a worker does for each job.
      await engine(passphrase).preview(program('counted', digest), options);
      expect((await engine(passphrase).up(program('counted', digest), options)).outputs).toEqual({ digest });
    }
    const both = await engine(passphrase).checkedUp(program('counted', 'd'), options, expected);
    expect(both.outputs).toEqual({ digest: 'd' });
  } finally {
    process.env['PATH'] = before;
  }
  const words = readFileSync(calls, 'utf8').trim().split('\n');
  expect(words.map((line) => line.split(' ')[0])).toEqual(['version', 'preview', 'up', 'preview', 'up', 'up']);
});

describe('a preview and a run in one', () => {
  const component = (stack: string, names: readonly string[]): StackProgram => ({
    ...program(stack, ''),
    run: async () => {
      for (const name of names) new pulumi.ComponentResource('test:of:Something', name);
      return { names };
    },
  });

  it('tells what was done, and not what was foreseen', async () => {
    const heard: string[] = [];
    const onStep = ({ name }: Step): void => void heard.push(name);
    const { steps, outputs } = await engine(passphrase).checkedUp(
      component('both', ['a', 'b']),
      { ...options, onStep },
      expected,
    );
    expect(steps.map(({ operation, name }) => `${operation} ${name}`).sort()).toEqual([
      'create a',
      'create b',
      'create landing-zone-both',
    ]);
    expect(heard).toHaveLength(3);
    expect(outputs).toEqual({ names: ['a', 'b'] });
  });

  it('carries nothing out that must not be, or that fails before', () => {
    // In a process of its own: Jest takes for itself what a program rejects with. That of the package is built.
    const script = `
      const { pulumiEngine } = require('@microaccounts/landing-zone/deploy');
      const pulumi = require('@pulumi/pulumi');
      const [backend, environment, program, expected] = ${JSON.stringify([
        pathToFileURL(folder).href,
        passphrase,
        program('judged', ''),
        { ...expected, keepsMissing: true },
      ])};
      const checkedUp = (run) =>
        pulumiEngine({ backend, environment }).checkedUp({ ...program, run }, { refresh: false, keep: [], imports: new Map() }, expected)
          .then(({ outputs }) => outputs, ({ name, message, missing }) => ({ name, message, missing: missing?.map(({ name }) => name) }));
      const of = (...names) => async () => {
        for (const name of names) new pulumi.ComponentResource('test:of:Something', name);
        return { names };
      };
      (async () => {
        const ends = [];
        for (const run of [of('a', 'b'), of('b', 'c'), () => Promise.reject(new Error('out of order'))]) ends.push(await checkedUp(run));
        console.log(JSON.stringify(ends));
      })();`;
    const { stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', '-e', script], {
      cwd: __dirname,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual([
      { names: ['a', 'b'] },
      { name: 'LeftoversError', message: 'the files no longer have `a`', missing: ['a'] },
      { name: 'PreviewFailedError', message: expect.stringContaining('out of order') },
    ]);
    const text = readFileSync(join(folder, '.pulumi/stacks/landing-zone/judged.json'), 'utf8');
    const { resources } = (JSON.parse(text) as { checkpoint: { latest: { resources: { urn: string }[] } } }).checkpoint
      .latest;
    expect(resources.map(({ urn }) => urn.split('::')[3]).sort()).toEqual(['a', 'b', 'landing-zone-judged']);
  });
});

describe('a lock', () => {
  const lock = (id: number, host = hostname()): void => {
    const locks = join(folder, '.pulumi/locks/organization/landing-zone/locked');
    mkdirSync(locks, { recursive: true });
    const content = { pid: id, username: 'jo', hostname: host, timestamp: '2026-01-02T03:04:05Z' };
    writeFileSync(join(locks, 'somebody.json'), JSON.stringify(content));
  };

  it('of a process that has ended does not stop anybody', async () => {
    const said: string[] = [];
    lock(spawnSync(process.execPath, ['-e', '']).pid);
    await engine(passphrase, { onOutput: (text) => said.push(text) }).up(program('locked', 'a'), options);
    expect(said.join('')).toMatch(/taking away the lock of process \d+, which has ended/);
  });

  it('is seen while a run lasts, and no longer', async () => {
    const seen: unknown[] = [];
    const watched = engine(passphrase);
    const watchedProgram = program('watched', 'a');
    const run = async (): Promise<Record<string, unknown>> => {
      seen.push(...(await engine(passphrase).running()).filter(({ stack }) => stack === 'watched'));
      return watchedProgram.run();
    };
    await watched.up({ ...watchedProgram, run }, options);
    expect(seen).toEqual([
      { stack: 'watched', by: expect.stringContaining(`@${hostname()}`), since: expect.stringMatching(/^\d{4}-/) },
    ]);
    expect((await watched.running()).map(({ stack }) => stack)).not.toContain('watched');
  });

  it('of somebody else is not touched, and they are named', async () => {
    lock(7, 'elsewhere');
    const run = engine(passphrase, { lockWaitSeconds: 0 }).up(program('locked', 'b'), options);
    const error = await run.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StackLockedError);
    expect((error as Error).message).toMatch(
      /^`locked` is in use: it is locked by jo on elsewhere \(process 7, since 2026-01-02T03:04:05Z\)/,
    );
  });
});
