// An AWS that nobody here wrote: moto, with an organization in it, reached by the command line's own calls and, through the
// real Terraform AWS provider, by what the Pulumi engine deploys.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { AwsBridge, MOTO_GAPS, serveBridge } from '@microaccounts/aws-bridge';
import { serveAwsx } from '@microaccounts/simulator/grpc';
import { startMoto } from '../../../../scripts/moto-server/server.mjs';
import { findCli } from '../../../../scripts/pulumi/cli.mjs';
import { repository, type Ended } from '../cli/process';
import { CREDENTIALS, managementClient, memberClient, type ConsoleClient } from './console';
import { foundOrganization } from './organization';
import { pulumiResources } from './providedResources';
import type { ProvidedResource } from './providerDifferences';

export interface EmulatedAwsOptions {
  /** Folder of the estate, from the root of the repository; a copy of it is deployed. */
  readonly estate: string;
  readonly homeRegion: string;
}

/** The account that moto takes its caller for. */
export const MOTO_ACCOUNT = '123456789012';

/** The key of the provider, which the bridge chooses (tools/aws-bridge/src/provider/environment.ts). */
const PROVIDER_KEY = 'test';

export class EmulatedAws {
  private constructor(
    /** A folder that holds the estate as `estate` and the stacks' states. */
    readonly folder: string,
    readonly bridge: AwsBridge,
    private readonly homeRegion: string,
    /** What makes programs reach it: the command line, the Pulumi CLI. */
    readonly environment: Readonly<Record<string, string>>,
    private readonly stop: () => Promise<void>,
  ) {}

  /** A fresh AWS with an organization that has SCPs and no account but the management account. */
  static async open({ estate, homeRegion }: EmulatedAwsOptions): Promise<EmulatedAws> {
    const folder = mkdtempSync(join(tmpdir(), 'microaccounts-aws-api-'));
    cpSync(join(repository, estate), join(folder, 'estate'), { recursive: true });
    mkdirSync(join(folder, 'stacks'));
    const moto = await startMoto();
    const binary = process.env['TERRAFORM_AWS_PROVIDER'] ?? '';
    const bridge = await AwsBridge.open({ binary, endpoint: moto.endpoint, gaps: MOTO_GAPS }).catch(async (error) => {
      await moto.stop();
      throw error;
    });
    const [served, awsx] = await Promise.all([serveBridge(bridge), serveAwsx()]);
    const stop = async (): Promise<void> => {
      served.close();
      awsx.close();
      await bridge.close();
      await moto.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    const environment = {
      ...served.environment,
      PULUMI_DEBUG_PROVIDERS: `aws:${served.port},awsx:${awsx.port}`,
      PULUMI_BACKEND_URL: pathToFileURL(join(folder, 'stacks')).href,
      PULUMI_CONFIG_PASSPHRASE: 'of a test',
      PATH: `${dirname(findCli() ?? '')}${delimiter}${process.env['PATH'] ?? ''}`,
      AWS_ENDPOINT_URL: bridge.endpoint ?? '',
      AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
      AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
    };
    const aws = new EmulatedAws(folder, bridge, homeRegion, environment, stop);
    await foundOrganization(aws.management(OrganizationsClient));
    return aws;
  }

  /** The resources of AWS in the states of all stacks, as the engine keeps them. */
  deployed(): ProvidedResource[] {
    return pulumiResources(join(this.folder, 'stacks', '.pulumi', 'stacks', 'landing-zone'));
  }

  /**
   * What was called so far in the management account for a command of the command line, such as `organizations ListRoots`;
   * its key is named after it, the provider's is known, and those of members are moto's own.
   */
  managementCalls(command: 'up' | 'drift'): string[] {
    const keys = command === 'up' ? [command, PROVIDER_KEY] : [command];
    return [...new Set(keys.flatMap((key) => [...(this.bridge.callers.get(key) ?? [])]))].sort();
  }

  /** Runs the command line against this AWS, from its folder. */
  microaccounts(...words: readonly string[]): Promise<Ended> {
    const entry = join(repository, 'apps/cli/bin/microaccounts.js');
    const child = spawn(process.execPath, [entry, ...words], {
      cwd: this.folder,
      env: { ...process.env, NO_COLOR: '1', ...this.environment, AWS_ACCESS_KEY_ID: words[0] ?? '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status) => resolve({ status, stdout, stderr }));
    });
  }

  /** A client in the management account, as somebody at a console would have. */
  management<C>(Client: ConsoleClient<C>, region = this.homeRegion): C {
    return managementClient(Client, this.bridge.endpoint ?? '', region);
  }

  /** A client in a member account. */
  member<C>(Client: ConsoleClient<C>, accountId: string, region = this.homeRegion): Promise<C> {
    return memberClient(Client, this.bridge.endpoint ?? '', { accountId, region });
  }

  async close(): Promise<void> {
    await this.stop();
  }
}
