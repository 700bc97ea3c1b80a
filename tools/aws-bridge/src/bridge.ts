// The bridge: what Pulumi asks of its provider `aws`, answered by a Terraform provider.
import { NO_GAPS, startProxy, type EndpointProxy, type Gaps } from './endpoint/proxy';
import { withAutomaticName } from './provider/automaticName';
import { applyChange, applyDeletion, planChange, type AppliedChange } from './provider/change';
import { judgeInputs } from './provider/checking';
import { ProviderArguments } from './provider/configuration';
import { differenceOf, withMove, type Difference } from './provider/difference';
import { pluginEnvironment } from './provider/environment';
import { HalfMadeError } from './provider/halfMadeError';
import { Identity } from './provider/identity';
import { readDataSource } from './provider/invocation';
import { ProviderPool } from './provider/pool';
import { changedAttributes, importedInputs, importState, readState, refreshedInputs } from './provider/reading';
import { bridgedResource, stateOf, type BridgedResource } from './provider/resourceState';
import { Tally } from './provider/tally';
import { isRecord, type Properties } from './pulumi/propertyValue';
import { tokenIn } from './pulumi/resourceToken';
import { diagnosticText, isError, throwErrors } from './terraform/diagnostic';
import { ProviderSchema } from './terraform/providerSchema';
import { encodeValue } from './terraform/value';
import { toPulumi } from './translation/toPulumi';
import { ResourceTypes } from './translation/resourceType';
import type { Misfit } from './translation/toTerraform';

export interface BridgeOptions {
  /** The executable of the Terraform provider. */
  readonly binary: string;
  /** What answers in AWS's place, such as `http://127.0.0.1:5000`; without it the provider reaches nothing. */
  readonly endpoint?: string;
  /** Where the endpoint is not as AWS is; nowhere by default. */
  readonly gaps?: Gaps;
}

/** A resource that was made before. */
interface Known {
  readonly id: string;
  readonly outputs: Properties;
}

export class AwsBridge {
  /** Which properties were not sent to the provider because it lacks them, by URN or by token of a function. */
  readonly dropped = new Map<string, readonly string[]>();
  /** Which properties a read found changed since they were last seen, in Terraform's names, by URN. */
  readonly drifted = new Map<string, readonly string[]>();
  /** What was done with which resources. */
  readonly done = new Tally();

  private constructor(
    readonly schema: ProviderSchema,
    readonly types: ResourceTypes,
    private readonly pool: ProviderPool,
    private readonly providerArguments: ProviderArguments,
    private readonly proxy: EndpointProxy | undefined,
  ) {}

  /** @throws {Error} when the provider does not start */
  static async open({ binary, endpoint, gaps = NO_GAPS }: BridgeOptions): Promise<AwsBridge> {
    const proxy = endpoint === undefined ? undefined : await startProxy(endpoint, gaps);
    const pool = new ProviderPool(binary, pluginEnvironment(process.env, proxy?.address));
    try {
      const answer = await (await pool.any()).call('getSchema', {});
      throwErrors(answer.diagnostics, 'the provider');
      const schema = new ProviderSchema(answer);
      const providerArguments = new ProviderArguments(schema.provider, proxy !== undefined);
      return new AwsBridge(schema, new ResourceTypes(schema), pool, providerArguments, proxy);
    } catch (error) {
      proxy?.close();
      await pool.close();
      throw error;
    }
  }

  /** How often the endpoint was asked for each operation, and how it ended: `iam CreateRole 200`. */
  get calls(): ReadonlyMap<string, number> {
    return this.proxy?.calls ?? new Map<string, number>();
  }

  /** The answers of the endpoint that AWS does not give: `iam CreateRole 500`, `iam CreateRole HTML`, `iam CreateRole failed`. */
  get failures(): ReadonlyMap<string, number> {
    return this.proxy?.failures ?? new Map<string, number>();
  }

  /** Which operations the endpoint was asked for with which access key; the provider's own is `test`. */
  get callers(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.proxy?.callers ?? new Map<string, Set<string>>();
  }

  /** By this address others reach the endpoint, and their calls are counted, too; undefined where there is no endpoint. */
  get endpoint(): string | undefined {
    return this.proxy?.address;
  }

  /** The ids of the provider's processes. */
  get processIds(): readonly number[] {
    return this.pool.processes.flatMap(({ processId }) => processId ?? []);
  }

  async close(): Promise<void> {
    await this.pool.close();
    this.proxy?.close();
  }

  /** Who a provider with these arguments speaks as. */
  identity(given: Properties): Identity {
    return new Identity(this.pool, this.providerArguments, given);
  }

  /** What is wrong with a provider's arguments. */
  async checkArguments(given: Properties): Promise<readonly Misfit[]> {
    const { configuration, misfits } = this.providerArguments.configuration(given);
    if (misfits.wrong.length > 0) return misfits.wrong;
    const process = await this.pool.any();
    const config = { msgpack: encodeValue(configuration) };
    const { diagnostics } = await process.call('prepareProviderConfig', { config });
    return diagnostics.filter(isError).map((each) => ({ property: '', message: diagnosticText(each) }));
  }

