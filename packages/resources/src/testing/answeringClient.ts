// A real client of the AWS SDK whose commands are answered by a test.
import type { ClientClass } from '../observe';

/** By name of the operation, `ListKeys`: what it answers to an input. */
export type Answers = { readonly [operation: string]: (input: { readonly [member: string]: unknown }) => object };

type Handler = (request: { readonly input: { readonly [member: string]: unknown } }) => Promise<object>;
interface Client {
  readonly middlewareStack: {
    add(
      middleware: (next: unknown, context: { commandName?: string }) => Handler,
      options: { step: 'initialize' },
    ): void;
  };
}

/** The client, and the names of the operations asked of it so far. What no answer is given for is refused. */
export function answeringClient<C>(Client: ClientClass<C>, answers: Answers): { client: C; operations: string[] } {
  const client = new Client({ region: 'us-east-1', credentials: () => Promise.reject(new Error('not needed')) });
  const operations: string[] = [];
  (client as Client).middlewareStack.add(
    (_next, { commandName = '' }) => {
      const operation = commandName.replace(/Command$/, '');
      return ({ input }) => {
        operations.push(operation);
        const answer = answers[operation];
        if (answer === undefined) return Promise.reject(new Error(`AccessDenied: ${operation}`));
        return Promise.resolve({ output: { $metadata: {}, ...answer(input) }, response: {} });
      };
    },
    { step: 'initialize' },
  );
  return { client, operations };
}
