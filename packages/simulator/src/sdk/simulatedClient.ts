// Real clients of the AWS SDK whose commands the simulator answers.
import type { ClientClass, ClientConfiguration } from '@microaccounts/resources/observe';
import { type ApiOutput, type Caller } from '../store/apiCall';
import { type SimulatedAws } from '../store/simulatedAws';

/** As whom and where a client calls. */
export interface SimulatedIdentity extends Caller {
  readonly region: string;
}

/** What is used of a client: its stack of middleware, to which the SDK adds the names of client and command. */
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown, context: Names) => Handler,
      options: { step: 'initialize'; name: string; override: true },
    ): void;
  };
}
type Handler = (request: { readonly input: object }) => Promise<{ output: ApiOutput; response: object }>;
type Names = { readonly clientName?: string; readonly commandName?: string };

/**
 * A client of class `Client` that answers from `aws`. Its middleware stands at the first step and asks no further, so
 * that nothing is signed, sent or retried: a refusal or a fault reaches the caller at once, by the name AWS gives it.
 */
export function simulatedClient<C>(aws: SimulatedAws, Client: ClientClass<C>, identity: SimulatedIdentity): C {
  const credentials = { accessKeyId: 'ASIASIMULATEDAWS0000', secretAccessKey: 'simulated' };
  const configuration: ClientConfiguration = {
    region: identity.region,
    credentials: () => Promise.resolve(credentials),
  };
  const client = new Client(configuration);
  const answer = (_next: unknown, { clientName = '', commandName = '' }: Names): Handler => {
    const call = { ...identity, service: serviceOf(clientName), operation: commandName.replace(/Command$/, '') };
    return async ({ input }) => ({ output: await aws.call({ ...call, input: { ...input } }), response: {} });
  };
  (client as Client).middlewareStack.add(answer, { step: 'initialize', name: 'simulatedAws', override: true });
  return client;
}

/** Services whose actions have another prefix in IAM than their client's name. */
const PREFIXES: { readonly [service: string]: string } = { resourcegroupstaggingapi: 'tag' };

/** `organizations` of `OrganizationsClient`: the prefix of the service's actions (Service Authorization Reference). */
function serviceOf(clientName: string): string {
  const service = clientName.replace(/Client$/, '').toLowerCase();
  return PREFIXES[service] ?? service;
}
