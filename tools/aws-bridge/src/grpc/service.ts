// The Pulumi provider `aws` over gRPC. A request does not say which provider instance it is for, but each instance of the
// engine opens a connection of its own: the identity that it configures belongs to that connection.
import type { handleUnaryCall, UntypedServiceImplementation } from '@grpc/grpc-js';
import { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { AwsBridge } from '../bridge';
import type { Identity } from '../provider/identity';
import { PULUMI_AWS_VERSION } from '../pulumi/declaration';
import { hasUnknown } from '../pulumi/propertyValue';
import { checkResponse, diffResponse, propertiesOf, serviceError, structOf } from './messages';

/** The methods of `ResourceProviderService`, answered by the Terraform provider behind `bridge`. */
export function bridgeService(bridge: AwsBridge): UntypedServiceImplementation {
  const identities = new Map<string, Identity>();
  const identity = (peer: string): Identity => {
    const known = identities.get(peer);
    if (known === undefined) throw new Error('no provider is configured on this connection');
    return known;
  };
  return {
    ...description(),
    checkConfig: unary(async (request: messages.CheckRequest) => {
      const inputs = propertiesOf(request.getNews());
      return checkResponse(inputs, hasUnknown(inputs) ? [] : await bridge.checkArguments(inputs));
    }),
    configure: unary(async (request: messages.ConfigureRequest, peer) => {
      const configured = bridge.identity(propertiesOf(request.getArgs()));
      await configured.process();
      identities.set(peer, configured);
      return new messages.ConfigureResponse().setSupportspreview(true);
    }),
    invoke: unary(async (request: messages.InvokeRequest, peer) => {
      const answer = await bridge.invoke(identity(peer), request.getTok(), propertiesOf(request.getArgs()));
      return new messages.InvokeResponse().setReturn(structOf(answer));
    }),
    check: unary(async (request: messages.CheckRequest, peer) => {
      const [news, olds] = [propertiesOf(request.getNews()), request.getOlds()];
      const old = olds === undefined ? null : propertiesOf(olds);
      const seed = request.getRandomseed_asU8();
      const { inputs, failures } = await bridge.check(identity(peer), request.getUrn(), news, old, seed);
      return checkResponse(inputs, failures);
    }),
    diff: unary(async (request: messages.DiffRequest, peer) => {
      const [old, inputs] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
      return diffResponse(await bridge.diff(identity(peer), request.getUrn(), request.getId(), old, inputs));
    }),
    create: unary(async (request: messages.CreateRequest, peer) => {
      const [who, urn, inputs] = [identity(peer), request.getUrn(), propertiesOf(request.getProperties())];
      if (request.getPreview()) {
        return new messages.CreateResponse().setProperties(structOf(await bridge.preview(who, urn, inputs, null)));
      }
      const { id, outputs } = await bridge.create(who, urn, inputs);
      return new messages.CreateResponse().setId(id).setProperties(structOf(outputs));
    }),
    read: unary(async (request: messages.ReadRequest, peer) => {
      const [known, inputs] = [propertiesOf(request.getProperties()), propertiesOf(request.getInputs())];
      const found = await bridge.read(identity(peer), request.getUrn(), request.getId(), known, inputs);
      if (found === null) return new messages.ReadResponse();
      const response = new messages.ReadResponse().setId(found.id).setProperties(structOf(found.outputs));
      return response.setInputs(structOf(found.inputs));
    }),
    update: unary(async (request: messages.UpdateRequest, peer) => {
      const [who, urn, inputs] = [identity(peer), request.getUrn(), propertiesOf(request.getNews())];
      const old = { id: request.getId(), outputs: propertiesOf(request.getOlds()) };
      const outputs = request.getPreview()
        ? await bridge.preview(who, urn, inputs, old)
        : (await bridge.update(who, urn, inputs, old)).outputs;
      return new messages.UpdateResponse().setProperties(structOf(outputs));
    }),
    delete: unary(async (request: messages.DeleteRequest, peer) => {
      const old = { id: request.getId(), outputs: propertiesOf(request.getProperties()) };
      await bridge.delete(identity(peer), request.getUrn(), old);
      return new Empty();
    }),
  };
}

/** The methods by which a provider is attached and says what it is. */
function description(): UntypedServiceImplementation {
  const schema = JSON.stringify({ name: 'aws', version: PULUMI_AWS_VERSION });
  return {
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    diffConfig: unary(() => new messages.DiffResponse()),
    getSchema: unary(() => new messages.GetSchemaResponse().setSchema(schema)),
    getPluginInfo: unary(() => new PluginInfo().setVersion(PULUMI_AWS_VERSION)),
  };
}

/** `answer` as a method of a gRPC service; `peer` names the connection that the request came by. */
function unary<Request, Response>(
  answer: (request: Request, peer: string) => Promise<Response> | Response,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    Promise.resolve()
      .then(() => answer(call.request, call.getPeer()))
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(serviceError(error)),
      );
  };
}
