import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import type { ApiCall, FaultPort } from '../store/apiCall';
import { AwsError } from '../store/awsError';
import { Cloud, MANAGEMENT_ID } from '../testing/cloud';
import { embeddedEngine, StackFailure, type EmbeddedEngine, type RunOptions, type RunResult, type Step } from '.';

const OPTIONS: RunOptions = { refresh: false, keep: [], imports: new Map() };

type Outputs = Record<string, unknown>;

function management(): aws.Provider {
  return new aws.Provider('management', { region: 'us-east-1', allowedAccountIds: [MANAGEMENT_ID] });
}

function told({ steps }: Pick<RunResult, 'steps'>): string[] {
  return steps.map(({ operation, name }: Step) => `${operation} ${name}`);
}

/** A program of one parameter and, if there are any, more resources. */
function parameters(
  values: Record<string, string>,
  options: pulumi.CustomResourceOptions = {},
): () => Promise<Outputs> {
  return async () => {
    const provider = management();
    const made = Object.entries(values).map(
      ([name, value]) =>
        new aws.ssm.Parameter(name, { name: `/${name}`, type: 'String', value }, { provider, ...options }),
    );
    return Object.fromEntries(made.map((parameter, index) => [`arn${index}`, parameter.arn]));
  };
}

describe('a stack', () => {
  let cloud: Cloud;
  let engine: EmbeddedEngine;

  beforeEach(() => {
    cloud = new Cloud();
    engine = embeddedEngine({ aws: cloud.aws, folder: null });
  });

  const up = (
    run: () => Promise<Outputs>,
    options: Partial<RunOptions> = {},
    stack = 'organization',
  ): Promise<RunResult> => engine.up({ stack, run }, { ...OPTIONS, ...options });

  it('is created once, and then left as it is', async () => {
    const program = parameters({ a: '1', b: '2' });
    const first = await up(program);
    expect(told(first)).toEqual(['create landing-zone-organization', 'create management', 'create a', 'create b']);
    expect(first.outputs).toEqual({
      arn0: 'arn:aws:ssm:us-east-1:111111111111:parameter/a',
      arn1: 'arn:aws:ssm:us-east-1:111111111111:parameter/b',
    });
    const second = await up(program);
    expect([second.steps, second.unchanged]).toEqual([[], 4]);
    expect(await engine.stacks()).toEqual(['organization']);
    expect(await engine.outputs('organization')).toEqual(first.outputs);
    expect(await engine.outputs('another')).toBeUndefined();
  });

  it('updates what changed and says which inputs', async () => {
    await up(parameters({ a: '1' }));
    const { steps } = await up(parameters({ a: '2' }));
    expect(steps).toEqual([
      {
        operation: 'update',
        urn: 'urn:pulumi:organization::landing-zone::aws:ssm/parameter:Parameter::a',
        type: 'aws:ssm/parameter:Parameter',
        name: 'a',
        properties: ['value'],
      },
    ]);
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '2' } });
  });

  it('replaces by making the new before deleting the old', async () => {
    const program = (asn: string) => async (): Promise<Outputs> => {
      const vpc = new aws.ec2.Vpc('vpc', { cidrBlock: asn }, { provider: management() });
      return { id: vpc.id };
    };
    const before = await up(program('10.0.0.0/16'));
    const after = await up(program('10.1.0.0/16'));
    expect(told(after)).toEqual(['replace vpc']);
    expect(after.steps[0]?.properties).toEqual(['cidrBlock']);
    expect(after.outputs['id']).not.toBe(before.outputs['id']);
    const { Vpcs } = await cloud.call('ec2:DescribeVpcs');
    expect((Vpcs as { VpcId: string }[]).map(({ VpcId }) => VpcId)).toEqual([after.outputs['id']]);
  });

  it('deletes what the program no longer has, users first, unless told to keep it', async () => {
    const both = async (): Promise<Outputs> => {
      const provider = management();
      const content = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
      const policy = new aws.organizations.Policy('deny', { name: 'deny', content }, { provider });
      const root = aws.organizations.getOrganizationOutput({}, { provider }).roots.apply((roots) => roots[0]?.id ?? '');
      new aws.organizations.PolicyAttachment('root', { policyId: policy.id, targetId: root }, { provider });
      return {};
    };
    const nothing = async (): Promise<Outputs> => ({ provider: management().id });
    await up(both);
    const urns = [
      'urn:pulumi:organization::landing-zone::aws:organizations/policy:Policy::deny',
      'urn:pulumi:organization::landing-zone::aws:organizations/policyAttachment:PolicyAttachment::root',
    ];
    const kept = await up(nothing, { keep: urns });
    expect(kept.steps).toEqual([]);
    expect(kept.kept.toSorted()).toEqual(urns);
    expect(told(await up(nothing))).toEqual(['delete root', 'delete deny']);
  });

  it('puts back what is gone or different in AWS, if it refreshes', async () => {
    const program = parameters({ a: '1', b: '2' });
    await up(program);
    await cloud.call('ssm:DeleteParameter', { Name: '/a' });
    await cloud.call('ssm:PutParameter', { Name: '/b', Type: 'String', Value: 'tampered', Overwrite: true });
    expect((await up(program)).steps).toEqual([]);
    const preview = await engine.preview({ stack: 'organization', run: program }, { ...OPTIONS, refresh: true });
    expect(told(preview).sort()).toEqual(['create a', 'update b']);
    expect(told(await up(program, { refresh: true })).sort()).toEqual(['create a', 'update b']);
    expect((await up(program, { refresh: true })).steps).toEqual([]);
  });

  it('imports what exists and brings it to its goal', async () => {
    await cloud.call('ssm:PutParameter', { Name: '/a', Type: 'String', Value: 'other' });
    const imports = new Map([['aws:ssm/parameter:Parameter::a', '/a']]);
    const { steps } = await up(parameters({ a: '1' }), { imports });
    expect(steps.at(-1)).toMatchObject({ operation: 'import', name: 'a', properties: ['value'] });
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '1' } });
    expect((await up(parameters({ a: '1' }), { imports })).steps).toEqual([]);
  });

  it('refuses to delete or replace what is protected, before anything is deleted', async () => {
    await up(parameters({ a: '1' }, { protect: true }));
    await expect(up(async () => ({}))).rejects.toThrow(/a: it is protected and cannot be deleted/);
    await expect(engine.destroy('organization')).rejects.toThrow(StackFailure);
    const renamed = async (): Promise<Outputs> => {
      new aws.ssm.Parameter(
        'a',
        { name: '/renamed', type: 'String', value: '1' },
        { provider: management(), protect: true },
      );
      return {};
    };
    await expect(up(renamed)).rejects.toThrow(/it is protected, and name cannot change without replacing it/);
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '1' } });
  });

  it('ignores changes where it is told to', async () => {
    await up(parameters({ a: '1' }));
    expect((await up(parameters({ a: '2' }, { ignoreChanges: ['value'] }))).steps).toEqual([]);
  });

  it('leaves in AWS what is to be retained', async () => {
    await up(parameters({ a: '1' }, { retainOnDelete: true }));
    expect(told(await engine.destroy('organization'))).toContain('delete a');
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '1' } });
    expect(await engine.stacks()).toEqual([]);
  });

  it('knows a resource that got another name by its alias', async () => {
    await up(parameters({ a: '1' }));
    const renamed = async (): Promise<Outputs> => {
      const options = { provider: management(), aliases: [{ name: 'a' }] };
      new aws.ssm.Parameter('b', { name: '/a', type: 'String', value: '1' }, options);
      return {};
    };
    expect((await up(renamed)).steps).toEqual([]);
    expect((await up(renamed)).steps).toEqual([]);
  });

  it('is destroyed with all that it holds', async () => {
    await up(parameters({ a: '1', b: '2' }));
    await engine.destroy('organization');
    expect(await cloud.call('ssm:DescribeParameters')).toMatchObject({ Parameters: [] });
    expect(await engine.outputs('organization')).toBeUndefined();
  });

  it('previews without changing anything, what is not known yet staying open', async () => {
    const run = parameters({ a: '1' });
    const preview = await engine.preview({ stack: 'organization', run }, OPTIONS);
    expect(told(preview)).toContain('create a');
    expect(preview.outputs).toEqual({});
    expect(await engine.stacks()).toEqual([]);
    expect(await cloud.call('ssm:DescribeParameters')).toMatchObject({ Parameters: [] });
  });

  it('reads the outputs of other stacks, secrets as secrets', async () => {
    await up(async () => ({ open: 'o', hidden: pulumi.secret('h') }), {}, 'network.us-east-1');
    const reader = async (): Promise<Outputs> => {
      const reference = new pulumi.StackReference(
        `${pulumi.getOrganization()}/${pulumi.getProject()}/network.us-east-1`,
      );
      return { open: reference.getOutput('open'), hidden: reference.getOutput('hidden') };
    };
    expect((await up(reader)).outputs).toEqual({ open: 'o', hidden: 'h' });
    const isSecret = async (): Promise<Outputs> => {
      const reference = new pulumi.StackReference('organization/landing-zone/network.us-east-1');
      return {
        open: pulumi.isSecret(reference.getOutput('open')),
        hidden: pulumi.isSecret(reference.getOutput('hidden')),
      };
    };
    expect((await up(isSecret)).outputs).toEqual({ open: false, hidden: true });
  });

  it('fails with everything that AWS refused, and still does what does not depend on it', async () => {
    const program = async (): Promise<Outputs> => {
      const provider = management();
      const subnet = new aws.ec2.Subnet('lost', { vpcId: 'vpc-00000000', cidrBlock: '10.0.0.0/24' }, { provider });
      new aws.ssm.Parameter('after', { name: '/after', type: 'String', value: subnet.id }, { provider });
      new aws.ssm.Parameter('beside', { name: '/beside', type: 'String', value: 'v' }, { provider });
      return { id: subnet.id, fixed: 1 };
    };
    const failure = await up(program).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StackFailure);
    expect((failure as StackFailure).failures).toHaveLength(1);
    expect((failure as StackFailure).message).toMatch(/aws:ec2\/subnet:Subnet::lost: InvalidVpcID.NotFound/);
    const { Parameters } = await cloud.call('ssm:DescribeParameters');
    expect((Parameters as { Name: string }[]).map(({ Name }) => Name)).toEqual(['/beside']);
    expect(await engine.outputs('organization')).toEqual({ fixed: 1 });
    expect(await engine.pending('organization')).toEqual([]);
  });

  it('calls in the account whose role a provider assumes', async () => {
    const vending = async (): Promise<Outputs> => {
      const account = new aws.organizations.Account(
        'payments-dev',
        { name: 'payments-dev', email: 'payments@example.com', roleName: 'OrganizationAccountAccessRole' },
        { provider: management(), protect: true, ignoreChanges: ['roleName'] },
      );
      return { id: account.id };
    };
    const { outputs } = await up(vending, {}, 'account.payments-dev');
    const baseline = async (): Promise<Outputs> => {
      const id = new pulumi.StackReference('organization/landing-zone/account.payments-dev').getOutput('id');
      const roleArn = pulumi.interpolate`arn:aws:iam::${id}:role/OrganizationAccountAccessRole`;
      const provider = new aws.Provider('payments-dev', {
        region: 'us-east-1',
        assumeRoles: [{ roleArn, sessionName: 'landing-zone' }],
      });
      const key = new aws.kms.Key('key', { region: 'eu-west-2', enableKeyRotation: true }, { provider });
      return { arn: key.arn };
    };
    const made = await up(baseline, {}, 'baseline.payments-dev');
    expect(made.outputs['arn']).toMatch(new RegExp(`^arn:aws:kms:eu-west-2:${String(outputs['id'])}:key/`));
    expect((await up(baseline, { refresh: true }, 'baseline.payments-dev')).steps).toEqual([]);
  });
});

