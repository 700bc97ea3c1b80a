// The gRPC client of the plugin protocol.
import { credentials, loadPackageDefinition, type Client, type ServiceError } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import path from 'node:path';
import type { PluginMethods } from './messages';

/** Beside both `src` and `dist`. */
const PROTOCOL = path.join(__dirname, '../../tfplugin5.proto');

type Method = (request: unknown, options: object, done: (error: ServiceError | null, answer: unknown) => void) => void;

/** The schema of the AWS provider is larger than gRPC's default of 4 MB allows. */
const NO_LIMIT = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };

const definition = loadSync(PROTOCOL, { longs: Number, enums: Number, defaults: true, oneofs: true });
const { tfplugin5 } = loadPackageDefinition(definition) as unknown as {
  tfplugin5: { Provider: new (address: string, security: object, options: object) => Client & Record<string, Method> };
};

export class PluginClient {
  private readonly client: Client & Record<string, Method>;

  /** @param address such as `unix:/tmp/plugin1`, as the plugin says it */
  constructor(address: string) {
    this.client = new tfplugin5.Provider(address, credentials.createInsecure(), NO_LIMIT);
  }

  /**
   * @param milliseconds after which a call fails
   * @throws {Error} what gRPC says; what the provider complains of is in the answer's diagnostics
   */
  call<Name extends keyof PluginMethods>(
    name: Name,
    request: PluginMethods[Name][0],
    milliseconds: number,
  ): Promise<PluginMethods[Name][1]> {
    return new Promise((resolve, reject) => {
      this.client[name]?.(request, { deadline: Date.now() + milliseconds }, (error, answer) => {
        if (error === null) resolve(answer as PluginMethods[Name][1]);
        else reject(error);
      });
    });
  }

  close(): void {
    this.client.close();
  }
}
