// The program under Pulumi's mocks: what it registers, with every input resolved.
import * as pulumi from '@pulumi/pulumi';
import { program } from '../deploy';
import { WRITTEN } from './settings';

export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly protect: boolean;
  readonly options: pulumi.CustomResourceOptions;
}

export interface Run {
  readonly registered: readonly Registered[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

type Values = { readonly [key: string]: unknown };

const arn = (service: string, resource: string): string => `arn:aws:${service}:eu-west-2:222222222222:${resource}`;

/** What AWS decides, by type. */
const DECIDED: { readonly [type: string]: (inputs: Record<string, unknown>) => Record<string, unknown> } = {
  'aws:kms/key:Key': () => ({ arn: arn('kms', 'key/00000000-0000-4000-8000-000000000001') }),
  'aws:iam/role:Role': ({ path, name }) => ({ arn: `arn:aws:iam::222222222222:role${String(path)}${String(name)}` }),
  'aws:sns/topic:Topic': ({ name }) => ({ arn: arn('sns', String(name)) }),
  'aws:sfn/stateMachine:StateMachine': ({ name }) => ({ arn: arn('states', `stateMachine:${String(name)}`) }),
  'aws:ec2/securityGroup:SecurityGroup': () => ({ id: 'sg-0123456789abcdef0' }),
};

/** Why a run with this configuration beside {@link WRITTEN} ends before anything is registered. */
export async function refusal(more: Values): Promise<string> {
  const given = await mock(more);
  const message = await program().then(
    () => 'nothing is refused',
    (error: unknown) => (error instanceof pulumi.RunError ? error.message : `no error of the user: ${String(error)}`),
  );
  return given.length > 0 ? 'something was registered' : message;
}

/** One run of the program with this configuration beside {@link WRITTEN}. */
export async function run(more: Values = {}): Promise<Run> {
  const given = await mock(more);
  const seen: { resource: pulumi.Resource; type: string; name: string; options: pulumi.ResourceOptions }[] = [];
  const outputs = (await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ resource, type, name, opts }) => {
      seen.push({ resource, type, name, options: opts });
      return undefined;
    });
    return program();
  })) as Record<string, unknown> | undefined;
  const urns = await Promise.all(seen.map(({ resource }) => valueOf(resource.urn)));
  const registered = given.flatMap(({ type, name, inputs }): Registered[] => {
    const index = seen.findIndex((one) => one.type === type && one.name === name);
    const urn = urns[index];
    const options = seen[index]?.options ?? {};
    return urn === undefined ? [] : [{ urn, type, name, inputs, protect: options.protect === true, options }];
  });
  return { registered, outputs: await valueOf(pulumi.output(outputs ?? {})) };
}

/** Configures, and answers in AWS's place; what is registered is listed as it comes. */
async function mock(more: Values): Promise<readonly Pick<Registered, 'type' | 'name' | 'inputs'>[]> {
  const configured = Object.entries({ ...WRITTEN, ...more }).map(([key, value]) => [
    `drift-schedule:${key}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(configured) as Record<string, string>);
  const given: Pick<Registered, 'type' | 'name' | 'inputs'>[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs }) => {
        const values = inputs as Record<string, unknown>;
        given.push({ type, name, inputs: values });
        const decided = DECIDED[type]?.(values) ?? {};
        return {
          id: String(decided['id'] ?? values['bucket'] ?? values['name'] ?? name),
          state: { ...values, ...decided },
        };
      },
      call: ({ token }) => {
        throw new Error(`nothing is looked up, and \`${token}\` is`);
      },
    },
    'drift-schedule',
    'drift',
  );
  return given;
}

function valueOf<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => output.apply((value) => resolve(value)));
}
