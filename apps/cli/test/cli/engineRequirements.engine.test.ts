// What stops an `up` before anything runs: one line that says what is wrong, one that says what to do, and nothing changed.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { entry, folderWithEstate, type Ended } from './process';

const folder = folderWithEstate('examples/small');
const backend = mkdtempSync(join(tmpdir(), 'backend-'));
afterAll(() => rmSync(backend, { recursive: true, force: true }));

/** What STS answers: the account of whoever asks, or an error's code. */
let answer: { readonly account: string } | { readonly error: string; readonly message: string };
let sts: Server;
beforeAll(async () => {
  sts = createServer((_request, response) => {
    response.setHeader('content-type', 'text/xml');
    if ('error' in answer) {
      response.statusCode = 403;
      response.end(
        `<ErrorResponse><Error><Type>Sender</Type><Code>${answer.error}</Code><Message>${answer.message}</Message></Error></ErrorResponse>`,
      );
      return;
    }
    response.end(
      `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::${answer.account}:user/jo</Arn><UserId>U</UserId><Account>${answer.account}</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`,
    );
  });
  await new Promise<void>((done) => sts.listen(0, '127.0.0.1', done));
});
afterAll(() => sts.close());
beforeEach(() => (answer = { account: '111111111111' }));

/** Runs `microaccounts up` as somebody whose AWS is the one above, with these variables; undefined takes one away. */
function up(variables: { readonly [name: string]: string | undefined } = {}, ...words: string[]): Promise<Ended> {
  const { PULUMI_CONFIG_PASSPHRASE: _, PULUMI_BACKEND_URL: __, PULUMI_ACCESS_TOKEN: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, [entry, 'up', ...words], {
    cwd: folder,
    env: {
      ...inherited,
      NO_COLOR: '1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(sts.address() as AddressInfo).port}`,
      AWS_EC2_METADATA_DISABLED: 'true',
      PULUMI_HOME: join(folder, 'pulumi-home'),
      PULUMI_BACKEND_URL: pathToFileURL(backend).href,
      PULUMI_CONFIG_PASSPHRASE: 'right',
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
      ...variables,
    },
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (text) => (said.stdout += String(text)));
  child.stderr.on('data', (text) => (said.stderr += String(text)));
  return new Promise((done) => child.on('close', (status) => done({ status, ...said })));
}

/** The error and its help, which are all that was said. */
function refusal({ status, stdout, stderr }: Ended): { readonly error: string; readonly help: string } {
  expect({ status, stdout, stderr }).toMatchObject({ status: 1, stdout: '' });
  const [error = '', help = '', ...more] = stderr.trimEnd().split('\n');
  expect(more).toEqual([]);
  return { error, help };
}

/** A folder for PATH with a command of that name. */
function standIn(script: string, name = 'pulumi'): string {
  const bin = mkdtempSync(join(folder, 'bin-'));
  writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(bin, name), 0o755);
  return bin;
}

it('the Pulumi CLI is missing', async () => {
  const { error, help } = refusal(
    await up({ REAL: process.env['PATH'], PATH: standIn('PATH=$REAL exec git "$@"', 'git') }),
  );
  expect(error).toBe('error: the Pulumi CLI is not on PATH');
  expect(help).toContain('https://www.pulumi.com/docs/install/');
});

it.each([[[]], [['--simulate', '--engine', 'pulumi']]])('the Pulumi CLI is too old, with %j', async (words) => {
  const old = standIn('echo v3.100.0');
  const { error } = refusal(await up({ PATH: `${old}${delimiter}${process.env['PATH']}` }, ...words));
  expect(error).toBe('error: the Pulumi CLI is version 3.100.0, and 3.245.0 or newer is needed');
});

it('the Pulumi CLI is one that came before the oldest', async () => {
  const early = standIn('echo v3.245.0-alpha.1');
  const { error } = refusal(await up({ PATH: `${early}${delimiter}${process.env['PATH']}` }));
  expect(error).toBe('error: the Pulumi CLI is version 3.245.0-alpha.1, and 3.245.0 or newer is needed');
});

it('the plugins are missing, and may not be installed', async () => {
  const { error, help } = refusal(await up());
  expect(error).toMatch(/^error: the Pulumi plugin `aws` 7\.\d+\.\d+ is not installed$/);
  expect(help).toMatch(/^help: run `pulumi plugin install resource aws v7\.\d+\.\d+`$/);
});

it('the credentials are of another account', async () => {
  answer = { account: '222222222222' };
  const { error, help } = refusal(await up());
  expect(error).toContain('the credentials are of account 222222222222, not of 111111111111');
  expect(help).toContain('give credentials of account 111111111111');
});

it('the credentials have expired', async () => {
  answer = { error: 'ExpiredToken', message: 'The security token included in the request is expired' };
  const { error, help } = refusal(await up());
  expect(error).toContain('The security token included in the request is expired');
  expect(help).toContain('give credentials of account 111111111111');
});

