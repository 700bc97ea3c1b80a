// Read: what a resource has become since it was last seen, or what it is when nothing is known but its id.
import type { Properties } from '../pulumi/propertyValue';
import { throwErrors } from '../terraform/diagnostic';
import { sameValue } from '../terraform/equality';
import { CAPABILITIES } from '../terraform/messages';
import type { PluginProcess } from '../terraform/pluginProcess';
import { isArgument } from '../terraform/schema';
import { decodeValue, encodeValue, isList, isObject, type TerraformValue } from '../terraform/value';
import type { BridgedType } from '../translation/resourceType';
import { DEFAULTS } from './automaticName';
import { objectOf, type BridgedResource, type ResourceState } from './resourceState';

/**
 * The state of a resource of which only the id is known, before it is read.
 * @returns null when the provider knows nothing of it
 * @throws {Error} what the provider says against it
 */
export async function importState(
  process: PluginProcess,
  type: BridgedType,
  id: string,
): Promise<ResourceState | null> {
  const typeName = type.terraform;
  const request = { typeName, id, clientCapabilities: CAPABILITIES };
  const { diagnostics, importedResources } = await process.call('importResourceState', request);
  throwErrors(diagnostics, `${typeName} \`${id}\``);
  const found = importedResources.find((each) => each.typeName === typeName);
  if (found === undefined) return null;
  return { value: objectOf(decodeValue(found.state.msgpack)), private: found.private, identity: found.identity };
}

/**
 * The state as AWS has it now.
 * @returns null when the resource is gone
 * @throws {Error} what the provider says
 */
export async function readState(
  process: PluginProcess,
  type: BridgedType,
  prior: ResourceState,
): Promise<ResourceState | null> {
  const answer = await process.call('readResource', {
    typeName: type.terraform,
    currentState: { msgpack: encodeValue(prior.value) },
    private: prior.private,
    currentIdentity: prior.identity,
    clientCapabilities: CAPABILITIES,
  });
  throwErrors(answer.diagnostics, type.terraform);
  const value = decodeValue(answer.newState?.msgpack ?? Buffer.alloc(0));
  if (!isObject(value)) return null;
  return { value, private: answer.private, identity: answer.newIdentity ?? prior.identity };
}

/** The Terraform attributes that are no longer what they were. */
export function changedAttributes({ root }: BridgedType, before: ResourceState, after: ResourceState): string[] {
  return Object.entries(root.attributes)
    .filter(([name, { node }]) => !sameValue(node, nullIfEmpty(before.value[name]), nullIfEmpty(after.value[name])))
    .map(([name]) => name);
}

/** The inputs by which a program would have made an imported resource. */
export function importedInputs({ root, declaration }: BridgedType, { outputs }: BridgedResource): Properties {
  const given = Object.values(root.attributes).flatMap(({ property, required, optional, computed }) => {
    const isInput = property !== undefined && property in declaration.inputs && (required || (optional && !computed));
    return isInput && !isEmpty(outputs[property]) ? [[property, outputs[property]] as const] : [];
  });
  return { ...Object.fromEntries(given), [DEFAULTS]: [] };
}

/** The inputs, in which what has changed in AWS is as it is there. */
export function refreshedInputs(
  { root }: BridgedType,
  inputs: Properties,
  { outputs }: BridgedResource,
  changed: readonly string[],
): Properties {
  const refreshed = new Map(Object.entries(inputs));
  for (const name of changed) {
    const attribute = root.attributes[name];
    const property = attribute?.property;
    if (attribute === undefined || property === undefined || !isArgument(attribute)) continue;
    if (!(property in inputs) && attribute.computed) continue;
    if (outputs[property] === undefined) refreshed.delete(property);
    else refreshed.set(property, outputs[property]);
  }
  return Object.fromEntries(refreshed);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Where nothing is given, a provider may answer with nothing once and with an empty list or map another time. */
function nullIfEmpty(value: TerraformValue = null): TerraformValue {
  const size = isList(value) ? value.length : isObject(value) ? Object.keys(value).length : undefined;
  return size === 0 ? null : value;
}
