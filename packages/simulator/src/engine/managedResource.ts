// A resource of a provider: what has to be done to bring it from what it is to what it is to be.
import {
  checkInputs,
  createResource,
  deleteResource,
  diffResource,
  HalfMadeError,
  importedInputs,
  readResource,
  updateResource,
  type AwsAccess,
  type CheckFailure,
  type Properties,
  type ResourceState,
  type ResourceType,
} from '../resources';
import { withoutIgnored, type Goal } from './goal';
import { finish, foresee, leaveHalfMade, remember, type Registered } from './record';
import { type ResourceRecord } from './stackState';
import { type StackRun } from './stackRun';

/** Brings a resource of a provider to its goal. Throws what AWS answered. */
export async function registerManaged(
  run: StackRun,
  goal: Goal,
  old: ResourceRecord | undefined,
  type: ResourceType,
): Promise<Registered> {
  const importId = goal.importId ?? run.options.imports.get(`${goal.type}::${goal.name}`);
  // A replacement that was cut off may have made the new resource: what the import finds then takes the old one's place.
  const replacing = old !== undefined && run.state.pending.get(goal.urn) === 'replace';
  if (importId !== undefined && (old === undefined || replacing)) {
    const imported = await importExisting(run, goal, old, type, importId);
    if (imported !== null) return imported;
  }
  if (old === undefined) return create(run, goal, checked(type, goal.inputs), type);
  const inputs = checked(type, withoutIgnored(goal.inputs, old.outputs, goal.ignoreChanges));
  return bringTo(run, goal, old, inputs, type);
}

/** From what a resource is to what it is to be. */
async function bringTo(
  run: StackRun,
  goal: Goal,
  old: ResourceRecord,
  inputs: Properties,
  type: ResourceType,
): Promise<Registered> {
  const { changed, replaces } = diffResource(type, old.outputs, inputs);
  if (changed.length === 0) {
    remember(run, { ...goal, inputs }, old, old);
    run.step('same', goal);
    return { id: old.id, outputs: old.outputs, broken: false };
  }
  if (replaces.length > 0 || goal.replaceOnChanges.some((name) => changed.includes(name))) {
    return replace(run, goal, old, inputs, type, changed);
  }
  if (run.preview)
    return foresee(run, 'update', { ...goal, inputs }, { id: old.id, outputs: { ...old.outputs, ...inputs } }, changed);
  const access = await run.knownAccess(goal);
  const state = await update(run, old, inputs, type, access);
  finish(run, { ...goal, inputs }, state);
  run.step('update', goal, changed);
  return { ...state, broken: false };
}

/** Changes what is there. If that fails, AWS is asked how the resource is before anything else is done with it. */
async function update(
  run: StackRun,
  record: ResourceRecord,
  inputs: Properties,
  type: ResourceType,
  access: AwsAccess,
): Promise<ResourceState> {
  const { urn, id, outputs } = record;
  try {
    return await run.changing('update', urn, () => updateResource(type, access, id, outputs, inputs));
  } catch (error) {
    // An update is several calls, and AWS may have refused the last of them only.
    run.commit({ entry: 'put', record: { ...record, halfMade: true } });
    throw error;
  }
}

async function create(run: StackRun, goal: Goal, inputs: Properties, type: ResourceType): Promise<Registered> {
  if (run.preview) return foresee(run, 'create', { ...goal, inputs }, { id: '', outputs: inputs }, []);
  const state = await made(run, 'create', { ...goal, inputs }, type);
  run.step('create', goal);
  return { ...state, broken: false };
}

/** The new one comes before the old one goes, unless both cannot be there at once. */
async function replace(
  run: StackRun,
  goal: Goal,
  old: ResourceRecord,
  inputs: Properties,
  type: ResourceType,
  changed: readonly string[],
): Promise<Registered> {
  if (old.protect || goal.protect)
    throw new Error(`it is protected, and ${changed.join(', ')} cannot change without replacing it`);
  if (run.preview) return foresee(run, 'replace', { ...goal, inputs }, { id: '', outputs: inputs }, changed);
  const oldFirst = goal.deleteBeforeReplace ?? diffResource(type, old.outputs, inputs).deleteBeforeReplace;
  if (oldFirst && !old.retainOnDelete) {
    const access = await run.knownAccess(old);
    await run.changing('delete', goal.urn, () => deleteResource(type, access, old.id, old.outputs));
    run.commit({ entry: 'drop', urn: goal.urn });
    run.commit({ entry: 'end', urn: goal.urn });
  }
  const condemned = run.state.resources.has(goal.urn) ? old : undefined;
  const state = await made(run, 'replace', { ...goal, inputs }, type, condemned);
  run.step('replace', goal, changed);
  return { ...state, broken: false };
}

/** Takes over what exists, and then brings it to the goal; null if there is nothing with this id. */
async function importExisting(
  run: StackRun,
  goal: Goal,
  old: ResourceRecord | undefined,
  type: ResourceType,
  importId: string,
): Promise<Registered | null> {
  const access = await run.access(goal.provider);
  const region = goal.inputs['region'];
  const found =
    access === null ? null : await readResource(type, access, importId, region === undefined ? {} : { region });
  if (access === null || found === null || found.id === old?.id) return null;
  const inputs = checked(type, withoutIgnored(goal.inputs, found.outputs, goal.ignoreChanges));
  const { changed, replaces } = diffResource(type, found.outputs, inputs);
  if (replaces.length > 0) throw new Error(`${importId} cannot be imported: it has another ${replaces.join(', ')}`);
  finish(run, { ...goal, inputs: importedInputs(type, found) }, found, old);
  const taken = run.state.resources.get(goal.urn);
  if (!run.preview && taken !== undefined)
    finish(run, { ...goal, inputs }, changed.length > 0 ? await update(run, taken, inputs, type, access) : found);
  run.step('import', { ...goal, inputs }, changed);
  return { id: found.id, outputs: run.state.resources.get(goal.urn)?.outputs ?? found.outputs, broken: false };
}

/** Makes a resource and remembers it, also when it exists but could not be finished. */
async function made(
  run: StackRun,
  operation: 'create' | 'replace',
  goal: Goal,
  type: ResourceType,
  replaced?: ResourceRecord,
): Promise<ResourceState> {
  const access = await run.knownAccess(goal);
  try {
    const state = await run.changing(operation, goal.urn, () => createResource(type, access, goal.inputs));
    finish(run, goal, state, replaced);
    return state;
  } catch (error) {
    if (error instanceof HalfMadeError) leaveHalfMade(run, goal, error.id, replaced);
    throw error;
  }
}

function checked(type: ResourceType, given: Properties): Properties {
  const { inputs, failures } = checkInputs(type.inputs, given);
  refuse(failures);
  return inputs;
}

/** @throws Error with all the reasons, if there are any. */
export function refuse(failures: readonly CheckFailure[]): void {
  if (failures.length > 0) throw new Error(failures.map(({ reason }) => reason).join('; '));
}
