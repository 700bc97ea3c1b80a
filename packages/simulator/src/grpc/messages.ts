// Plain values into Pulumi's messages and out of them.
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { ErrorResourceInitFailed } from '@pulumi/pulumi/proto/provider_pb';
import { Status } from '@pulumi/pulumi/proto/status_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import { type Properties } from '../resources';
import { plain } from '../resources/wire';

/** What a message holds, freed from marks. */
export function propertiesOf(struct: Struct | undefined): Properties {
  return plain(struct?.toJavaScript() ?? {}) as Properties;
}

export function structOf(properties: Properties): Struct {
  // Undefined has no place on the wire.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, never>);
}

/** An error as gRPC sends it. */
export function serviceError(cause: unknown): Partial<ServiceError> {
  return { code: status.UNKNOWN, details: messageOf(cause) };
}

/** The error by which a provider says that a resource exists and is not what was asked for. */
export function initializationError(id: string, properties: Properties, cause: unknown): Partial<ServiceError> {
  const details = new ErrorResourceInitFailed().setId(id).setReasonsList([messageOf(cause)]);
  details.setProperties(structOf(properties)).setInputs(structOf(properties));
  const any = new Any();
  any.pack(details.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
  const answer = new Status().setCode(status.UNKNOWN).setMessage(messageOf(cause)).setDetailsList([any]);
  const metadata = new Metadata();
  metadata.add('grpc-status-details-bin', Buffer.from(answer.serializeBinary()));
  return { ...serviceError(cause), metadata };
}

function messageOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.name === 'Error' ? cause.message : `${cause.name}: ${cause.message}`;
}
