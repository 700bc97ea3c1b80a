// Serves the simulated providers to the real Pulumi engine, which attaches to them instead of starting plugins.
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import type { SimulatedAws } from '../store/simulatedAws';
import { awsService } from './awsService';
import { awsxService } from './awsxService';

export interface ServedProviders {
  readonly ports: { readonly aws: number; readonly awsx: number };
  /** What makes the Pulumi CLI attach to these providers. */
  readonly environment: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Serves `aws` and `awsx` on this machine alone, until they are closed. */
export async function serveProviders(aws: SimulatedAws): Promise<ServedProviders> {
  const [forAws, forAwsx] = await Promise.all([serve(awsService(aws)), serve(awsxService())]);
  const ports = { aws: forAws.port, awsx: forAwsx.port };
  return {
    ports,
    environment: {
      PULUMI_DEBUG_PROVIDERS: `aws:${ports.aws},awsx:${ports.awsx}`,
      // The state names the plugins that these providers stand in for; without this the CLI looks for them at every start.
      PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true',
    },
    close: async () => {
      forAws.server.forceShutdown();
      forAwsx.server.forceShutdown();
    },
  };
}

/** Serves `awsx` alone: it makes its resources by whatever provider `aws` the engine has. */
export async function serveAwsx(): Promise<{ readonly port: number; close(): void }> {
  const { server, port } = await serve(awsxService());
  return { port, close: () => server.forceShutdown() };
}

/** A network's outputs are larger than gRPC's default of 4 MB allows. */
const NO_LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

function serve(implementation: UntypedServiceImplementation): Promise<{ server: Server; port: number }> {
  const server = new Server(NO_LIMIT);
  server.addService(ResourceProviderService, implementation);
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => {
      if (error === null) resolve({ server, port });
      else reject(error);
    });
  });
}
