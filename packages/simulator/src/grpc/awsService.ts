// The Pulumi provider `aws` over gRPC. A request does not say which provider instance it is for, but each instance of the
// engine opens a connection of its own: the identity that it configures belongs to that connection.
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { PluginInfo } from '@pulumi/pulumi/proto/plugin_pb';
import { Empty } from 'google-protobuf/google/protobuf/empty_pb';
import type { UntypedServiceImplementation } from '@grpc/grpc-js';
import type { SimulatedAws } from '../store/simulatedAws';
import {
  checkInputs,
  checkProvider,
  createResource,
  deleteResource,
  diffResource,
  hasUnknown,
  importedInputs,
  invokeOf,
  providerAccess,
  readResource,
  resourceTypeOf,
  updateResource,
  type AwsAccess,
  type CheckFailure,
  type Properties,
  type ResourceType,
} from '../resources';
import { propertiesOf, structOf } from './messages';
import { unary } from './unary';

/** The version of `@pulumi/aws` whose resource types are served. */
export const AWS_VERSION = '7.48.0';

/** The methods of `ResourceProviderService`, answered from the simulated AWS. */
export function awsService(aws: SimulatedAws): UntypedServiceImplementation {
  const identities = new Map<string, Promise<AwsAccess | null>>();
  const access = async (peer: string): Promise<AwsAccess> => {
    const identity = await identities.get(peer);
    if (identity === undefined || identity === null) throw new Error('no provider is configured on this connection');
    return identity;
  };
  return {
    ...description('aws', AWS_VERSION),
    checkConfig: unary((request: messages.CheckRequest) => {
      const inputs = propertiesOf(request.getNews());
      return checkResponse(inputs, hasUnknown(inputs) ? [] : checkProvider(inputs));
    }),
    configure: unary(async (request: messages.ConfigureRequest, peer) => {
      const identity = providerAccess(aws, propertiesOf(request.getArgs()));
      identities.set(peer, identity);
      await identity;
      return new messages.ConfigureResponse().setSupportspreview(true);
    }),
    invoke: unary(async (request: messages.InvokeRequest, peer) => {
      const answer = await invokeOf(request.getTok())(await access(peer), propertiesOf(request.getArgs()));
      return new messages.InvokeResponse().setReturn(structOf(answer));
    }),
    check: unary((request: messages.CheckRequest) => {
      const { inputs, failures } = checkInputs(typeIn(request).inputs, propertiesOf(request.getNews()));
      return checkResponse(inputs, failures);
    }),
    diff: unary((request: messages.DiffRequest) => diffResponse(request)),
    create: unary(async (request: messages.CreateRequest, peer) => {
      const inputs = propertiesOf(request.getProperties());
      if (request.getPreview()) return new messages.CreateResponse().setProperties(structOf(inputs));
      const { id, outputs } = await createResource(typeIn(request), await access(peer), inputs);
      return new messages.CreateResponse().setId(id).setProperties(structOf(outputs));
    }),
    read: unary(async (request: messages.ReadRequest, peer) => read(request, await access(peer))),
    update: unary(async (request: messages.UpdateRequest, peer) => {
      const [old, inputs] = [propertiesOf(request.getOlds()), propertiesOf(request.getNews())];
      if (request.getPreview()) return new messages.UpdateResponse().setProperties(structOf({ ...old, ...inputs }));
      const updated = await updateResource(typeIn(request), await access(peer), request.getId(), old, inputs);
      return new messages.UpdateResponse().setProperties(structOf(updated.outputs));
    }),
    delete: unary(async (request: messages.DeleteRequest, peer) => {
      await deleteResource(typeIn(request), await access(peer), request.getId(), propertiesOf(request.getProperties()));
      return new Empty();
    }),
  };
}

/** The methods by which a provider is attached and says what it is. */
export function description(name: string, version: string): UntypedServiceImplementation {
  return {
    attach: unary(() => new Empty()),
    cancel: unary(() => new Empty()),
    diffConfig: unary(() => new messages.DiffResponse()),
    getSchema: unary(() => new messages.GetSchemaResponse().setSchema(JSON.stringify({ name, version }))),
    getPluginInfo: unary(() => new PluginInfo().setVersion(version)),
  };
}

function diffResponse(request: messages.DiffRequest): messages.DiffResponse {
  const type = typeIn(request);
  const { changed, replaces, deleteBeforeReplace } = diffResource(
    type,
    propertiesOf(request.getOlds()),
    propertiesOf(request.getNews()),
  );
  const { DIFF_NONE, DIFF_SOME } = messages.DiffResponse.DiffChanges;
  const response = new messages.DiffResponse().setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
  response
    .setDiffsList([...changed])
    .setReplacesList([...replaces])
    .setDeletebeforereplace(deleteBeforeReplace);
  response.setHasdetaileddiff(true);
  const { UPDATE, UPDATE_REPLACE } = messages.PropertyDiff.Kind;
  for (const name of changed) {
    const difference = new messages.PropertyDiff().setKind(replaces.includes(name) ? UPDATE_REPLACE : UPDATE);
    response.getDetaileddiffMap().set(name, difference);
  }
  return response;
}

/** A refresh, or an import, which says nothing of what was there before. */
async function read(request: messages.ReadRequest, access: AwsAccess): Promise<messages.ReadResponse> {
  const type = typeIn(request);
  const [known, inputs] = [propertiesOf(request.getProperties()), propertiesOf(request.getInputs())];
  const found = await readResource(type, access, request.getId(), known);
  if (found === null) return new messages.ReadResponse();
  const response = new messages.ReadResponse().setId(found.id).setProperties(structOf(found.outputs));
  const isImport = Object.keys(inputs).length === 0;
  return response.setInputs(
    structOf(isImport ? importedInputs(type, found) : refreshed(type, inputs, known, found.outputs)),
  );
}

/** Inputs in which what has changed in AWS is as it is there. */
function refreshed(type: ResourceType, inputs: Properties, known: Properties, found: Properties): Properties {
  const names = Object.keys(type.inputs);
  const changed = names.filter((name) => name in inputs && JSON.stringify(known[name]) !== JSON.stringify(found[name]));
  return { ...inputs, ...Object.fromEntries(changed.map((name) => [name, found[name]])) };
}

function checkResponse(inputs: Properties, failures: readonly CheckFailure[]): messages.CheckResponse {
  const list = failures.map(({ property, reason }) =>
    new messages.CheckFailure().setProperty(property).setReason(reason),
  );
  return new messages.CheckResponse().setInputs(structOf(inputs)).setFailuresList(list);
}

function typeIn(request: { getUrn(): string }): ResourceType {
  const qualified = request.getUrn().split('::')[2] ?? '';
  return resourceTypeOf(qualified.split('$').pop() ?? '');
}
