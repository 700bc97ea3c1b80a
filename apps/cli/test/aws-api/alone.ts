// One resource of a landing zone in a stack of its own, with the inputs that the programs register for it: for kinds whose
// neighbours moto does not have.
import * as aws from '@pulumi/aws';
import { LocalWorkspace, PulumiCommand, type EngineEvent, type Stack } from '@pulumi/pulumi/automation';
import { CustomResource } from '@pulumi/pulumi';
import { dirname } from 'node:path';
import type { ObservedResource } from '@microaccounts/resources';
import { findCli } from '../../../../scripts/pulumi/cli.mjs';
import type { EmulatedAws } from './emulatedAws';

export interface AloneOptions {
  readonly aws: EmulatedAws;
  readonly type: string;
  readonly inputs: { readonly [property: string]: unknown };
  /** The project's own reader of its kind; it is to see no other. */
  readonly read: () => Promise<ObservedResource[]>;
}

/** A resource of any type: Pulumi's own class for them is abstract. */
class Registered extends CustomResource {}

export class Alone {
  private constructor(
    private readonly stack: Stack,
    private readonly options: AloneOptions,
  ) {}

  static async open(options: AloneOptions): Promise<Alone> {
    const { aws: emulated, type, inputs } = options;
    const program = async (): Promise<void> => {
      const provider = new aws.Provider('management', { region: 'us-east-1' });
      const { region: _, ...given } = inputs;
      new Registered(type, 'alone', given, { provider });
    };
    const pulumiCommand = await PulumiCommand.get({ root: dirname(dirname(findCli() ?? '')) });
    const stack = await LocalWorkspace.createOrSelectStack(
      { stackName: 'alone', projectName: 'alone', program },
      {
        pulumiCommand,
        projectSettings: { name: 'alone', runtime: 'nodejs' },
        envVars: { ...emulated.environment, PULUMI_SKIP_UPDATE_CHECK: 'true' },
      },
    );
    return new Alone(stack, options);
  }

  /** What an `up` does with the resource; nothing when it leaves it as it is. */
  async up({ refresh = false } = {}): Promise<string[]> {
    const done: string[] = [];
    const onEvent = ({ resourcePreEvent }: EngineEvent): void => {
      const { op, type } = resourcePreEvent?.metadata ?? { op: 'same', type: '' };
      if (type === this.options.type && op !== 'same' && op !== 'refresh') done.push(op);
    };
    await this.stack.up({ refresh, onEvent });
    return done;
  }

  /** What the reader sees of it. @throws {Error} unless there is exactly one */
  async observed(): Promise<ObservedResource['properties']> {
    const [one, ...more] = await this.options.read();
    if (one === undefined || more.length > 0) throw new Error(`${more.length + (one ? 1 : 0)} things were read`);
    return one.properties;
  }

  async destroy(): Promise<void> {
    await this.stack.destroy();
  }
}
