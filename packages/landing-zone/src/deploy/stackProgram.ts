// The program of a stack, of which Pulumi itself is a part only once it runs.
import type { StackSpec } from '../plan/stackSpec';
import type { Circumstances, StackProgram } from './engine';

/** Of a stack of which nothing but the files is known. */
export const UNKNOWN_CIRCUMSTANCES: Circumstances = { vended: null, commit: null, leftovers: [] };

/**
 * The program of a stack; its outputs are those of `publicationOf`, and what `Deployed` describes, once all of the
 * stack is deployed. Before anything else it registers its revision: a run that was begun and did not come to its end
 * leaves that of the last whole run beside it.
 */
export function stackProgram(spec: StackSpec, circumstances: Circumstances = UNKNOWN_CIRCUMSTANCES): StackProgram {
  const run = async (): Promise<Record<string, unknown>> => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an import would load Pulumi for whoever only tells others what to run
    const { StackRun } = require('./program') as typeof import('./program');
    return new StackRun(spec, circumstances).outputs();
  };
  return { stack: spec.name, spec, circumstances, run };
}
