// Serves the bridge to the Pulumi engine, which attaches to it instead of starting a plugin.
import { Server, ServerCredentials } from '@grpc/grpc-js';
import { ResourceProviderService } from '@pulumi/pulumi/proto/provider_grpc_pb';
import type { AwsBridge } from '../bridge';
import { bridgeService } from './service';

export interface ServedBridge {
  readonly port: number;
  /** What makes the Pulumi CLI attach to it. */
  readonly environment: Readonly<Record<string, string>>;
  close(): void;
}

const NO_LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

/** Serves on this machine alone, on a free port. */
export async function serveBridge(bridge: AwsBridge): Promise<ServedBridge> {
  const server = new Server(NO_LIMIT);
  server.addService(ResourceProviderService, bridgeService(bridge));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound);
      else reject(error);
    });
  });
  return {
    port,
    environment: { PULUMI_DEBUG_PROVIDERS: `aws:${port}`, PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: 'true' },
    close: () => server.forceShutdown(),
  };
}
