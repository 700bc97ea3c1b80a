// The life of a few resources: the real Pulumi engine, through the real Terraform AWS provider, against moto.
import * as aws from '@pulumi/aws';
import { LocalWorkspace, PulumiCommand, type EngineEvent, type Stack } from '@pulumi/pulumi/automation';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMoto } from '../../../scripts/moto-server/server.mjs';
import { findCli, whatToInstall } from '../../../scripts/pulumi/cli.mjs';
import { findProvider, whatToGet } from '../../../scripts/terraform-provider/provider.mjs';
import { AwsBridge, MOTO_GAPS, serveBridge, type ServedBridge } from '../src';

const [binary, cli] = [findProvider(), findCli()];
if (binary === undefined) process.stderr.write(`SKIPPED: there is no Terraform AWS provider\n${whatToGet()}\n`);
if (cli === undefined) process.stderr.write(`SKIPPED: there is no Pulumi CLI\n${whatToInstall()}\n`);

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }],
});

(binary === undefined || cli === undefined ? describe.skip : describe)('the bridge under the real engine', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'aws-bridge-'));
  const program = { value: 'one', region: 'eu-west-2' };
  let moto: Awaited<ReturnType<typeof startMoto>>;
  let bridge: AwsBridge;
  let served: ServedBridge;
  let stack: Stack;

  const management = (): aws.Provider =>
    new aws.Provider('management', { region: 'us-east-1', allowedAccountIds: ['123456789012'] });

  const resources = async (): Promise<Record<string, unknown>> => {
    const provider = management();
    const role = new aws.iam.Role(
      'role',
      { name: 'Developer', path: '/landing-zone/', assumeRolePolicy: TRUST, tags: { 'managed-by': 'microaccounts' } },
      { provider },
    );
    const here = new aws.ssm.Parameter(
      'here',
      { name: '/lz/here', type: 'String', value: program.value },
      { provider },
    );
    const there = new aws.ssm.Parameter(
      'there',
      { name: '/lz/there', type: 'String', value: role.arn, region: program.region },
      { provider },
    );
    const zones = await aws.getAvailabilityZones({}, { provider });
    return { here: here.arn, there: there.arn, region: there.region, zones: zones.names.length };
  };

  const stackOf = async (stackName: string, run: () => Promise<Record<string, unknown> | void>): Promise<Stack> => {
    const pulumiCommand = await PulumiCommand.get({ root: path.dirname(path.dirname(cli ?? '')) });
    const backend = { url: `file://${folder}` };
    return LocalWorkspace.createOrSelectStack(
      { stackName, projectName: 'aws-bridge', program: run },
      {
        pulumiCommand,
        projectSettings: { name: 'aws-bridge', runtime: 'nodejs', backend },
        envVars: { ...served.environment, PULUMI_CONFIG_PASSPHRASE: 'test', PULUMI_SKIP_UPDATE_CHECK: 'true' },
      },
    );
  };

  /** The operations on resources of `aws`, all but those that do nothing. */
  const steps = async (run: (onEvent: (event: EngineEvent) => void) => Promise<unknown>): Promise<string[]> => {
    const seen: string[] = [];
    await run(({ resourcePreEvent }) => {
      const { op, type, urn } = resourcePreEvent?.metadata ?? { op: 'same', type: '', urn: '' };
      if (op !== 'same' && type.startsWith('aws:')) seen.push(`${op} ${urn.split('::').pop()}`);
    });
    return seen.sort();
  };

  beforeAll(async () => {
    moto = await startMoto();
    bridge = await AwsBridge.open({ binary: binary ?? '', endpoint: moto.endpoint, gaps: MOTO_GAPS });
    served = await serveBridge(bridge);
    stack = await stackOf('life', resources);
  });
  afterAll(async () => {
    served?.close();
    await bridge?.close();
    await moto?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test('makes what the program registers, each in its region', async () => {
    const { outputs } = await stack.up();
    expect(outputs['here']?.value).toBe('arn:aws:ssm:us-east-1:123456789012:parameter/lz/here');
    expect(outputs['there']?.value).toBe('arn:aws:ssm:eu-west-2:123456789012:parameter/lz/there');
    expect(outputs['region']?.value).toBe('eu-west-2');
    expect(outputs['zones']?.value).toBeGreaterThan(2);
    expect(bridge.calls.get('iam CreateRole 200')).toBe(1);
  });

  test('says what it did not send', () => {
    const dropped = [...bridge.dropped].map(([urn, names]) => `${urn.split('::').pop()}: ${names.join()}`);
    const hasRegion = bridge.schema.resource('aws_ssm_parameter').root.attributes['region'] !== undefined;
    expect(dropped).toEqual(hasRegion ? [] : ['there: region']);
  });

  test('changes nothing the second time, and finds nothing changed', async () => {
    expect(await steps((onEvent) => stack.up({ onEvent }))).toEqual([]);
    expect((await stack.refresh()).summary.resourceChanges).toEqual({ same: 5 });
    expect([...bridge.drifted]).toEqual([]);
  });

  test('updates what can be updated', async () => {
    program.value = 'two';
    expect(await steps((onEvent) => stack.up({ onEvent }))).toEqual(['update here']);
  });

  test('replaces what moves to another region', async () => {
    program.region = 'eu-central-1';
    const seen = await steps((onEvent) => stack.up({ onEvent }));
    expect(seen).toContain('replace there');
    expect((await stack.outputs())['there']?.value).toContain(':eu-central-1:');
    expect(await steps((onEvent) => stack.up({ onEvent }))).toEqual([]);
  });

  test('refuses what the provider refuses', async () => {
    // Alone: what else a program is about when the engine gives up fails with it, at times of its own.
    const refused = await stackOf('refused', async () => {
      new aws.ssm.Parameter('here', { name: '/lz/here', type: 'String', value: '' }, { provider: management() });
    });
    await expect(refused.preview()).rejects.toThrow(/value/);
  });

  test('removes everything', async () => {
    const { summary } = await stack.destroy();
    expect(summary.resourceChanges).toEqual({ delete: 5 });
    expect(bridge.calls.get('iam DeleteRole 200')).toBe(1);
  });
});
