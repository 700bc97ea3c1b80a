// What the Pulumi SDK asks its engine while a program runs, answered from a run: a resource monitor without a network.
import type {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  ReadResourceRequest,
} from '@pulumi/pulumi/proto/resource_pb';
import type { ResourceInvokeRequest, SupportsFeatureRequest } from '@pulumi/pulumi/proto/resource_pb';
import { InvokeResponse } from '@pulumi/pulumi/proto/provider_pb';
import { SupportsFeatureResponse } from '@pulumi/pulumi/proto/resource_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import { constructVpc, VPC_COMPONENT, type ChildRegistration, type RegisteredChild } from '../awsx';
import { hasUnknown, invokeOf, type Properties } from '../resources';
import { holdsSecret, plain } from '../resources/wire';
import { goalOf, type Goal } from './goal';
import { rememberOutputs, type Registered } from './record';
import { register } from './registration';
import { type Requests } from './requests';
import {
  marked,
  readResponse,
  registrationResponse,
  structOf,
  type ReadResponse,
  type RegistrationResponse,
} from './response';
import { type StackRun } from './stackRun';
import { STACK_TYPE, typeOf, urnOf } from './urn';

/** The outputs of another stack, as a stack reference gets them; undefined if there is no such stack. */
export type StackOutputs = (
  stack: string,
) => { readonly outputs: Properties; readonly secretOutputs: readonly string[] } | undefined;

type Callback<Response> = (error: MonitorError | null, response?: Response) => void;

/** The SDK reads `details` of a failed invoke and `message` of everything else. */
class MonitorError extends Error {
  readonly details: string;
  constructor(override readonly cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.details = this.message;
  }
}

/** What the SDK may expect of this engine (pulumi/pulumi, `ResourceMonitor.SupportsFeature`). */
const FEATURES = ['secrets', 'resourceReferences', 'aliasSpecs'];

export class Monitor {
  /** The outputs of the stack, once the program has ended. */
  stackOutputs: { readonly outputs: Properties; readonly secretOutputs: readonly string[] } | undefined;

  constructor(
    private readonly run: StackRun,
    private readonly outputsOf: StackOutputs,
    private readonly requests: Requests,
  ) {}

  supportsFeature(request: SupportsFeatureRequest, callback: Callback<SupportsFeatureResponse>): void {
    callback(null, new SupportsFeatureResponse().setHassupport(FEATURES.includes(request.getId())));
  }

  registerResource(request: RegisterResourceRequest, callback: Callback<RegistrationResponse>): void {
    const goal = goalOf(this.run.stack, request);
    this.answer(callback, async () => {
      const registering = request.getRemote() ? this.registerRemote(goal, request) : register(this.run, goal);
      return registrationResponse(goal, await registering);
    });
  }

  registerResourceOutputs(request: RegisterResourceOutputsRequest, callback: Callback<Empty>): void {
    const wire = (request.getOutputs()?.toJavaScript() ?? {}) as Properties;
    const outputs = plain(wire) as Properties;
    if (typeOf(request.getUrn()) === STACK_TYPE) {
      this.stackOutputs = { outputs, secretOutputs: Object.keys(wire).filter((name) => holdsSecret(wire[name])) };
      callback(null, new Empty());
      return;
    }
    this.answer(callback, async () => {
      rememberOutputs(this.run, request.getUrn(), outputs);
      return new Empty();
    });
  }

  readResource(request: ReadResourceRequest, callback: Callback<ReadResponse>): void {
    this.answer(callback, async () => this.readStackReference(request));
  }

  invoke(request: ResourceInvokeRequest, callback: Callback<InvokeResponse>): void {
    const args = plain(request.getArgs()?.toJavaScript() ?? {}) as Properties;
    this.answer(callback, async () => {
      const asking =
        request.getTok() === 'pulumi:pulumi:getResource' ? this.getResource(args) : this.invokeAws(request, args);
      return new InvokeResponse().setReturn(structOf(await asking));
    });
  }

  signalAndWaitForShutdown(_request: Empty, callback: Callback<Empty>): void {
    callback(null, new Empty());
  }

  private answer<Response>(callback: Callback<Response>, work: () => Promise<Response>): void {
    this.requests.ask(work).then(
      (value) => callback(null, value),
      (error: unknown) => callback(new MonitorError(error)),
    );
  }

  /** A component of another package: awsx's VPC is the only one there is. */
  private async registerRemote(goal: Goal, request: RegisterResourceRequest): Promise<Registered> {
    // As with the real engine, the arguments are the component's own affair and not in the state.
    const component = await register(this.run, { ...goal, provider: '', inputs: {} });
    if (component.broken) return component;
    try {
      if (goal.type !== VPC_COMPONENT) throw new RangeError(`the component \`${goal.type}\` is not simulated`);
      const provider = request.getProvidersMap().get('aws') ?? '';
      let broken = false;
      const constructed = await constructVpc(goal.urn, goal.name, goal.inputs, async (child) => {
        const registered = await this.registerChild(goal, child, provider);
        broken ||= registered.broken;
        return registered;
      });
      // References to resources that were not made would only be looked for in vain.
      return broken ? { id: '', outputs: {}, broken } : { id: '', broken, ...constructed };
    } catch (error) {
      this.run.fail(goal.urn, error);
      return { ...component, broken: true };
    }
  }

  private async registerChild(
    { urn, protect, retainOnDelete }: Goal,
    child: ChildRegistration,
    provider: string,
  ): Promise<RegisteredChild & { readonly broken: boolean }> {
    const { type, name, parent, inputs, dependencies } = child;
    const childUrn = urnOf(this.run.stack, parent, type, name);
    const goal: Goal = {
      urn: childUrn,
      type,
      name,
      custom: true,
      parent,
      provider,
      inputs,
      secrets: [],
      dependencies: [...new Set([parent, ...dependencies])].filter((dependency) => dependency !== urn),
      protect,
      retainOnDelete,
      ignoreChanges: [],
      replaceOnChanges: [],
      deleteBeforeReplace: undefined,
      aliases: [],
      importId: undefined,
    };
    const { id, broken } = await register(this.run, goal);
    return { urn: childUrn, id, broken };
  }

  private readStackReference(request: ReadResourceRequest): ReadResponse {
    if (request.getType() !== 'pulumi:pulumi:StackReference')
      throw new RangeError(`reading a \`${request.getType()}\` is not simulated`);
    const name = request.getId();
    const found = this.outputsOf(name.split('/').pop() ?? '');
    if (found === undefined) throw new Error(`unknown stack \`${name}\``);
    const { outputs, secretOutputs } = found;
    const state = { name, outputs: marked(outputs, secretOutputs), secretOutputNames: secretOutputs };
    const urn = urnOf(this.run.stack, request.getParent(), request.getType(), request.getName());
    return readResponse(urn, state);
  }

  private async getResource({ urn }: Properties): Promise<Properties> {
    const record = this.run.state.resources.get(String(urn));
    if (record === undefined) throw new Error(`unknown resource ${String(urn)}`);
    return { urn, id: record.id, state: marked(record.outputs, record.secrets) };
  }

  private async invokeAws(request: ResourceInvokeRequest, args: Properties): Promise<Properties> {
    const access = await this.run.access(request.getProvider());
    // A preview that does not know the identity yet learns nothing, as with the real engine.
    return access === null || hasUnknown(args) ? {} : invokeOf(request.getTok())(access, args);
  }
}
