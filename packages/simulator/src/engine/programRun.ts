// Runs a Pulumi program inside this process, so that whatever it throws is an error of the run and never the process's end.
import { runtime } from '@pulumi/pulumi';
import { stopTracing } from './sdkTracing';
import { PROJECT } from './urn';

/** The organization that a `file://` backend has; stack references name it. */
const ORGANIZATION = 'organization';

export interface ProgramSettings {
  readonly stack: string;
  readonly preview: boolean;
  /** Answers what the Pulumi SDK asks its engine: a ResourceMonitorClient, as far as the SDK uses one. */
  readonly monitor: object;
}

/**
 * Runs `program` until all that it registered is answered. Gives the errors that it threw, also those in the promises
 * that the SDK leaves to itself. The SDK's state is the process's, so no two programs may run at once.
 */
export async function runProgram(
  settings: ProgramSettings,
  program: () => Promise<Record<string, unknown>>,
): Promise<unknown[]> {
  const errors = new Set<unknown>();
  const collect = (error: unknown): void => void errors.add(error);
  const resumeTracing = stopTracing();
  // The default action of Node would end the process.
  process.on('unhandledRejection', collect);
  runtime.setMockOptions(settings.monitor, PROJECT, settings.stack, settings.preview, ORGANIZATION);
  try {
    // Caught in here, an error of the program itself does not go through the SDK, which would throw it several times.
    await runtime.runInPulumiStack(() => program().catch((error: unknown) => (collect(error), {})));
  } catch (error) {
    collect(error);
  }
  try {
    await runtime.disconnect();
    await rejectionsReported();
  } finally {
    resumeTracing();
    process.off('unhandledRejection', collect);
    // Forgets promises that never came to an end: the SDK would fail the process for them when it exits.
    runtime.resetOptions('', '', -1, '', '', false, '');
  }
  return [...errors];
}

/** Node reports a rejection after the microtasks of the turn in which nobody handled it. */
async function rejectionsReported(): Promise<void> {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
