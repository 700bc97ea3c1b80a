// Reads resources of a state back from AWS: what is gone leaves the state, what is different there is remembered.
import { readResource, resourceTypeOf } from '../resources';
import { type ResourceRecord } from './stackState';
import { type StackRun } from './stackRun';

/** Reads every resource of the state; without the option, those alone of which nobody saw how their last operation ended. */
export async function refresh(run: StackRun): Promise<void> {
  for (const record of [...run.state.resources.values()]) {
    if (!record.custom || record.provider === '') continue;
    const doubtful = record.halfMade || run.state.pending.has(record.urn);
    if (run.options.refresh || doubtful) await refreshOne(run, record);
  }
}

async function refreshOne(run: StackRun, record: ResourceRecord): Promise<void> {
  try {
    const type = resourceTypeOf(record.type);
    const found = await readResource(type, await run.knownAccess(record), record.id, record.outputs);
    if (found === null) run.commit({ entry: 'drop', urn: record.urn });
    else run.commit({ entry: 'put', record: { ...record, outputs: found.outputs, halfMade: false } });
  } catch (error) {
    run.fail(record.urn, error);
  }
}
