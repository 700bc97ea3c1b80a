// What the Pulumi engine says while it works, as steps.
import type { EngineEvent } from '@pulumi/pulumi/automation';
import type { Operation, RunResult, Step } from './engine';

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
  let unchanged = 0;
  return {
    onEvent({ resourcePreEvent, diagnosticEvent }) {
      if (diagnosticEvent?.severity === 'error') errors.push(said(diagnosticEvent));
      const operation = resourcePreEvent === undefined ? undefined : OPERATIONS[resourcePreEvent.metadata.op];
      if (resourcePreEvent === undefined || operation === undefined) return;
      const { urn, type, diffs = [], new: goal, old } = resourcePreEvent.metadata;
      if (operation === 'same') {
        unchanged += 1;
        return;
      }
      const state = (goal ?? old) as { readonly inputs?: Step['inputs']; readonly protect?: boolean } | undefined;
      const step = {
        operation,
        urn,
        type,
        name: urn.split('::').slice(3).join('::'),
        properties: diffs,
        ...(state?.inputs === undefined ? {} : { inputs: state.inputs }),
        protect: state?.protect === true,
      };
      steps.push(step);
      onStep?.(step);
    },
    result: () => ({ steps, unchanged }),
    errors: () => errors,
  };
}

function said({ urn, message }: { readonly urn?: string; readonly message: string }): string {
  const text = message.replace(/<\{%[^%]*%\}>/g, '').trim();
  return urn === undefined || urn === '' ? text : `${urn}: ${text}`;
}
