// Runs scripts/aws-provider as a user does, with stand-ins for the provider and for `go`.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { USUAL_FOLDERS } from './plugin-folders.mjs';

const command = path.join(__dirname, '../aws-provider');
const target = `${process.platform}_${process.arch === 'x64' ? 'amd64' : process.arch}`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'aws-provider-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Puts an executable at `<folder>/<place>`. */
function executable(place: string, script = 'exit 0'): string {
  const file = path.join(folder, place);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

/** Puts a provider into a mirror, as `terraform providers mirror` unpacked would. */
function mirrored(mirror: string, version: string): string {
  const place = `registry.terraform.io/hashicorp/aws/${version}/${target}/terraform-provider-aws_v${version}_x5`;
  return executable(path.join(mirror, place));
}

function configuration(text: string): Record<string, string> {
  const file = path.join(folder, 'terraformrc');
  writeFileSync(file, text);
  return { TF_CLI_CONFIG_FILE: file };
}

function run(env: Record<string, string> = {}, ...words: string[]): ReturnType<typeof spawnSync> {
  executable('bin/node', `exec '${process.execPath}' "$@"`);
  executable('bin/dirname', 'exec /usr/bin/dirname "$@"');
  const places = {
    HOME: folder,
    XDG_CACHE_HOME: path.join(folder, 'cache'),
    XDG_DATA_DIRS: path.join(folder, 'share'),
  };
  return spawnSync(command, words, { env: { PATH: path.join(folder, 'bin'), ...places, ...env }, encoding: 'utf8' });
}

const found = (file: string): object => ({ status: 0, stdout: `${file}\n`, stderr: '' });
const isMachineBare = !USUAL_FOLDERS.some((each) => existsSync(each));

test('takes the one that the environment names', () => {
  mirrored('.terraform.d/plugins', '5.100.0');
  const named = executable('elsewhere/provider');
  expect(run({ TERRAFORM_AWS_PROVIDER: named })).toMatchObject(found(named));
});

test('does not look further when the environment names what is not there', () => {
  mirrored('.terraform.d/plugins', '5.100.0');
  const answer = run({ TERRAFORM_AWS_PROVIDER: '/nowhere' });
  expect(answer).toMatchObject({ status: 1, stdout: '' });
  expect(answer.stderr).toContain('TERRAFORM_AWS_PROVIDER names `/nowhere`');
});

test.each([
  [
    'filesystem_mirror',
    (place: string) => `provider_installation {\n  filesystem_mirror {\n    path = "${place}"\n  }\n}\n`,
  ],
  ['plugin_cache_dir', (place: string) => `# plugin_cache_dir = "/nowhere"\nplugin_cache_dir = "${place}"\n`],
])('takes the newest of what the configuration names as %s', (_, text) => {
  const configured = path.join(folder, 'configured');
  mirrored('.terraform.d/plugins', '7.0.0');
  mirrored('configured', '5.99.0');
  const newest = mirrored('configured', '5.100.0');
  expect(run(configuration(text(configured)))).toMatchObject(found(newest));
});

test('takes the one that overrides for development name', () => {
  const own = executable('own/terraform-provider-aws');
  const text = `provider_installation {\n  dev_overrides {\n    "hashicorp/aws" = "${path.dirname(own)}"\n  }\n}\n`;
  expect(run(configuration(text))).toMatchObject(found(own));
});

test('reads ~/.terraformrc where nothing names another file', () => {
  const own = mirrored('configured', '5.100.0');
  writeFileSync(path.join(folder, '.terraformrc'), `plugin_cache_dir = "$HOME/configured"\n`);
  expect(run()).toMatchObject(found(own));
});

test('goes on when the configuration file is not there', () => {
  const implied = mirrored('.terraform.d/plugins', '5.100.0');
  expect(run({ TF_CLI_CONFIG_FILE: path.join(folder, 'missing') })).toMatchObject(found(implied));
});

test.each([
  ['the options of `terraform init`', 'given', { TF_CLI_ARGS_init: '-input=false -plugin-dir=~/given' }],
  ['the environment', 'given', { TF_PLUGIN_CACHE_DIR: '~/given' }],
  ['the data folder of the user', '.local/share/terraform/plugins', {}],
  ['the data folders of the system', 'share/terraform/plugins', {}],
])('searches what is named by %s', (_, place, env) => {
  const provider = mirrored(place, '5.100.0');
  expect(run(env as Record<string, string>)).toMatchObject(found(provider));
});

test('does not take a provider for another machine, or a file that is not executable', () => {
  const foreign = executable(
    '.terraform.d/plugins/registry.terraform.io/hashicorp/aws/9.0.0/plan9_mips/terraform-provider-aws',
  );
  const plain = mirrored('.terraform.d/plugins', '8.0.0');
  chmodSync(plain, 0o644);
  const { stdout } = run();
  expect(stdout).not.toContain(foreign);
  expect(stdout).not.toContain(plain);
});

test('refuses an unknown option', () => {
  expect(run({}, '--biuld')).toMatchObject({ status: 1, stdout: '' });
});

test('without any, looks into the usual folders, and else says what to get', () => {
  const { status, stdout, stderr } = run();
  if (!isMachineBare) return expect(USUAL_FOLDERS.some((each) => stdout.toString().startsWith(each))).toBe(true);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('https://releases.hashicorp.com/terraform-provider-aws/');
  return expect(stderr).toContain('scripts/aws-provider --build');
});

describe('the build', () => {
  const cache = (): string => path.join(folder, 'cache/microaccounts/terraform-provider-aws');
  const build = (): ReturnType<typeof spawnSync> => {
    const script = `import('${path.join(__dirname, 'build.mjs')}').then((m) => console.log(m.buildProvider()), console.error)`;
    const env = { PATH: path.join(folder, 'bin'), XDG_CACHE_HOME: path.join(folder, 'cache') };
    return spawnSync(process.execPath, ['-e', script], { env, encoding: 'utf8' });
  };

  test('leaves the provider in the cache folder, and nothing else', () => {
    executable('bin/go', 'while [ $# -gt 0 ]; do [ "$1" = -o ] && echo built > "$2"; shift; done; exit 0');
    expect(build()).toMatchObject({ stdout: `${path.join(cache(), 'terraform-provider-aws')}\n` });
    expect(readdirSync(cache())).toEqual(['terraform-provider-aws']);
  });

  test('leaves nothing behind when it fails', () => {
    executable('bin/go', 'exit 2');
    expect(build().stderr).toContain('go get failed');
    expect(readdirSync(cache())).toEqual([]);
  });

  test('says what to get when there is no Go', () => {
    expect(build().stderr).toContain('https://go.dev/doc/install');
  });
});
