import * as aws from '@pulumi/aws';
import { UNKNOWN } from '../resources/properties';
import { Cloud, MANAGEMENT_ID } from '../testing/cloud';
import { embeddedEngine, type EmbeddedEngine, type RunOptions, type RunResult, type Step } from '.';

const OPTIONS: RunOptions = { refresh: false, keep: [], imports: new Map() };

type Outputs = Record<string, unknown>;

function management(): aws.Provider {
  return new aws.Provider('management', { region: 'us-east-1', allowedAccountIds: [MANAGEMENT_ID] });
}

function told({ steps }: Pick<RunResult, 'steps'>): string[] {
  return steps.map(({ operation, name }: Step) => `${operation} ${name}`);
}

/** A program of parameters. */
function parameters(values: Record<string, string>): () => Promise<Outputs> {
  return async () => {
    const provider = management();
    for (const [name, value] of Object.entries(values))
      new aws.ssm.Parameter(name, { name: `/${name}`, type: 'String', value }, { provider });
    return {};
  };
}

describe('a run', () => {
  let engine: EmbeddedEngine;
  beforeEach(() => (engine = embeddedEngine({ aws: new Cloud().aws, folder: null })));

  const up = (run: () => Promise<Outputs>, options: Partial<RunOptions> = {}): Promise<RunResult> =>
    engine.up({ stack: 'organization', run }, { ...OPTIONS, ...options });

  it('leaves of what is missing what it is told to keep, and what that uses', async () => {
    const all = async (): Promise<Outputs> => {
      const provider = management();
      const vpc = new aws.ec2.Vpc('vpc', { cidrBlock: '10.0.0.0/16' }, { provider });
      new aws.ec2.Subnet('subnet', { vpcId: vpc.id, cidrBlock: '10.0.0.0/24' }, { provider });
      new aws.ssm.Parameter('a', { name: '/a', type: 'String', value: '1' }, { provider });
      return {};
    };
    const nothing = async (): Promise<Outputs> => ({});
    await up(all);
    const urn = (type: string, name: string): string => `urn:pulumi:organization::landing-zone::${type}::${name}`;
    const keep = [urn('aws:ec2/subnet:Subnet', 'subnet'), urn('aws:ec2/subnet:Subnet', 'not there')];
    const preview = await engine.preview({ stack: 'organization', run: nothing }, { ...OPTIONS, keep });
    expect(told(preview)).toEqual(['delete a']);
    const kept = await up(nothing, { keep });
    expect(told(kept)).toEqual(['delete a']);
    expect([...kept.kept].sort()).toEqual([
      urn('aws:ec2/subnet:Subnet', 'subnet'),
      urn('aws:ec2/vpc:Vpc', 'vpc'),
      urn('pulumi:providers:aws', 'management'),
    ]);
    expect(told(await up(nothing))).toEqual(['delete subnet', 'delete vpc', 'delete management']);
  });

  it('previews what providers would be given, and what is protected', async () => {
    const program = (cidrBlock: string) => async (): Promise<Outputs> => {
      const provider = management();
      const vpc = new aws.ec2.Vpc('vpc', { cidrBlock }, { provider });
      new aws.ec2.Subnet('subnet', { vpcId: vpc.id, cidrBlock: '10.0.0.0/24' }, { provider, protect: true });
      return {};
    };
    const preview = async (run: () => Promise<Outputs>, options: Partial<RunOptions> = {}): Promise<readonly Step[]> =>
      (await engine.preview({ stack: 'organization', run }, { ...OPTIONS, ...options })).steps;
    const subnet = { operation: 'create', name: 'subnet', protect: true, inputs: { cidrBlock: '10.0.0.0/24' } };
    const steps = await preview(program('10.0.0.0/16'));
    expect(steps.at(-2)).toMatchObject({ name: 'vpc', protect: false, inputs: { cidrBlock: '10.0.0.0/16' } });
    expect(steps.at(-1)).toMatchObject(subnet);
    expect(steps.at(-1)?.inputs?.['vpcId']).toBe(UNKNOWN);
    const parameter = parameters({ a: '1' });
    await up(parameter);
    expect(await preview(parameters({ a: '2' }))).toEqual([
      expect.objectContaining({ operation: 'update', inputs: expect.objectContaining({ value: '2' }), protect: false }),
    ]);
    expect(await preview(parameters({}))).toEqual([
      expect.objectContaining({ operation: 'delete', inputs: expect.objectContaining({ value: '1' }), protect: false }),
    ]);
    expect((await up(parameters({ a: '2' }))).steps[0]).not.toHaveProperty('inputs');
  });
});
