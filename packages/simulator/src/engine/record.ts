// How a run remembers what it did with a resource, or foresees that it would.
import { type Properties, type ResourceState } from '../resources';
import { type Operation } from './contract';
import { type Goal } from './goal';
import { type ResourceRecord, type StateEntry } from './stackState';
import { type StackRun } from './stackRun';

/** What a program is told about its registration. An empty id is not known yet. */
export interface Registered {
  readonly id: string;
  readonly outputs: Properties;
  readonly broken: boolean;
  /** URNs that an output depends on, where that is not the resource itself. */
  readonly dependencies?: ReadonlyMap<string, readonly string[]>;
}

/** An operation on the resource is over, and this is what the resource is now. `replaced` has lost its place to it. */
export function finish(run: StackRun, goal: Goal, state: ResourceState, replaced?: ResourceRecord): void {
  run.commit(putEntry(recordOf(goal, state, false), replaced), { entry: 'end', urn: goal.urn });
}

/** An operation failed in the middle: the resource with this id is there, and not as it should be. */
export function leaveHalfMade(run: StackRun, goal: Goal, id: string, replaced?: ResourceRecord): void {
  const record = recordOf(goal, { id, outputs: goal.inputs }, true);
  run.commit(putEntry(record, replaced), { entry: 'end', urn: goal.urn });
}

/** The resource stays as it is; what is new about it otherwise is remembered. */
export function remember(run: StackRun, goal: Goal, old: ResourceRecord | undefined, state: ResourceState): void {
  const record = recordOf(goal, state, false);
  if (old === undefined || !alike(record, old)) run.commit(putEntry(record));
}

/** What a component says of itself is written down before it is answered, and is no step: nothing is in AWS. */
export function rememberOutputs(run: StackRun, urn: string, outputs: Properties): void {
  const record = run.state.resources.get(urn);
  if (record !== undefined && !record.custom && !alike(record.outputs, outputs))
    run.commit(putEntry({ ...record, outputs }));
}

/** What a preview shows: nothing is done, and what AWS would decide stays open. */
export function foresee(
  run: StackRun,
  operation: Operation,
  goal: Goal,
  state: ResourceState,
  changed: readonly string[],
): Registered {
  run.commit(putEntry(recordOf(goal, state, false)));
  run.step(operation, goal, changed);
  return { ...state, broken: false };
}

/** Whether two values have the same text. */
export function alike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function putEntry(record: ResourceRecord, replaced?: ResourceRecord): StateEntry {
  return { entry: 'put', record, ...(replaced === undefined ? {} : { replaced }) };
}

function recordOf(goal: Goal, { id, outputs }: ResourceState, halfMade: boolean): ResourceRecord {
  const { urn, type, custom, parent, provider, inputs, secrets, dependencies, protect, retainOnDelete } = goal;
  const stated = { urn, type, custom, parent, provider, inputs, secrets, dependencies, protect, retainOnDelete };
  return { ...stated, id, outputs, halfMade };
}
