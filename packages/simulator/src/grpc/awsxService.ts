// The Pulumi provider `awsx` over gRPC: its one component registers its children with the engine that asked for it.
import { credentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import * as messages from '@pulumi/pulumi/proto/provider_pb';
import { ResourceMonitorClient } from '@pulumi/pulumi/proto/resource_grpc_pb';
import {
  RegisterResourceOutputsRequest,
  RegisterResourceRequest,
  Result,
  type RegisterResourceResponse,
} from '@pulumi/pulumi/proto/resource_pb';
import { constructVpc, VPC_COMPONENT } from '../awsx';
import { type Properties } from '../resources';
import { description } from './awsService';
import { propertiesOf, structOf } from './messages';
import { unary } from './unary';

/** The version of `@pulumi/awsx` whose component is served. */
const AWSX_VERSION = '3.9.0';

/** The methods of `ResourceProviderService` for `awsx`. */
export function awsxService(): UntypedServiceImplementation {
  return {
    ...description('awsx', AWSX_VERSION),
    checkConfig: unary((request: messages.CheckRequest) => new messages.CheckResponse().setInputs(request.getNews())),
    configure: unary(() =>
      new messages.ConfigureResponse().setAcceptsecrets(true).setAcceptresources(true).setSupportspreview(true),
    ),
    construct: unary(construct),
  };
}

async function construct(request: messages.ConstructRequest): Promise<messages.ConstructResponse> {
  if (request.getType() !== VPC_COMPONENT)
    throw new RangeError(`the component \`${request.getType()}\` is not simulated`);
  const monitor = new ResourceMonitorClient(request.getMonitorendpoint(), credentials.createInsecure());
  try {
    return await constructThrough(monitor, request);
  } finally {
    monitor.close();
  }
}

async function constructThrough(
  monitor: ResourceMonitorClient,
  request: messages.ConstructRequest,
): Promise<messages.ConstructResponse> {
  const [name, provider] = [request.getName(), request.getProvidersMap().get('aws') ?? ''];
  const component = await registerResource(monitor, componentOf(request));
  const urn = component.getUrn();
  const { outputs, dependencies } = await constructVpc(urn, name, propertiesOf(request.getInputs()), async (child) => {
    const asked = registration(child.type, child.name, child.parent, child.inputs)
      .setCustom(true)
      .setProvider(provider);
    const made = await registerResource(monitor, asked.setDependenciesList([...child.dependencies]));
    return { urn: made.getUrn(), id: made.getId() };
  });
  await registerOutputs(monitor, urn, outputs);
  const response = new messages.ConstructResponse().setUrn(urn).setState(structOf(outputs));
  for (const [output, urns] of dependencies) {
    const dependency = new messages.ConstructResponse.PropertyDependencies().setUrnsList([...urns]);
    response.getStatedependenciesMap().set(output, dependency);
  }
  return response;
}

/** The component itself, with the options that the program gave it. */
function componentOf(request: messages.ConstructRequest): RegisterResourceRequest {
  const component = registration(request.getType(), request.getName(), request.getParent(), {});
  component.setAliasesList(request.getAliasesList()).setDependenciesList(request.getDependenciesList());
  if (request.hasProtect()) component.setProtect(request.getProtect() ?? false);
  if (request.hasRetainondelete()) component.setRetainondelete(request.getRetainondelete() ?? false);
  for (const [name, reference] of request.getProvidersMap().entries()) component.getProvidersMap().set(name, reference);
  return component;
}

function registration(type: string, name: string, parent: string, inputs: Properties): RegisterResourceRequest {
  const asked = new RegisterResourceRequest().setType(type).setName(name).setParent(parent).setObject(structOf(inputs));
  return asked.setAcceptsecrets(true).setAcceptresources(true).setSupportspartialvalues(true).setAliasspecs(true);
}

function registerResource(
  monitor: ResourceMonitorClient,
  asked: RegisterResourceRequest,
): Promise<RegisterResourceResponse> {
  return new Promise((resolve, reject) => {
    monitor.registerResource(asked, (error, response) => {
      if (error !== null) reject(error);
      else if (response.getResult() !== Result.SUCCESS)
        reject(new Error(`${asked.getType()} \`${asked.getName()}\` was not made`));
      else resolve(response);
    });
  });
}

function registerOutputs(monitor: ResourceMonitorClient, urn: string, outputs: Properties): Promise<void> {
  const request = new RegisterResourceOutputsRequest().setUrn(urn).setOutputs(structOf(outputs));
  return new Promise((resolve, reject) => {
    monitor.registerResourceOutputs(request, (error) => (error === null ? resolve() : reject(error)));
  });
}
