// What the SDK is answered, in the form in which it reads answers.
import { Result, type RegisterResourceResponse } from '@pulumi/pulumi/proto/resource_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { type Properties } from '../resources';
import { secret } from '../resources/wire';
import { type Goal } from './goal';
import { type Registered } from './record';

/**
 * The answer to a registration, as far as the SDK reads it. No message of its protocol: nothing crosses a wire here, and
 * to write all outputs of a resource as one, only for the SDK to take it apart again, is a tenth of the time of a run.
 */
export interface RegistrationResponse extends Pick<RegisterResourceResponse, 'getUrn' | 'getId' | 'getResult'> {
  getObject(): { toJavaScript(): Properties };
  getPropertydependenciesMap(): ReadonlyMap<string, { getUrnsList(): readonly string[] }>;
}

/** What the SDK is told about the registration of a goal. */
export function registrationResponse({ urn, secrets }: Goal, registered: Registered): RegistrationResponse {
  const { id, outputs, broken, dependencies = [] } = registered;
  const told = onWire(marked(outputs, secrets)) as Properties;
  const users = new Map([...dependencies].map(([output, urns]) => [output, { getUrnsList: () => urns }]));
  return {
    getUrn: () => urn,
    getId: () => id,
    getResult: () => (broken ? Result.FAIL : Result.SUCCESS),
    getObject: () => ({ toJavaScript: () => told }),
    getPropertydependenciesMap: () => users,
  };
}

/** Properties of which those called `secrets` are marked as such. */
export function marked(properties: Properties, secrets: readonly string[]): Properties {
  if (secrets.length === 0) return properties;
  const entries = Object.entries(properties);
  return Object.fromEntries(entries.map(([name, value]) => [name, secrets.includes(name) ? secret(value) : value]));
}

/** Properties as a message of the protocol. */
export function structOf(properties: Properties): Struct {
  return Struct.fromJavaScript(onWire(properties) as Record<string, never>);
}

/** A copy without undefined members, which have no place on the wire, so that no program changes what the state holds. */
function onWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => (item === undefined ? null : onWire(item)));
  const told: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) told[name] = onWire(item);
  return told;
}
