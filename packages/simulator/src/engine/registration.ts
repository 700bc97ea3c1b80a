// A registration becomes what has to be done about it.
import { digest } from '@microaccounts/resources';
import { checkProvider, hasUnknown, resourceTypeOf } from '../resources';
import { type Goal } from './goal';
import { refuse, registerManaged } from './managedResource';
import { alike, remember, type Registered } from './record';
import { type ResourceRecord } from './stackState';
import { type StackRun } from './stackRun';

const PROVIDER = 'pulumi:providers:';

/** Brings a resource to its goal, or says in a preview what that would take. Failures are the run's; it never throws. */
export async function register(run: StackRun, goal: Goal): Promise<Registered> {
  const { urn } = goal;
  if (run.seen.has(urn)) {
    run.fail(urn, new Error('registered twice: names must be unique'));
    return unfinished(goal);
  }
  run.seen.add(urn);
  const needs = [goal.parent, goal.provider.split('::').slice(0, 4).join('::'), ...goal.dependencies];
  if (needs.some((needed) => run.broken.has(needed)) || (!run.preview && hasUnknown(goal.inputs))) {
    run.broken.add(urn);
    return unfinished(goal);
  }
  try {
    const old = known(run, goal);
    if (!goal.custom) return registerOwn(run, goal, old, '');
    if (goal.type.startsWith(PROVIDER)) return registerProvider(run, goal, old);
    return await registerManaged(run, goal, old, resourceTypeOf(goal.type));
  } catch (error) {
    run.fail(urn, error);
    return unfinished(goal);
  }
}

/** What the state has of a resource; if only under another name, it is renamed. */
function known(run: StackRun, goal: Goal): ResourceRecord | undefined {
  const { resources } = run.state;
  const found = resources.get(goal.urn);
  const former = goal.aliases.find((alias) => resources.has(alias) && !run.seen.has(alias));
  const renamed = former === undefined ? undefined : resources.get(former);
  if (found !== undefined || former === undefined || renamed === undefined) return found;
  const record = { ...renamed, urn: goal.urn };
  run.commit({ entry: 'put', record });
  run.commit({ entry: 'drop', urn: former });
  return record;
}

/** Components and providers: nothing is in AWS, so only the state changes. */
function registerOwn(run: StackRun, goal: Goal, old: ResourceRecord | undefined, id: string): Registered {
  const names = [...Object.keys(goal.inputs), ...Object.keys(old?.inputs ?? {})];
  const changed = [...new Set(names)].filter((name) => !alike(goal.inputs[name], old?.inputs[name]));
  // What a component says of itself stays until it says something else.
  const isSame = !goal.custom && old !== undefined && changed.length === 0;
  remember(run, goal, old, { id, outputs: isSame ? old.outputs : goal.inputs });
  run.step(
    old === undefined ? 'create' : changed.length > 0 ? 'update' : 'same',
    goal,
    old === undefined ? [] : changed,
  );
  return { id, outputs: goal.inputs, broken: false };
}

function registerProvider(run: StackRun, goal: Goal, old: ResourceRecord | undefined): Registered {
  if (goal.type !== `${PROVIDER}aws`)
    throw new RangeError(`the provider \`${goal.type.slice(PROVIDER.length)}\` is not simulated`);
  refuse(checkProvider(goal.inputs));
  return registerOwn(run, goal, old, old?.id ?? digest(goal.urn).slice(0, 16));
}

function unfinished({ inputs }: Goal): Registered {
  return { id: '', outputs: inputs, broken: true };
}
