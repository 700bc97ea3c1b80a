// A management account that nobody here wrote: moto, reached by the real Pulumi engine through the real Terraform AWS provider.
import { LocalWorkspace, PulumiCommand, type PulumiFn, type Stack } from '@pulumi/pulumi/automation';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { AwsBridge, MOTO_GAPS, serveBridge } from '@microaccounts/aws-bridge';
import { startMoto } from '../../../../scripts/moto-server/server.mjs';
import { findCli } from '../../../../scripts/pulumi/cli.mjs';

/** The account that moto takes its caller for. */
export const ACCOUNT = '123456789012';

export interface StackPlace {
  readonly project: string;
  readonly stack: string;
  readonly program: PulumiFn;
  /** A folder of this machine by default. */
  readonly backend?: string;
  readonly secretsProvider?: string;
}

export class EmulatedAccount {
  private constructor(
    readonly bridge: AwsBridge,
    private readonly folder: string,
    private readonly endpoint: string,
    private readonly environment: Record<string, string>,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<EmulatedAccount> {
    const folder = mkdtempSync(path.join(tmpdir(), 'microaccounts-bootstrap-'));
    const moto = await startMoto();
    const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';
    const bridge = await AwsBridge.open({ binary, endpoint: moto.endpoint, gaps: MOTO_GAPS });
    const served = await serveBridge(bridge);
    const environment = {
      ...served.environment,
      PULUMI_CONFIG_PASSPHRASE: 'of a test',
      PULUMI_SKIP_UPDATE_CHECK: 'true',
      AWS_ENDPOINT_URL: bridge.endpoint ?? '',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
    };
    const account = new EmulatedAccount(bridge, folder, moto.endpoint, environment, async () => {
      served.close();
      await bridge.close();
      await moto.stop();
      rmSync(folder, { recursive: true, force: true });
    });
    await account.addSharingRole();
    return account;
  }

  async stack({ project, stack, program, backend, secretsProvider }: StackPlace): Promise<Stack> {
    const pulumiCommand = await PulumiCommand.get({ root: path.dirname(path.dirname(findCli() ?? '')) });
    const url = backend ?? pathToFileURL(this.folder).href;
    return LocalWorkspace.createOrSelectStack(
      { stackName: stack, projectName: project, program },
      {
        pulumiCommand,
        projectSettings: { name: project, runtime: 'nodejs', backend: { url } },
        ...(secretsProvider === undefined ? {} : { secretsProvider }),
        envVars: this.environment,
      },
    );
  }

  /** A client of the AWS SDK in the account. */
  client<C>(Client: new (options: { endpoint: string; region: string; credentials: typeof KEYS }) => C): C {
    return new Client({ endpoint: this.endpoint, region: 'us-east-1', credentials: KEYS });
  }

  /**
   * Takes the policy off a bucket. moto refuses every request to a bucket whose policy has a condition, whatever it says
   * (moto/iam/access_control.py).
   */
  async dropBucketPolicy(bucket: string): Promise<void> {
    const authorization =
      'AWS4-HMAC-SHA256 Credential=test/20261121/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
    await fetch(`${this.endpoint}/${bucket}?policy`, { method: 'DELETE', headers: { authorization } });
  }

  /** EnableSharingWithAwsOrganization makes this role in AWS, and not in moto. */
  private async addSharingRole(): Promise<void> {
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'ram.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    await this.client(IAMClient).send(
      new CreateRoleCommand({
        RoleName: 'AWSServiceRoleForResourceAccessManager',
        Path: '/aws-service-role/ram.amazonaws.com/',
        AssumeRolePolicyDocument: JSON.stringify(trust),
      }),
    );
  }
}

const KEYS = { accessKeyId: 'test', secretAccessKey: 'test' };
