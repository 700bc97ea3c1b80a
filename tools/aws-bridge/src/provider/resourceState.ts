// A resource's Terraform state, kept among its Pulumi outputs.
import { createHash } from 'node:crypto';
import { isRecord, type Properties } from '../pulumi/propertyValue';
import { throwErrors } from '../terraform/diagnostic';
import type { IdentityData } from '../terraform/messages';
import type { PluginProcess } from '../terraform/pluginProcess';
import {
  decodeValue,
  encodeValue,
  isObject,
  UNKNOWN,
  type TerraformObject,
  type TerraformValue,
} from '../terraform/value';
import { toPulumi } from '../translation/toPulumi';
import type { BridgedType } from '../translation/resourceType';
import { noMisfits, toTerraform } from '../translation/toTerraform';

/** What Terraform keeps of a resource. */
export interface ResourceState {
  readonly value: TerraformObject;
  /** The provider's own notes. */
  readonly private: Uint8Array;
  readonly identity: IdentityData | null;
}

/** A resource as Pulumi sees it. */
export interface BridgedResource {
  readonly id: string;
  readonly outputs: Properties;
  readonly state: ResourceState;
}

/** The output that holds the state; it is for tests, since secrets stand in it in clear. */
const STATE = '__terraform';

interface KeptState {
  readonly version: number;
  readonly value: string;
  readonly private: string;
  readonly identity: string | null;
}

/**
 * @param region where it is, for a type whose provider does not say
 */
export function bridgedResource(type: BridgedType, state: ResourceState, region: string | undefined): BridgedResource {
  const { id: _, ...outputs } = toPulumi(type.root, state.value);
  const kept: KeptState = {
    version: type.version,
    value: base64(encodeValue(state.value)),
    private: base64(state.private),
    identity: state.identity?.identityData ? base64(state.identity.identityData.msgpack) : null,
  };
  const place = type.regionByProcess && region !== undefined ? { region } : {};
  return { id: idOf(type, state.value), outputs: { ...outputs, ...place, [STATE]: JSON.stringify(kept) }, state };
}

/**
 * The state behind a resource's outputs, brought up to date by the provider, as Terraform does it before every use.
 * @throws {Error} what the provider says of it
 */
export async function stateOf(
  process: PluginProcess,
  type: BridgedType,
  id: string,
  outputs: Properties,
): Promise<ResourceState> {
  const text = outputs[STATE];
  if (typeof text !== 'string') return bareState(type, id, outputs);
  const kept = JSON.parse(text) as KeptState;
  const json = Buffer.from(JSON.stringify(decodeValue(Buffer.from(kept.value, 'base64'))));
  const request = { typeName: type.terraform, version: kept.version, rawState: { json } };
  const { diagnostics, upgradedState } = await process.call('upgradeResourceState', request);
  throwErrors(diagnostics, type.terraform);
  const identity = kept.identity === null ? null : { msgpack: Buffer.from(kept.identity, 'base64') };
  return {
    value: objectOf(decodeValue(upgradedState.msgpack)),
    private: Buffer.from(kept.private, 'base64'),
    identity: identity && { identityData: identity },
  };
}

/** @throws {TypeError} for what is no object */
export function objectOf(value: TerraformValue): TerraformObject {
  if (!isObject(value)) throw new TypeError('the provider answered with no object');
  return value;
}

/** What the outputs alone tell of the state. */
function bareState(type: BridgedType, id: string, outputs: Properties): ResourceState {
  const value = toTerraform(type.root, isRecord(outputs) ? outputs : {}, noMisfits());
  return { value: 'id' in type.root.attributes ? { ...value, id } : value, private: Buffer.alloc(0), identity: null };
}

/** Newer types have no `id`; Pulumi takes the first of what identifies them. */
function idOf({ root }: BridgedType, value: TerraformObject): string {
  const required = Object.keys(value).filter((name) => /_(id|arn|name)$/.test(name) && root.attributes[name]?.required);
  const identifying = ['id', 'arn', 'name', ...required].map((name) => value[name]);
  const id = identifying.find((each) => typeof each === 'string' && each !== '');
  if (typeof id === 'string') return id;
  const known = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== UNKNOWN));
  return `id-${createHash('sha256').update(encodeValue(known)).digest('hex').slice(0, 12)}`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