describe('a program that throws', () => {
  it('fails the run, and the engine goes on with the next', async () => {
    const engine = embeddedEngine({ aws: new Cloud().aws, folder: null });
    const throwing = { stack: 'organization', run: async () => Promise.reject(new Error('in the program')) };
    await expect(engine.up(throwing, OPTIONS)).rejects.toThrow(/in the program/);
    const fine = { stack: 'organization', run: async () => ({ fine: true }) };
    expect(await engine.up(fine, OPTIONS)).toMatchObject({ outputs: { fine: true } });
  });
});

describe('an interruption', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'engine-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  /** Makes the cloud fall silent at the n-th change: it happens, and its answer is lost. */
  const silentAt = (at: { n: number }): FaultPort => ({
    before: (_call: ApiCall, n: number) => {
      if (n > at.n) throw new Error('connection lost');
    },
    after: (_call: ApiCall, n: number) => {
      if (n >= at.n) throw new Error('connection lost');
    },
  });

  it('leaves a pending operation, and an import finds what was made', async () => {
    const at = { n: 2 };
    const cloud = new Cloud({ faults: silentAt(at) });
    const program = { stack: 'organization', run: parameters({ a: '1', b: '2', c: '3' }) };
    const engine = embeddedEngine({ aws: cloud.aws, folder });
    await expect(engine.up(program, OPTIONS)).rejects.toThrow(/connection lost/);
    expect(await engine.pending('organization')).not.toEqual([]);

    at.n = Infinity;
    const next = embeddedEngine({ aws: cloud.aws, folder });
    expect(await next.pending('organization')).not.toEqual([]);
    const imports = new Map([['aws:ssm/parameter:Parameter::b', '/b']]);
    const { steps } = await next.up(program, { ...OPTIONS, imports });
    expect(told({ steps })).toEqual(['import b', 'create c']);
    expect(await next.pending('organization')).toEqual([]);
    expect((await next.up(program, { ...OPTIONS, refresh: true })).steps).toEqual([]);
  });

  it('keeps the id of what was made and not finished, so that it is not made twice', async () => {
    let refusing = true;
    const refused: FaultPort = {
      before: ({ operation }) => {
        if (refusing && operation === 'AttachInternetGateway') throw new Error('connection lost');
      },
    };
    const cloud = new Cloud({ faults: refused });
    const engine = embeddedEngine({ aws: cloud.aws, folder });
    const run = async (): Promise<Outputs> => {
      const provider = management();
      const vpc = new aws.ec2.Vpc('vpc', { cidrBlock: '10.0.0.0/16' }, { provider });
      const gateway = new aws.ec2.InternetGateway('gateway', { vpcId: vpc.id }, { provider });
      return { id: gateway.id };
    };
    await expect(engine.up({ stack: 'network', run }, OPTIONS)).rejects.toThrow(/gateway: connection lost/);
    refusing = false;
    const { steps } = await engine.up({ stack: 'network', run }, OPTIONS);
    expect(told({ steps })).toEqual(['update gateway']);
    const { InternetGateways } = await cloud.call('ec2:DescribeInternetGateways');
    expect(InternetGateways).toHaveLength(1);
  });

  it('asks AWS how a resource is whose update was refused in the middle', async () => {
    let refusing = false;
    const refused: FaultPort = {
      before: ({ operation }) => {
        if (refusing && operation === 'GetParameter') throw new AwsError('AccessDeniedException', 'not today');
      },
    };
    const cloud = new Cloud({ faults: refused });
    const engine = embeddedEngine({ aws: cloud.aws, folder });
    const up = (value: string): Promise<RunResult> =>
      engine.up({ stack: 'organization', run: parameters({ a: value }) }, OPTIONS);
    await up('1');
    refusing = true;
    await expect(up('2')).rejects.toThrow(/a: AccessDeniedException: not today/);
    refusing = false;
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '2' } });
    expect(told(await up('1'))).toEqual(['update a']);
    expect(await cloud.call('ssm:GetParameter', { Name: '/a' })).toMatchObject({ Parameter: { Value: '1' } });
  });

  it('finds what a component said of itself, before anything was made', async () => {
    const cloud = new Cloud({ faults: silentAt({ n: 1 }) });
    const engine = embeddedEngine({ aws: cloud.aws, folder });
    class Note extends pulumi.ComponentResource {
      constructor(text: string) {
        super('test:index:Note', 'note');
        this.registerOutputs({ text });
      }
    }
    const noting = (text: string) => async (): Promise<Outputs> => {
      new Note(text);
      return parameters({ a: '1' })();
    };
    const notes = async (): Promise<unknown[]> =>
      (await engine.held('organization')).filter(({ name }) => name === 'note').map(({ outputs }) => outputs);
    await expect(engine.up({ stack: 'organization', run: noting('first') }, OPTIONS)).rejects.toThrow(
      /connection lost/,
    );
    expect(await notes()).toEqual([{ text: 'first' }]);
    // Another text is no change, and of a preview nothing stays.
    const preview = await engine.preview({ stack: 'organization', run: noting('second') }, OPTIONS);
    expect(told(preview)).not.toContain('update note');
    expect(await notes()).toEqual([{ text: 'first' }]);
    await expect(engine.up({ stack: 'organization', run: noting('third') }, OPTIONS)).rejects.toThrow(
      /connection lost/,
    );
    expect(await notes()).toEqual([{ text: 'third' }]);
  });

  it('survives a journal whose last line was never finished', async () => {
    const cloud = new Cloud();
    const program = { stack: 'organization', run: parameters({ a: '1' }) };
    await embeddedEngine({ aws: cloud.aws, folder }).up(program, OPTIONS);
    fs.writeFileSync(
      path.join(folder, 'organization.journal'),
      '{"entry":"begin","operation":"update","urn":"u"}\n{"entry":"pu',
    );
    const engine = embeddedEngine({ aws: cloud.aws, folder });
    expect(await engine.pending('organization')).not.toEqual([]);
    expect((await engine.up(program, OPTIONS)).steps).toEqual([]);
    expect(await engine.pending('organization')).toEqual([]);
    expect(fs.readdirSync(folder)).toEqual(['organization.json']);
  });
});
