// What the Pulumi engine says while it works, as steps.
import type { EngineEvent } from '@pulumi/pulumi/automation';
import type { Operation, RunResult, Step } from '../engine';
import type { Registered } from '../rules';

/** What is read of the state that an event has of a resource. */
type StateOfEvent = Partial<Pick<Registered, 'inputs' | 'protect'>>;

/** Pulumi's own operations, in the words of the deployment; those that are not named concern no resource of the program. */
const OPERATIONS: { readonly [operation: string]: Operation } = {
  create: 'create',
  update: 'update',
  replace: 'replace',
  delete: 'delete',
  same: 'same',
  import: 'import',
  'import-replacement': 'replace',
};

export interface StepsRecorder {
  readonly onEvent: (event: EngineEvent) => void;
  /** The steps seen so far; without outputs. */
  result(): Omit<RunResult, 'outputs'>;
  /** The errors seen so far, each with the URN that it is about. */
  errors(): string[];
}

/** Collects the steps of one run. */
export function stepsRecorder(onStep: ((step: Step) => void) | undefined): StepsRecorder {
  const steps: Step[] = [];
  const errors: string[] = [];
  const registered = new Map<string, Registered>();
  let unchanged = 0;
  return {
    onEvent({ resourcePreEvent, diagnosticEvent }) {
      if (diagnosticEvent?.severity === 'error') errors.push(said(diagnosticEvent));
      const operation = resourcePreEvent === undefined ? undefined : OPERATIONS[resourcePreEvent.metadata.op];
      if (resourcePreEvent === undefined || operation === undefined) return;
      const { urn, type, diffs = [], new: goal, old } = resourcePreEvent.metadata;
      // The engine's own provider, which reads other stacks: it comes and goes with what is read.
      if (type === 'pulumi:providers:pulumi') return;
      const name = urn.split('::').slice(3).join('::');
      // Of what goes only the old state is told; `protect` only where it is true.
      const { inputs = {}, protect = false } = ((goal ?? old) as StateOfEvent | null | undefined) ?? {};
      if (type.startsWith('aws:') && operation !== 'delete') registered.set(urn, { type, name, urn, inputs, protect });
      if (operation === 'same') {
        unchanged += 1;
        return;
      }
      const step = { operation, urn, type, name, properties: diffs ?? [], inputs, protect };
      steps.push(step);
      onStep?.(step);
    },
    result: () => ({ steps, unchanged, registered: [...registered.values()] }),
    errors: () => errors,
  };
}

/** The steps of a preview, and of the run that follows it in the same operation. */
export interface Phases {
  readonly foreseen: StepsRecorder;
  readonly done: StepsRecorder;
  readonly onEvent: (event: EngineEvent) => void;
}

/**
 * Tells the events of the run from those of the preview before it: each begins with a prelude, and all of the first have come
 * before the second begins (`startEventLogger` in Pulumi's pkg/backend/display closes the stream of events and waits).
 */
export function phases(onStep: ((step: Step) => void) | undefined): Phases {
  const foreseen = stepsRecorder(undefined);
  const done = stepsRecorder(onStep);
  let preludes = 0;
  const onEvent = (event: EngineEvent): void => {
    if (event.preludeEvent !== undefined) preludes += 1;
    (preludes > 1 ? done : foreseen).onEvent(event);
  };
  return { foreseen, done, onEvent };
}

function said({ urn, message }: { readonly urn?: string; readonly message: string }): string {
  const text = message.replace(/<\{%[^%]*%\}>/g, '').trim();
  return urn === undefined || urn === '' ? text : `${urn}: ${text}`;
}
