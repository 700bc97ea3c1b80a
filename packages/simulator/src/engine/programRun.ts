// Runs a Pulumi program inside this process, so that whatever it throws is an error of the run and never the process's end.
import { runtime } from '@pulumi/pulumi';
import { type Requests, signal, turns } from './requests';
import { stopTracing } from '@microaccounts/resources/deploy';
import { PROJECT } from './urn';

/** The organization that a `file://` backend has; stack references name it. */
const ORGANIZATION = 'organization';

export interface ProgramSettings {
  readonly stack: string;
  readonly preview: boolean;
  /** Answers what the Pulumi SDK asks its engine: a ResourceMonitorClient, as far as the SDK uses one. */
  readonly monitor: object;
  /** What the SDK asks `monitor`. */
  readonly requests: Requests;
  /** Comes when a resource fails. */
  readonly failing: Promise<void>;
}

/**
 * Runs `program` until all that it registered is answered. Gives the errors that it threw, also those in the promises
 * that the SDK leaves to itself. The SDK's state is the process's, so no two programs may run at once.
 *
 * What uses a resource whose inputs were rejected waits for ever: the SDK never registers it, and nothing tells of it but
 * the rejection, which nobody handles. With Pulumi's own host this is the end all the same, as a process ends when its
 * event loop is empty. Here, once something failed, it is the end when the program asks the engine nothing more; a
 * program that then still waits for something outside of the engine is not waited for.
 */
export async function runProgram(
  settings: ProgramSettings,
  program: () => Promise<Record<string, unknown>>,
): Promise<unknown[]> {
  const { stack, preview, monitor, requests, failing } = settings;
  const errors = new Set<unknown>();
  const thrown = signal();
  const collect = (error: unknown): void => {
    errors.add(error);
    thrown.give();
  };
  const resumeTracing = stopTracing();
  // The default action of Node would end the process.
  process.on('unhandledRejection', collect);
  runtime.setMockOptions(monitor, PROJECT, stack, preview, ORGANIZATION);
  try {
    const halted = Promise.race([thrown.given, failing]).then(() => requests.exhausted());
    await Promise.race([finished(program, collect), halted]);
    await turns(2);
  } finally {
    // Whatever of the program wakes up later must not reach the state.
    requests.close();
    resumeTracing();
    process.off('unhandledRejection', collect);
    // Forgets promises that never came to an end: the SDK would fail the process for them when it exits.
    runtime.resetOptions('', '', -1, '', '', false, '');
  }
  return [...errors];
}

/** Never rejects; never comes if the program waits for what never comes. */
async function finished(
  program: () => Promise<Record<string, unknown>>,
  collect: (error: unknown) => void,
): Promise<void> {
  try {
    // Caught in here, an error of the program itself does not go through the SDK, which would throw it several times.
    await runtime.runInPulumiStack(() => program().catch((error: unknown) => (collect(error), {})));
  } catch (error) {
    collect(error);
  }
  await runtime.disconnect();
}
