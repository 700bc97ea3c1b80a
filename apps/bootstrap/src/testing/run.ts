// The program under Pulumi's mocks: what it registers, with every input resolved.
import * as pulumi from '@pulumi/pulumi';
import { program } from '../deploy';
import { WRITTEN } from './settings';

export interface Registered {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly importId: string | undefined;
  readonly options: pulumi.CustomResourceOptions;
}

export interface Run {
  readonly registered: readonly Registered[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** The organization that AWS tells of, unless a test says otherwise. */
export const ORGANIZATION = {
  id: 'o-exampleorgid',
  masterAccountId: '111111111111',
  featureSet: 'ALL',
  awsServiceAccessPrincipals: ['cloudtrail.amazonaws.com'],
  enabledPolicyTypes: ['TAG_POLICY'],
};

/** What AWS decides, by type. */
const DECIDED: { readonly [type: string]: (inputs: Record<string, unknown>) => Record<string, unknown> } = {
  'aws:kms/key:Key': () => ({ arn: 'arn:aws:kms:eu-west-2:111111111111:key/00000000-0000-4000-8000-000000000000' }),
  'aws:iam/role:Role': ({ path, name }) => ({ arn: `arn:aws:iam::111111111111:role${String(path)}${String(name)}` }),
};

type Given = Pick<Registered, 'type' | 'name' | 'inputs' | 'importId'>;
type Values = { readonly [key: string]: unknown };

/** Why a run with this configuration beside {@link WRITTEN} ends before anything is registered. */
export async function refusal(more: Values, organization: Values = ORGANIZATION): Promise<string> {
  const given = await mock(more, organization);
  const message = await program().then(
    () => 'nothing is refused',
    (error: unknown) => (error instanceof pulumi.RunError ? error.message : `no error of the user: ${String(error)}`),
  );
  return given.some(({ type }) => !type.startsWith('pulumi:')) ? 'something was registered' : message;
}

/** One run of the program with this configuration beside {@link WRITTEN}, in an organization that AWS tells of as `organization`. */
export async function run(more: Values = {}, organization: Values = ORGANIZATION): Promise<Run> {
  const given = await mock(more, organization);
  const seen: { resource: pulumi.Resource; type: string; name: string; options: pulumi.ResourceOptions }[] = [];
  const outputs = (await pulumi.runtime.runInPulumiStack(async () => {
    pulumi.runtime.registerStackTransformation(({ resource, type, name, opts }) => {
      seen.push({ resource, type, name, options: opts });
      return undefined;
    });
    return program();
  })) as Record<string, unknown> | undefined;
  const urns = await Promise.all(seen.map(({ resource }) => valueOf(resource.urn)));
  const registered = given.flatMap(({ type, name, inputs, importId }): Registered[] => {
    const index = seen.findIndex((one) => one.type === type && one.name === name);
    const urn = urns[index];
    return urn === undefined ? [] : [{ urn, type, name, inputs, importId, options: seen[index]?.options ?? {} }];
  });
  return { registered, outputs: await valueOf(pulumi.output(outputs ?? {})) };
}

/** Configures, and answers in AWS's place; what is registered is listed as it comes. */
async function mock(more: Values, organization: Values): Promise<readonly Given[]> {
  const configured = Object.entries({ ...WRITTEN, ...more }).map(([key, value]) => [
    `bootstrap:${key}`,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  pulumi.runtime.setAllConfig(Object.fromEntries(configured) as Record<string, string>);
  const given: Given[] = [];
  await pulumi.runtime.setMocks(
    {
      newResource: ({ type, name, inputs, id }) => {
        given.push({ type, name, inputs: inputs as Record<string, unknown>, importId: id || undefined });
        const decided = DECIDED[type]?.(inputs as Record<string, unknown>) ?? {};
        return {
          id: type.endsWith(':Organization') ? 'o-exampleorgid' : idOf(name, inputs),
          state: { ...inputs, ...decided },
        };
      },
      call: () => ({ ...organization }),
    },
    'bootstrap',
    'management',
  );
  return given;
}

function idOf(name: string, inputs: Record<string, unknown>): string {
  return String(inputs['bucket'] ?? inputs['name'] ?? name);
}

function valueOf<Value>(output: pulumi.Output<Value>): Promise<Value> {
  return new Promise((resolve) => output.apply((value) => resolve(value)));
}
