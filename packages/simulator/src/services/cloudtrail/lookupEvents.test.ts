import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cloud, MANAGEMENT_ID, refusal, trustPolicy } from '../../testing/cloud';

const byName = (name: string): object => ({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }] });
const role = (name: string): Record<string, unknown> => ({
  RoleName: name,
  AssumeRolePolicyDocument: trustPolicy(MANAGEMENT_ID),
});

describe('LookupEvents', () => {
  it('tells who asked for a change, when, with what, newest first', async () => {
    const cloud = new Cloud();
    const principal = `arn:aws:sts::${MANAGEMENT_ID}:assumed-role/Admin/mallory`;
    await cloud.call('iam:CreateRole', role('One'), { principal });
    cloud.wait({ minutes: 5 });
    await cloud.call('iam:CreateRole', role('Two'), { region: 'eu-west-2' });
    const { Events } = await cloud.call('cloudtrail:LookupEvents', { ...byName('CreateRole') });
    expect(Events.map(({ Username }: { Username: string }) => Username)).toEqual(['automation', 'mallory']);
    expect(Events[1]).toMatchObject({
      EventName: 'CreateRole',
      EventSource: 'iam.amazonaws.com',
      EventTime: new Date('2026-11-21T00:00:00.000Z'),
    });
    expect(JSON.parse(Events[1].CloudTrailEvent)).toMatchObject({
      userIdentity: { type: 'AssumedRole', arn: principal, accountId: MANAGEMENT_ID },
      eventTime: '2026-11-21T00:00:00.000Z',
      awsRegion: 'us-east-1',
      requestParameters: { roleName: 'One' },
      responseElements: { role: { roleName: 'One' } },
    });
  });

  it('is about the account and the region alone, and keeps 90 days', async () => {
    const cloud = new Cloud();
    const member = await cloud.vend('member');
    const key = { account: member, region: 'eu-west-2' };
    await cloud.call('kms:CreateKey', {}, key);
    const seen = async (where: object): Promise<number> =>
      (await cloud.call('cloudtrail:LookupEvents', { ...byName('CreateKey') }, where)).Events.length;
    expect([await seen(key), await seen({ account: member }), await seen({ region: 'eu-west-2' })]).toEqual([1, 0, 0]);
    cloud.wait({ days: 91 });
    expect(await seen(key)).toBe(0);
  });

  it('has refused calls with their error, and none that only reads', async () => {
    const cloud = new Cloud();
    await expect(cloud.call('iam:DeleteRole', { RoleName: 'Nobody' })).rejects.toMatchObject(
      refusal('NoSuchEntityException'),
    );
    await cloud.call('iam:ListRoles');
    const { Events } = await cloud.call('cloudtrail:LookupEvents');
    const records = Events.map(({ CloudTrailEvent }: { CloudTrailEvent: string }) => JSON.parse(CloudTrailEvent));
    expect(records).toEqual([
      expect.objectContaining({ eventName: 'DeleteRole', errorCode: 'NoSuchEntityException', responseElements: null }),
    ]);
  });

  it('gives 50 a page at most', async () => {
    const cloud = new Cloud();
    for (let number = 0; number < 55; number++) await cloud.call('iam:CreateRole', role(`Role${number}`));
    const first = await cloud.call('cloudtrail:LookupEvents', { ...byName('CreateRole') });
    expect(first.Events).toHaveLength(50);
    const rest = await cloud.call('cloudtrail:LookupEvents', { ...byName('CreateRole'), NextToken: first.NextToken });
    expect(rest.Events).toHaveLength(5);
    expect(rest.NextToken).toBeUndefined();
    const tooMany = cloud.call('cloudtrail:LookupEvents', { MaxResults: 51 });
    await expect(tooMany).rejects.toMatchObject(refusal('InvalidMaxResultsException'));
  });

  it('takes one attribute', async () => {
    const attribute = { AttributeKey: 'EventName', AttributeValue: 'CreateRole' };
    const input = { LookupAttributes: [attribute, attribute] };
    const refused = refusal('InvalidLookupAttributesException');
    await expect(new Cloud().call('cloudtrail:LookupEvents', input)).rejects.toMatchObject(refused);
  });

  it('remembers across processes, once, and is no part of what two clouds are compared by', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trail-'));
    try {
      const before = new Cloud({ folder });
      await before.call('iam:CreateRole', role('One'));
      before.aws.close();
      const after = new Cloud({ folder });
      await after.call('iam:CreateRole', role('Two'));
      const { Events } = await after.call('cloudtrail:LookupEvents', { ...byName('CreateRole') });
      expect(Events.map(({ EventId }: { EventId: string }) => EventId.slice(-1))).toEqual(['2', '1']);
      expect(JSON.stringify(after.aws.toJSON())).not.toContain('CreateRole');
      after.aws.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
