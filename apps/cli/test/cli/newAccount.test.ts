import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { folderWithEstate, microaccounts, type Ended } from './process';

const folder = folderWithEstate('examples/small');
const pristine = path.join(folder, 'pristine');
cpSync(path.join(folder, 'estate'), pristine, { recursive: true });
const estate = path.join(folder, 'estate');

beforeEach(() => {
  rmSync(estate, { recursive: true });
  cpSync(pristine, estate, { recursive: true });
});

const place = ['--business-unit', 'shop', '--environment', 'dev'];
const add = (...words: readonly string[]): Ended => microaccounts(['new', 'account', ...words], folder);
const read = (file: string): string => readFileSync(path.join(estate, file), 'utf8');
/** All files of the estate with their texts. */
const snapshot = (): Map<string, string> =>
  new Map(
    readdirSync(estate, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file): [string, string] => [path.relative(estate, file), readFileSync(file, 'utf8')]),
  );

test('writes the file, its lock entry and the schemas, and tells what will exist', () => {
  // The environment `core` has no VPC yet, so that the address lock changes, too.
  const { status, stdout, stderr } = add(
    ...['tools', '--business-unit', 'shop', '--environment', 'core', '--owner', 'tools-team'],
    ...['--description', 'Build: 1e3 tools', '--allow', 'containers,batch', '--deny', 'sns', '--name', 'Tools'],
  );
  expect([status, stderr]).toEqual([0, '']);
  expect(read('accounts/shop/tools.yaml')).toBe(
    [
      '# yaml-language-server: $schema=../../.schemas/account.schema.json',
      'environment: core',
      'owner: tools-team',
      "description: 'Build: 1e3 tools'",
      'name: Tools',
      'services: { allow: [containers, batch], deny: [sns] }',
      '',
    ].join('\n'),
  );
  expect(readdirSync(path.join(estate, '.schemas'))).toContain('account.schema.json');
  for (const told of [
    'wrote accounts/shop/tools.yaml',
    '+ us-east-1 VPC shop-core 10.0.32.0/20',
    'tools  Tools, aws+tools@example.com',
    'account.tools, network.us-east-1, baseline.tools',
    'shop-core-app-1  10.0.32.0/23  use1-az1',
    '7 of 10     accounts of the organization',
    '1 of 100    accounts in VPC us-east-1 shop-core',
    'git add estate/accounts/shop/tools.yaml estate/addresses.lock.yaml estate/.schemas',
  ])
    expect(stdout).toContain(told);
  expect(microaccounts(['validate'], folder)).toMatchObject({ status: 0 });
  expect(microaccounts(['lock', '--check'], folder)).toMatchObject({ status: 0 });
});

test('the document has all of it', () => {
  const { status, stdout } = add('api-dev', ...place, '--format', 'json', '--tiers', 'app', '--region', 'us-east-1');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    formatVersion: 1,
    file: 'accounts/shop/api-dev.yaml',
    text: read('accounts/shop/api-dev.yaml'),
    lock: { file: 'addresses.lock.yaml', changes: [] },
    written: true,
    key: 'api-dev',
    organizationalUnit: 'Workloads/Dev',
    resources: expect.arrayContaining([{ kind: 'account', action: 'create', count: 1 }]) as unknown,
    stacks: ['account.api-dev', 'baseline.api-dev'],
    roles: expect.arrayContaining([expect.objectContaining({ name: 'LandingZoneAudit', group: null })]) as unknown,
    networks: [{ region: 'us-east-1', vpc: 'shop-dev', subnets: expect.any(Array) as unknown }],
    quotas: expect.arrayContaining([
      { limit: 'accounts', target: 'organization', used: 7, of: 10 },
      { limit: 'participantsPerVpc', target: 'vpc/us-east-1/shop-dev', used: 2, of: 100 },
    ]) as unknown,
    diagnostics: [],
    next: expect.any(Array) as unknown,
  });
});

