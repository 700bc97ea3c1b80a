// Plain values into Pulumi's messages and out of them.
import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import {
  CheckFailure,
  CheckResponse,
  DiffResponse,
  ErrorResourceInitFailed,
  PropertyDiff,
} from '@pulumi/pulumi/proto/provider_pb';
import { Status } from '@pulumi/pulumi/proto/status_pb';
import { Any } from 'google-protobuf/google/protobuf/any_pb';
import { Struct } from 'google-protobuf/google/protobuf/struct_pb';
import type { Difference } from '../provider/difference';
import { HalfMadeError } from '../provider/halfMadeError';
import { plain, type Properties } from '../pulumi/propertyValue';
import type { Misfit } from '../translation/toTerraform';

/** What a message holds, freed from marks. */
export function propertiesOf(struct: Struct | undefined): Properties {
  return plain(struct?.toJavaScript() ?? {}) as Properties;
}

export function structOf(properties: Properties): Struct {
  // Undefined has no place on the wire.
  return Struct.fromJavaScript(JSON.parse(JSON.stringify(properties)) as Record<string, never>);
}

export function checkResponse(inputs: Properties, failures: readonly Misfit[]): CheckResponse {
  const list = failures.map(({ property, message }) => new CheckFailure().setProperty(property).setReason(message));
  return new CheckResponse().setInputs(structOf(inputs)).setFailuresList(list);
}

export function diffResponse({ changed, replaces, deleteBeforeReplace }: Difference): DiffResponse {
  const { DIFF_NONE, DIFF_SOME } = DiffResponse.DiffChanges;
  const response = new DiffResponse().setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE).setHasdetaileddiff(true);
  response
    .setDiffsList([...changed])
    .setReplacesList([...replaces])
    .setDeletebeforereplace(deleteBeforeReplace);
  const { UPDATE, UPDATE_REPLACE } = PropertyDiff.Kind;
  for (const name of changed) {
    const difference = new PropertyDiff().setKind(replaces.includes(name) ? UPDATE_REPLACE : UPDATE);
    response.getDetaileddiffMap().set(name, difference);
  }
  return response;
}

/** An error as gRPC sends it. */
export function serviceError(cause: unknown): Partial<ServiceError> {
  const details = cause instanceof Error ? cause.message : String(cause);
  const error = { code: status.UNKNOWN, details };
  return cause instanceof HalfMadeError ? { ...error, metadata: initializationFailure(cause) } : error;
}

/** By this the engine keeps the resource in its state. */
function initializationFailure({ id, outputs, inputs, message }: HalfMadeError): Metadata {
  const details = new ErrorResourceInitFailed().setId(id).setReasonsList([message]);
  details.setProperties(structOf(outputs)).setInputs(structOf(inputs));
  const any = new Any();
  any.pack(details.serializeBinary(), 'pulumirpc.ErrorResourceInitFailed');
  const answer = new Status().setCode(status.UNKNOWN).setMessage(message).setDetailsList([any]);
  const metadata = new Metadata();
  metadata.add('grpc-status-details-bin', Buffer.from(answer.serializeBinary()));
  return metadata;
}
