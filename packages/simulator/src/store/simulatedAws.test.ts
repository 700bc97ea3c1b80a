import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { Cloud, HOME, MANAGEMENT_ID, refusal, trustPolicy } from '../testing/cloud';
import { type ApiCall } from './apiCall';
import { AwsError } from './awsError';
import { CallRecorder } from './callRecorder';
import { FolderInUseError } from './folderLock';
import { SimulatedAws } from './simulatedAws';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'simulated-aws-'))));
afterEach(() => fs.rmSync(folder, { recursive: true }));

const journal = (): string => path.join(folder, 'aws.journal');
const stateOf = (cloud: Cloud): unknown => JSON.parse(JSON.stringify(cloud.aws));

/** A bit of everything, refusals among it. */
async function live(cloud: Cloud): Promise<void> {
  const [member, unit, scp] = [await cloud.vend('member'), await cloud.unit('Dev'), await cloud.scp('scp')];
  await cloud.call('organizations:AttachPolicy', { PolicyId: scp, TargetId: unit });
  await cloud.call('organizations:MoveAccount', {
    AccountId: member,
    SourceParentId: await cloud.root(),
    DestinationParentId: unit,
  });
  cloud.wait({ hours: 1 });
  await cloud.call(
    'iam:CreateRole',
    { RoleName: 'R', AssumeRolePolicyDocument: trustPolicy(MANAGEMENT_ID), Description: undefined },
    { account: member },
  );
  await expect(
    cloud.call('iam:CreateRole', { RoleName: 'R', AssumeRolePolicyDocument: trustPolicy(member) }, { account: member }),
  ).rejects.toThrow();
  const { VpcId } = (await cloud.call('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }, { region: 'eu-west-2' })).Vpc;
  await cloud.call('ec2:CreateSubnet', { VpcId, CidrBlock: '10.0.0.0/24' }, { region: 'eu-west-2' });
  await cloud.call('kms:CreateKey', {}, { account: member });
  await cloud.vend('member');
}

describe('a fresh cloud', () => {
  it('has an organization with its root and management account', async () => {
    const cloud = new Cloud();
    const { Roots } = await cloud.call('organizations:ListRoots');
    expect(Roots).toMatchObject([{ PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }]);
    expect((await cloud.call('organizations:ListAccounts')).Accounts).toMatchObject([
      { Id: MANAGEMENT_ID, State: 'ACTIVE' },
    ]);
    const { EnabledServicePrincipals } = await cloud.call('organizations:ListAWSServiceAccessForOrganization');
    expect(EnabledServicePrincipals).toContainEqual({ ServicePrincipal: 'ram.amazonaws.com', DateEnabled: cloud.now });
  });

  it('names an operation that it does not have, and lets nobody in from outside', async () => {
    const cloud = new Cloud();
    await expect(cloud.call('iam:CreateUser')).rejects.toThrow('no operation iam:CreateUser');
    await expect(cloud.call('iam:CreateUser')).rejects.not.toBeInstanceOf(AwsError);
    await expect(cloud.call('iam:ListRoles', {}, { account: '222222222222' })).rejects.toMatchObject(
      refusal('UnrecognizedClientException'),
    );
  });

  it('keeps accounts apart from each other, and from what a caller does to inputs and outputs', async () => {
    const cloud = new Cloud();
    const Tags = [{ Key: 'a', Value: 'b' }];
    const made = await cloud.call('iam:CreateRole', {
      RoleName: 'R',
      AssumeRolePolicyDocument: trustPolicy(MANAGEMENT_ID),
      Tags,
    });
    Tags.push({ Key: 'c', Value: 'd' });
    made.Role.Tags.length = 0;
    expect((await cloud.call('iam:GetRole', { RoleName: 'R' })).Role.Tags).toEqual([{ Key: 'a', Value: 'b' }]);
  });
});

describe('persistence', () => {
  it('gives the same cloud after a kill, by replay', async () => {
    const cloud = new Cloud({ folder });
    await live(cloud);
    expect(fs.readFileSync(journal(), 'utf8')).not.toBe('');
    // The first cloud is left as a killed process leaves it: not closed.
    const again = new Cloud({ folder });
    expect(stateOf(again)).toEqual(stateOf(cloud));
    expect(fs.readFileSync(journal(), 'utf8')).toBe('');
    again.now = cloud.now;
    expect(await again.vend('next')).toBe(await cloud.vend('next'));
  });

  it('gives the same cloud after it was closed, and makes the same ids from there', async () => {
    const [kept, memory] = [new Cloud({ folder }), new Cloud()];
    await live(kept);
    kept.aws.close();
    const again = new Cloud({ folder });
    await live(memory);
    expect(stateOf(again)).toEqual(stateOf(memory));
    await expect(kept.call('sts:GetCallerIdentity')).rejects.toThrow('closed');
  });

  it('drops a torn last line, whose call was never answered, and goes on after it', async () => {
    const cloud = new Cloud({ folder });
    await cloud.unit('One');
    const whole = stateOf(cloud);
    await cloud.unit('Two');
    fs.truncateSync(journal(), fs.statSync(journal()).size - 10);
    expect(stateOf(new Cloud({ folder }))).toEqual(whole);
    const next = new Cloud({ folder });
    await next.unit('Three');
    expect(stateOf(new Cloud({ folder }))).toEqual(stateOf(next));
  });

  it('refuses a journal that is damaged in the middle', async () => {
    const cloud = new Cloud({ folder });
    await cloud.unit('One');
    fs.appendFileSync(journal(), 'rubbish\n');
    await cloud.unit('Two');
    expect(() => new Cloud({ folder })).toThrow('aws.journal:2');
  });

  it('does not do again what a snapshot already holds', async () => {
    const cloud = new Cloud({ folder });
    await cloud.unit('One');
    const entries = fs.readFileSync(journal(), 'utf8');
    cloud.aws.close();
    // As after a kill between writing the snapshot and emptying the journal.
    fs.writeFileSync(journal(), entries);
    expect(stateOf(new Cloud({ folder }))).toEqual(stateOf(cloud));
  });

  it('writes nothing for calls that read', async () => {
    const cloud = new Cloud({ folder });
    await cloud.call('organizations:ListAccounts');
    await expect(cloud.call('iam:GetRole', { RoleName: 'None' })).rejects.toThrow();
    expect(fs.statSync(journal()).size).toBe(0);
  });

  it('writes no snapshot when nothing changed', async () => {
    const snapshot = path.join(folder, 'aws.json');
    new Cloud({ folder }).aws.close();
    const before = fs.statSync(snapshot).ino;
    const reader = new Cloud({ folder });
    await reader.call('organizations:ListAccounts');
    reader.aws.close();
    expect(fs.statSync(snapshot).ino).toBe(before);
    const writer = new Cloud({ folder });
    await writer.unit('One');
    writer.aws.close();
    expect(fs.statSync(journal()).size).toBe(0);
    expect(stateOf(new Cloud({ folder }))).toEqual(stateOf(writer));
  });

  it('replays calls under the quotas that they were made under', async () => {
    new Cloud({ folder, quotas: { organizationalUnits: 0 } }).aws.close();
    const raised = new Cloud({ folder });
    await raised.unit('One');
    expect(stateOf(new Cloud({ folder }))).toEqual(stateOf(raised));
  });

  it('is open in one process at a time, where a dead one does not count', () => {
    const lock = path.join(folder, 'aws.lock');
    fs.writeFileSync(lock, String(process.ppid));
    expect(() => new Cloud({ folder })).toThrow(FolderInUseError);
    const dead = spawnSync(process.execPath, ['--version']).pid;
    fs.writeFileSync(lock, String(dead));
    new Cloud({ folder }).aws.close();
    expect(fs.existsSync(lock)).toBe(false);
  });

  it('belongs to one organization, and takes new quotas', async () => {
    new Cloud({ folder }).aws.close();
    const other = { folder, managementAccountId: '222222222222', homeRegion: HOME };
    expect(() => SimulatedAws.open(other)).toThrow(`management account ${MANAGEMENT_ID}, not 222222222222`);
    const small = new Cloud({ folder, quotas: { organizationalUnits: 0 } });
    await expect(small.unit('One')).rejects.toMatchObject({ Reason: 'OU_NUMBER_LIMIT_EXCEEDED' });
  });
});

describe('the fault port', () => {
  it('sees each call before and after it happens, and counts those that ask for a change', async () => {
    const seen: string[] = [];
    const note = (when: string) => (call: ApiCall, n: number) => void seen.push(`${when} ${call.operation} ${n}`);
    const cloud = new Cloud({ faults: { before: note('before'), after: note('after') } });
    await cloud.scp('one');
    await cloud.call('organizations:ListAccounts');
    await expect(cloud.scp('one')).rejects.toThrow();
    expect(seen).toEqual([
      'before CreatePolicy 1',
      'after CreatePolicy 1',
      'before ListAccounts 1',
      'after ListAccounts 1',
      'before CreatePolicy 2',
    ]);
  });

  it('prevents a call with an error before, and keeps back an answer with one after', async () => {
    const stop = (name: string) => (call: ApiCall) => {
      if (call.operation === 'CreatePolicy' && call.input['Name'] === name) throw new Error('stopped');
    };
    const cloud = new Cloud({ faults: { before: stop('before'), after: stop('after') } });
    await expect(cloud.scp('before')).rejects.toThrow('stopped');
    await expect(cloud.scp('after')).rejects.toThrow('stopped');
    const { Policies } = await cloud.call('organizations:ListPolicies', { Filter: 'SERVICE_CONTROL_POLICY' });
    expect(Policies.map(({ Name }: { Name: string }) => Name)).toEqual(['FullAWSAccess', 'after']);
  });

  it('slows a call down', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const cloud = new Cloud({ faults: { before: ({ operation }) => (operation === 'ListRoots' ? gate : undefined) } });
    const order: string[] = [];
    const slow = cloud.root().then(() => order.push('slow'));
    await cloud.call('organizations:ListAccounts').then(() => order.push('quick'));
    release();
    await slow;
    expect(order).toEqual(['quick', 'slow']);
  });
});

describe('a recorder', () => {
  it('names the calls of each account', async () => {
    const recorder = new CallRecorder();
    const cloud = new Cloud({ recorder });
    const member = await cloud.vend('member');
    recorder.clear();
    await cloud.call('iam:ListRoles', {}, { account: member });
    await cloud.root();
    expect(recorder.names(member)).toEqual(['iam:ListRoles']);
    expect(recorder.names()).toEqual(['iam:ListRoles', 'organizations:ListRoots']);
  });
});