test('a dry run writes nothing', () => {
  const before = snapshot();
  const { status, stdout } = add('api-dev', ...place, '--dry-run', '--format', 'json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ written: false });
  expect(snapshot()).toEqual(before);
});

test.each<[string[], string]>([
  [[], '`<key>`, `--business-unit` and `--environment` are missing'],
  [['api-dev', '--environment', 'dev', '--yes'], '`--business-unit` is missing'],
  [['web-dev', ...place], 'the account `web-dev` is in `accounts/shop/web-dev.yaml` already'],
  [['Web-Dev', ...place], 'the account `web-dev` is in `accounts/shop/web-dev.yaml` already'],
  [['../../x', ...place], '`../../x` cannot be the key of an account'],
  [['__proto__', ...place], '`__proto__` cannot be the key of an account'],
  [['a\u001b[31m', ...place], '`a\\u001b[31m` cannot be the key of an account'],
  [['a'.repeat(300), ...place], 'cannot be the key of an account'],
  [['management', ...place], '`management` stands for the management account'],
  [['api', '--business-unit', '../..', '--environment', 'dev'], 'unknown business unit `../..`'],
  [['api', '--business-unit', 'shpo', '--environment', 'dev'], 'did you mean `shop`?'],
  [['api', '--business-unit', 'shop', '--environment', 'dve'], 'did you mean `dev`?'],
  [['api', ...place, '--deny', 'iam'], '`iam` cannot be denied'],
  [['api', ...place, '--name', '\u0007'], '`\\u0007` cannot be the name of an account'],
  [['api', ...place, '--owner', ''], '`owner` must not be empty'],
  [['api', ...place, '--email', 'aws+web-dev@example.com'], 'the e-mail address `aws+web-dev@example.com` is that of'],
  [['api', ...place, '--region', 'us-east-1,mars-1'], '`mars-1` is not available'],
  [['api', ...place, '--tiers', 'apps'], 'unknown tier `apps`'],
])('%j is refused, and nothing is written', (words, said) => {
  const before = snapshot();
  const { status, stdout, stderr } = add(...words);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toContain(said);
  expect(snapshot()).toEqual(before);
});

test('a file of a project is not overwritten, nor an account in one', () => {
  writeFileSync(path.join(estate, 'accounts/shop/api.yml'), 'accounts: { api-prod: { environment: prod } }\n');
  expect(microaccounts(['validate'], folder)).toMatchObject({ status: 0 });
  expect(add('api', ...place).stderr).toContain('`accounts/shop/api.yml` is there already');
  expect(add('api-prod', ...place).stderr).toContain('the account `api-prod` is in `accounts/shop/api.yml` already');
});

test('in an estate that is invalid already nothing is done', () => {
  writeFileSync(path.join(estate, 'accounts/shop/web-dev.yaml'), 'environment: dev\nservcies: {}\n');
  const before = snapshot();
  const { status, stderr } = add('api-dev', ...place);
  expect(status).toBe(1);
  expect(stderr).toContain('`servcies`');
  expect(stderr).toContain('the estate is invalid already: nothing was written');
  expect(snapshot()).toEqual(before);
});

test('if a later file cannot be written, there is neither account nor lock entry', () => {
  rmSync(path.join(estate, '.schemas'), { recursive: true });
  writeFileSync(path.join(estate, '.schemas'), 'a file where the folder should be');
  const before = snapshot();
  const { status, stderr } = add('tools', '--business-unit', 'shop', '--environment', 'core');
  expect([status, stderr]).toEqual([1, expect.stringContaining('estate/.schemas')]);
  expect(snapshot()).toEqual(before);
});

test('a run that is killed between account and lock is completed by `lock`, with the same addresses', () => {
  const words = ['tools', '--business-unit', 'shop', '--environment', 'core'];
  expect(add(...words).status).toBe(0);
  const after = read('addresses.lock.yaml');
  cpSync(path.join(pristine, 'addresses.lock.yaml'), path.join(estate, 'addresses.lock.yaml'));
  expect(microaccounts(['validate'], folder)).toMatchObject({ status: 1 });
  expect(microaccounts(['lock'], folder)).toMatchObject({ status: 0 });
  expect(read('addresses.lock.yaml')).toBe(after);
});

test('a file that appears meanwhile is not overwritten', () => {
  mkdirSync(path.join(estate, 'accounts/shop/api-dev.yaml'));
  const { status, stderr } = add('api-dev', ...place);
  expect(status).toBe(1);
  expect(stderr).toContain('is there already');
});
