// Plan and apply: what a change would do, and doing it.
import type { Properties } from '../pulumi/propertyValue';
import { diagnosticText, isError, throwErrors } from '../terraform/diagnostic';
import { CAPABILITIES, type ApplyRequest, type PlanResponse } from '../terraform/messages';
import type { PluginProcess } from '../terraform/pluginProcess';
import { proposedState } from '../terraform/proposedState';
import { decodeValue, encodeValue, isObject, type TerraformObject } from '../terraform/value';
import type { BridgedType } from '../translation/resourceType';
import { noMisfits, toTerraform } from '../translation/toTerraform';
import { objectOf, type ResourceState } from './resourceState';

export interface PlannedChange {
  readonly config: TerraformObject;
  readonly planned: TerraformObject;
  readonly answer: PlanResponse;
}

export interface AppliedChange {
  /** Null when there is no resource. */
  readonly state: ResourceState | null;
  /** What went wrong; there may be a resource all the same. */
  readonly errors: readonly string[];
}

const NULL = { msgpack: encodeValue(null) };
const NOTHING = Buffer.alloc(0);

/**
 * @param prior null for a resource that is yet to be made
 * @throws {Error} what the provider says against it
 */
export async function planChange(
  process: PluginProcess,
  type: BridgedType,
  prior: ResourceState | null,
  inputs: Properties,
): Promise<PlannedChange> {
  const config = toTerraform(type.root, inputs, noMisfits());
  const answer = await process.call('planResourceChange', {
    typeName: type.terraform,
    priorState: { msgpack: encodeValue(prior?.value ?? null) },
    proposedNewState: { msgpack: encodeValue(proposedState(type.root, prior?.value ?? null, config)) },
    config: { msgpack: encodeValue(config) },
    priorPrivate: prior?.private ?? NOTHING,
    priorIdentity: prior?.identity ?? null,
    clientCapabilities: CAPABILITIES,
  });
  throwErrors(answer.diagnostics, type.terraform);
  return { config, planned: objectOf(decodeValue(answer.plannedState.msgpack)), answer };
}

/** @param prior null for a resource that is yet to be made */
export function applyChange(
  process: PluginProcess,
  type: BridgedType,
  prior: ResourceState | null,
  { config, answer }: PlannedChange,
): Promise<AppliedChange> {
  return apply(process, {
    typeName: type.terraform,
    priorState: { msgpack: encodeValue(prior?.value ?? null) },
    plannedState: answer.plannedState,
    config: { msgpack: encodeValue(config) },
    plannedPrivate: answer.plannedPrivate,
    plannedIdentity: answer.plannedIdentity,
  });
}

export function applyDeletion(process: PluginProcess, type: BridgedType, prior: ResourceState): Promise<AppliedChange> {
  return apply(process, {
    typeName: type.terraform,
    priorState: { msgpack: encodeValue(prior.value) },
    plannedState: NULL,
    config: NULL,
    plannedPrivate: prior.private,
    plannedIdentity: null,
  });
}

async function apply(process: PluginProcess, request: ApplyRequest): Promise<AppliedChange> {
  const answer = await process.call('applyResourceChange', request);
  const value = decodeValue(answer.newState?.msgpack ?? NOTHING);
  const state = isObject(value) ? { value, private: answer.private, identity: answer.newIdentity } : null;
  return { state, errors: answer.diagnostics.filter(isError).map(diagnosticText) };
}