  /** The inputs, named where the program gave no name, and what is wrong with them. */
  async check(
    identity: Identity,
    urn: string,
    given: Properties,
    old: Properties | null,
    seed: Uint8Array,
  ): Promise<{ readonly inputs: Properties; readonly failures: readonly Misfit[] }> {
    const type = this.types.resource(tokenIn(urn));
    const inputs = withAutomaticName(type, urn.split('::').pop() ?? '', given, old, seed);
    const verdict = await judgeInputs(await identity.processFor(type, {}), type, inputs);
    if (verdict.dropped.length > 0) this.dropped.set(urn, verdict.dropped);
    this.done.note(type.token, 'validated', urn);
    const unknown = verdict.unknown.map((property) => ({ property, message: 'unknown property' }));
    return { inputs, failures: [...verdict.errors, ...unknown] };
  }

  async diff(identity: Identity, urn: string, id: string, old: Properties, inputs: Properties): Promise<Difference> {
    const type = this.types.resource(tokenIn(urn));
    const process = await identity.processFor(type, old);
    const prior = await stateOf(process, type, id, old);
    const inPlace = differenceOf(type, prior.value, await planChange(process, type, prior, inputs), inputs);
    const difference = type.regionByProcess
      ? withMove(inPlace, identity.regionOf(old), identity.regionOf(inputs))
      : inPlace;
    this.done.note(type.token, difference.changed.length === 0 ? 'unchanged' : 'changed', urn);
    return difference;
  }

  /** The outputs as far as the plan knows them. */
  async preview(identity: Identity, urn: string, inputs: Properties, old: Known | null): Promise<Properties> {
    const type = this.types.resource(tokenIn(urn));
    const process = await identity.processFor(type, old?.outputs ?? inputs);
    const prior = old && (await stateOf(process, type, old.id, old.outputs));
    const { planned } = await planChange(process, type, prior, inputs);
    const { id: _, ...outputs } = toPulumi(type.root, planned);
    return outputs;
  }

  /** @throws {HalfMadeError} when there is a resource in spite of an error */
  async create(identity: Identity, urn: string, inputs: Properties): Promise<BridgedResource> {
    const type = this.types.resource(tokenIn(urn));
    const process = await identity.processFor(type, inputs);
    const applied = await applyChange(process, type, null, await planChange(process, type, null, inputs));
    this.done.note(type.token, 'created', urn);
    return this.made(identity, urn, inputs, applied);
  }

  /** @throws {HalfMadeError} when there is a resource in spite of an error */
  async update(identity: Identity, urn: string, inputs: Properties, old: Known): Promise<BridgedResource> {
    const type = this.types.resource(tokenIn(urn));
    const process = await identity.processFor(type, old.outputs);
    const prior = await stateOf(process, type, old.id, old.outputs);
    const applied = await applyChange(process, type, prior, await planChange(process, type, prior, inputs));
    this.done.note(type.token, 'updated', urn);
    return this.made(identity, urn, inputs, applied);
  }

  async delete(identity: Identity, urn: string, old: Known): Promise<void> {
    const type = this.types.resource(tokenIn(urn));
    const process = await identity.processFor(type, old.outputs);
    const { errors } = await applyDeletion(process, type, await stateOf(process, type, old.id, old.outputs));
    this.done.note(type.token, 'deleted', urn);
    if (errors.length > 0) throw new Error(`delete ${type.terraform}: ${errors.join('; ')}`);
  }

  /**
   * A refresh, or an import, which says nothing of what was there before; `id@region` imports from another region.
   * @returns null when there is no such resource
   */
  async read(
    identity: Identity,
    urn: string,
    id: string,
    known: Properties,
    inputs: Properties,
  ): Promise<(BridgedResource & { readonly inputs: Properties }) | null> {
    const type = this.types.resource(tokenIn(urn));
    const isImport = Object.keys(known).length === 0;
    const [, bareId, region] = (isImport && type.regionByProcess && /^(.+)@([a-z]+(?:-[a-z]+)+-\d)$/.exec(id)) || [];
    const place = region === undefined ? (isImport ? inputs : known) : { region };
    const process = await identity.processFor(type, place);
    const prior = await (isImport ? importState(process, type, bareId ?? id) : stateOf(process, type, id, known));
    const state = prior && (await readState(process, type, prior));
    this.done.note(type.token, 'read', urn);
    if (prior === null || state === null) return null;
    const found = bridgedResource(type, state, identity.regionOf(place));
    if (isImport || Object.keys(inputs).length === 0) return { ...found, inputs: importedInputs(type, found) };
    const changed = changedAttributes(type, prior, state);
    if (changed.length > 0) this.drifted.set(urn, changed);
    return { ...found, inputs: refreshedInputs(type, inputs, found, changed) };
  }

  async invoke(identity: Identity, token: string, given: Properties): Promise<Properties> {
    const type = this.types.dataSource(token);
    const { answer, dropped } = await readDataSource(await identity.processFor(type, given), type, given);
    if (dropped.length > 0) this.dropped.set(token, dropped);
    return answer;
  }

  private made(identity: Identity, urn: string, inputs: Properties, { state, errors }: AppliedChange): BridgedResource {
    const type = this.types.resource(tokenIn(urn));
    const resource = state && bridgedResource(type, state, identity.regionOf(inputs));
    const message = `${type.terraform}: ${errors.join('; ')}`;
    if (errors.length === 0 && resource !== null) return resource;
    if (resource === null || !isRecord(resource.outputs) || resource.id === '') throw new Error(message);
    throw new HalfMadeError(message, resource.id, resource.outputs, inputs);
  }
}
