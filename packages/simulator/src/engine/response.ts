// What the SDK is answered, in the form in which it reads answers.
import { Result, type ReadResourceResponse, type RegisterResourceResponse } from '@pulumi/pulumi/proto/resource_pb';
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
  getObject(): Told;
  getPropertydependenciesMap(): ReadonlyMap<string, { getUrnsList(): readonly string[] }>;
}

/** The answer to a reading, likewise. */
export interface ReadResponse extends Pick<ReadResourceResponse, 'getUrn'> {
  getProperties(): Told;
}

/** What is read of a message that holds properties. */
interface Told {
  toJavaScript(): Properties;
}

/** What the SDK is told about the registration of a goal. */
export function registrationResponse({ urn, secrets }: Goal, registered: Registered): RegistrationResponse {
  const { id, outputs, broken, dependencies = [] } = registered;
  const users = new Map([...dependencies].map(([output, urns]) => [output, { getUrnsList: () => urns }]));
  return {
    getUrn: () => urn,
    getId: () => id,
    getResult: () => (broken ? Result.FAIL : Result.SUCCESS),
    getObject: toldOf(marked(outputs, secrets)),
    getPropertydependenciesMap: () => users,
  };
}

/** What the SDK is told about a resource that it reads. */
export function readResponse(urn: string, properties: Properties): ReadResponse {
  return { getUrn: () => urn, getProperties: toldOf(properties) };
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

function toldOf(properties: Properties): () => Told {
  const told = onWire(properties) as Properties;
  return () => ({ toJavaScript: () => told });
}

/** A copy without undefined members, which have no place on the wire, so that no program changes what the state holds. */
function onWire(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => (item === undefined ? null : onWire(item)));
  const told: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) told[name] = onWire(item);
  return told;
}