it('the backend is not there', async () => {
  const nowhere = join(folder, 'nowhere');
  const { error, help } = refusal(await up({ PULUMI_BACKEND_URL: pathToFileURL(nowhere).href }));
  expect(error).toBe(`error: the folder \`${nowhere}\` of the backend does not exist`);
  expect(help).toContain('PULUMI_BACKEND_URL');
  expect(existsSync(nowhere)).toBe(false);
});

it('the backend is a bucket that does not answer', async () => {
  const endpoint = encodeURIComponent('http://127.0.0.1:1');
  const { error, help } = refusal(
    await up({ PULUMI_BACKEND_URL: `s3://states?region=us-east-1&endpoint=${endpoint}&s3ForcePathStyle=true` }),
  );
  expect(error).toMatch(/^error: the bucket `states` of the backend cannot be read: .*ECONNREFUSED/);
  expect(help).toContain('PULUMI_BACKEND_URL');
});

it('the backend is a bucket that the Pulumi CLI reads, and it has no credentials for it', async () => {
  // STS is asked by this process, the bucket by the Pulumi CLI: only it knows this parameter.
  const cli = standIn('unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY; PATH=$REAL exec pulumi "$@"');
  const path = process.env['PATH'] ?? '';
  const { error, help } = refusal(
    await up({
      REAL: path,
      PATH: `${cli}${delimiter}${path}`,
      PULUMI_BACKEND_URL: 's3://microaccounts-nowhere?region=us-east-1&accelerate=false',
      HOME: join(folder, 'home'),
    }),
  );
  expect(error).toMatch(/^error: the backend of Pulumi cannot be read: .*credentials/);
  expect(help).toContain('PULUMI_BACKEND_URL');
});

it('nobody is logged in', async () => {
  const { error, help } = refusal(await up({ PULUMI_BACKEND_URL: undefined }));
  expect(error).toBe('error: Pulumi is not logged in');
  expect(help).toContain('`pulumi login`');
});

it('there is no passphrase', async () => {
  const attached = { PULUMI_DEBUG_PROVIDERS: 'aws:1,awsx:1' };
  const { error, help } = refusal(await up({ ...attached, PULUMI_CONFIG_PASSPHRASE: undefined }));
  expect(error).toBe('error: there is no passphrase for the secrets of Pulumi');
  expect(help).toContain('PULUMI_CONFIG_PASSPHRASE');
});

it('the passphrase is another one, and nothing is changed', async () => {
  const stacks = join(backend, '.pulumi/stacks/landing-zone');
  mkdirSync(stacks, { recursive: true });
  writeFileSync(join(backend, '.pulumi/meta.yaml'), 'version: 1\n');
  // Made by `pulumi stack init` with another passphrase than the one that is given.
  const salt = 'v1:cLfU04dF0Rw=:v1:ibG3eIe9/f3reVSV:eH/1qsuEgu9+2KkHYDWB9FV0OMGwVA==';
  const latest = { manifest: {}, secrets_providers: { type: 'passphrase', state: { salt } }, metadata: {} };
  const checkpoint = { version: 3, checkpoint: { stack: 'organization/landing-zone/organization', latest } };
  writeFileSync(join(stacks, 'organization.json'), JSON.stringify(checkpoint));

  const { error, help } = refusal(await up({ PULUMI_DEBUG_PROVIDERS: 'aws:1,awsx:1' }));
  expect(error).toBe('error: the passphrase is not that of stack `organization`');
  expect(help).toContain('PULUMI_CONFIG_PASSPHRASE');
  expect(JSON.parse(readFileSync(join(stacks, 'organization.json'), 'utf8'))).toEqual(checkpoint);
  expect(readdirSync(stacks)).toEqual(['organization.json']);
});

it('a stack is of a newer version of this tool, and nothing is changed', async () => {
  const stacks = join(backend, '.pulumi/stacks/landing-zone');
  const file = join(stacks, 'organization.json');
  const state = JSON.parse(readFileSync(file, 'utf8')) as { checkpoint: { latest: { resources: object[] } } };
  state.checkpoint.latest.resources = [
    {
      urn: 'urn:pulumi:organization::landing-zone::pulumi:pulumi:Stack::landing-zone-organization',
      type: 'pulumi:pulumi:Stack',
      custom: false,
      outputs: { digest: 'd', version: '99.0.0' },
    },
  ];
  writeFileSync(file, JSON.stringify(state));
  const before = readFileSync(file, 'utf8');
  const variables = { PULUMI_DEBUG_PROVIDERS: 'aws:1,awsx:1', PULUMI_CONFIG_PASSPHRASE: 'x' };
  const { status, stdout, stderr } = await up(variables);
  expect(status).toBe(1);
  expect(stdout + stderr).toContain('stack `organization` was deployed by version 99.0.0 of microaccounts');
  expect(readFileSync(file, 'utf8')).toBe(before);
});

it('the simulated AWS is of another organization', async () => {
  expect(await up({}, '--simulate', '--stacks', 'organization')).toMatchObject({ status: 0 });
  const file = join(folder, 'estate/landing-zone.yaml');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('111111111111', '333333333333'));
  const { error, help } = refusal(await up({}, '--simulate', '--stacks', 'organization'));
  writeFileSync(file, text);
  expect(error).toMatch(/111111111111|333333333333/);
  expect(help).toContain('--state');
});
