// The states of a backend with files, as the Pulumi CLI lays them out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Checkpoints } from './checkpoints';
import { absoluteUrl, FileStore, folderOf } from './fileStore';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'checkpoints-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), content);
}

const role = { urn: 'urn:pulumi:one::landing-zone::a:b:C$aws:iam/role:Role::Developer', type: 'aws:iam/role:Role' };

function checkpoint(outputs: object, more: object = {}, version = 3): string {
  const resources = [
    {
      urn: 'urn:pulumi:one::landing-zone::pulumi:pulumi:Stack::landing-zone-one',
      type: 'pulumi:pulumi:Stack',
      outputs,
    },
    role,
  ];
  return JSON.stringify({ version, checkpoint: { stack: 'one', latest: { resources, ...more } } });
}

const checkpoints = (): Checkpoints => new Checkpoints(new FileStore(folder));

test('reads what each stack published, and what it holds', async () => {
  write('.pulumi/meta.yaml', 'version: 1\n');
  write('.pulumi/stacks/landing-zone/account.one.json', checkpoint({ digest: 'd' }));
  write('.pulumi/stacks/landing-zone/account.one.json.bak', checkpoint({ digest: 'before' }));
  write('.pulumi/stacks/landing-zone/account.one.json.attrs', '{}');
  write(
    '.pulumi/stacks/landing-zone/two.json.gz',
    gzipSync(checkpoint({ digest: 'e' }, { pending_operations: [{ resource: role, type: 'creating' }] })),
  );
  write('.pulumi/stacks/other/three.json', checkpoint({}));
  const read = checkpoints();
  expect((await read.stacks())?.sort()).toEqual(['account.one', 'two']);
  expect(await read.state('account.one')).toMatchObject({
    outputs: { digest: 'd' },
    pending: [],
    resources: [{}, { type: 'aws:iam/role:Role', name: 'Developer' }],
  });
  expect(await read.state('two')).toMatchObject({
    outputs: { digest: 'e' },
    pending: ['aws:iam/role:Role::Developer'],
  });
  expect(await read.state('three')).toMatchObject({ outputs: undefined, resources: [] });
});

test('tells what was replaced and is still to be deleted', async () => {
  const urn = 'urn:pulumi:one::landing-zone::a:b:C$aws:iam/role:Role::Developer';
  const resources = [
    { urn, type: 'aws:iam/role:Role' },
    { urn, type: 'aws:iam/role:Role', delete: true },
  ];
  write('.pulumi/stacks/one.json', checkpoint({}, { resources }));
  const { resources: held = [] } = (await checkpoints().state('one')) ?? {};
  expect(held.map(({ isReplaced }) => isReplaced)).toEqual([false, true]);
});

test('tells what a revision says of itself, and of nothing else', async () => {
  const type = 'microaccounts:landing-zone:Revision';
  const resources = [
    { urn: `urn:pulumi:one::landing-zone::${type}::abc`, type, outputs: { making: 'x' } },
    { urn: 'urn:pulumi:one::landing-zone::awsx:ec2:Vpc::dev', type: 'awsx:ec2:Vpc', outputs: { vpcId: 'vpc-1' } },
  ];
  write('.pulumi/stacks/one.json', checkpoint({}, { resources }));
  const { resources: held = [] } = (await checkpoints().state('one')) ?? {};
  expect(held.map(({ outputs }) => outputs)).toEqual([{ making: 'x' }, undefined]);
});

test('reads the layout without projects', async () => {
  write('.pulumi/stacks/one.json', checkpoint({ digest: 'd' }));
  expect(await checkpoints().stacks()).toEqual(['one']);
  expect(await checkpoints().state('one')).toMatchObject({ outputs: { digest: 'd' } });
});

test('reads a stack that was made and never run, and an empty backend', async () => {
  expect(await checkpoints().stacks()).toEqual([]);
  write('.pulumi/meta.yaml', 'version: 1');
  write('.pulumi/stacks/landing-zone/one.json', JSON.stringify({ version: 3, checkpoint: { stack: 'one' } }));
  expect(await checkpoints().state('one')).toMatchObject({ outputs: undefined, pending: [] });
});

test('gives no secret away', async () => {
  const secret = { '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270', ciphertext: 'v1:x' };
  write('.pulumi/stacks/one.json', checkpoint({ digest: 'd', password: secret }));
  expect((await checkpoints().state('one'))?.outputs).toEqual({ digest: 'd' });
});

test.each<[string, () => void]>([
  ['a newer layout', () => write('.pulumi/meta.yaml', 'version: 2')],
  ['a newer checkpoint', () => write('.pulumi/stacks/one.json', checkpoint({}, {}, 4))],
  ['another compression', () => write('.pulumi/stacks/one.json.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))],
  ['two files of one stack', () => write('.pulumi/stacks/one.json.gz', gzipSync(checkpoint({})))],
])('leaves %s to the Pulumi CLI', async (what, make) => {
  if (what !== 'another compression') write('.pulumi/stacks/one.json', checkpoint({}));
  make();
  expect(await checkpoints().state('one')).toBeNull();
});

test('says that the folder is not there', async () => {
  const missing = new Checkpoints(new FileStore(join(folder, 'nowhere')));
  await expect(missing.stacks()).rejects.toThrow(
    `the folder \`${join(folder, 'nowhere')}\` of the backend does not exist`,
  );
});

test.each([
  ['file:///var/states', '/var/states'],
  ['file://~', homedir()],
  ['file://~/states', join(homedir(), 'states')],
  ['file://states', join(process.cwd(), 'states')],
  ['file:///with%20space', '/with space'],
  ['file:///var/states?no_tmp_dir=true', null],
  ['s3://bucket', null],
])('knows the folder of %s', (url, expected) => expect(folderOf(url)).toBe(expected));

test('makes a backend the same for every folder', () => {
  expect(absoluteUrl('file://states')).toBe(`file://${join(process.cwd(), 'states')}`);
  expect(absoluteUrl('s3://bucket?region=us-east-1')).toBe('s3://bucket?region=us-east-1');
});
