// A gRPC method as a function that answers or throws.
import type { handleUnaryCall, ServerUnaryCall } from '@grpc/grpc-js';
import { HalfMadeError } from '../resources';
import { initializationError, propertiesOf, serviceError } from './messages';

/** `answer` as a method of a gRPC service; `peer` names the connection that the request came by. */
export function unary<Request, Response>(
  answer: (request: Request, peer: string) => Promise<Response> | Response,
): handleUnaryCall<Request, Response> {
  return (call: ServerUnaryCall<Request, Response>, callback) => {
    Promise.resolve()
      .then(() => answer(call.request, call.getPeer()))
      .then(
        (response) => callback(null, response),
        (error: unknown) =>
          callback(error instanceof HalfMadeError ? halfMade(call.request, error) : serviceError(error)),
      );
  };
}

function halfMade(request: unknown, { id, cause }: HalfMadeError): ReturnType<typeof serviceError> {
  const asked = request as { getProperties?: () => Parameters<typeof propertiesOf>[0] };
  return initializationError(id, propertiesOf(asked.getProperties?.()), cause);
}
