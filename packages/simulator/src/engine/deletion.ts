// What a stack no longer needs goes, last of all, and users go before what they use.
import { deleteResource, resourceTypeOf } from '../resources';
import { type RunOptions } from './contract';
import { type ResourceRecord } from './stackState';
import { type StackRun } from './stackRun';

/** Deletes `missing` resources and those that were replaced. A protected one among them fails the run before anything goes. */
export async function deleteAll(run: StackRun, missing: readonly ResourceRecord[]): Promise<void> {
  for (const record of missing.filter(({ protect }) => protect)) {
    run.fail(record.urn, new Error('it is protected and cannot be deleted'));
  }
  if (run.failures.length > 0) return;
  const stuck = new Set<string>();
  for (const record of usersFirst([...missing, ...run.state.condemned])) {
    if (!stuck.has(record.urn) && (await deleteOne(run, record, !missing.includes(record)))) continue;
    for (const used of usesOf(record)) stuck.add(used);
  }
}

/** URNs of the `missing` resources that the options leave in place: those that are to be kept, and what these use. */
export function keptOf(missing: readonly ResourceRecord[], { keep }: Pick<RunOptions, 'keep'>): ReadonlySet<string> {
  const byUrn = new Map(missing.map((record) => [record.urn, record]));
  const kept = new Set<string>();
  const visit = (urn: string): void => {
    const record = byUrn.get(urn);
    if (record === undefined || kept.has(urn)) return;
    kept.add(urn);
    usesOf(record).forEach(visit);
  };
  keep.forEach(visit);
  return kept;
}

/** Whether it is gone now. */
async function deleteOne(run: StackRun, record: ResourceRecord, condemned: boolean): Promise<boolean> {
  const { urn, id, retainOnDelete } = record;
  const managed = record.custom && record.provider !== '';
  try {
    if (managed && !retainOnDelete && !run.preview) {
      const [type, access] = [resourceTypeOf(record.type), await run.knownAccess(record)];
      await run.changing('delete', urn, () => deleteResource(type, access, id, record.outputs));
    }
    run.commit(condemned ? { entry: 'bury', urn, id } : { entry: 'drop', urn });
    if (managed) run.commit({ entry: 'end', urn });
    // What was replaced has had its step already.
    if (!condemned) run.step('delete', record);
    return true;
  } catch (error) {
    run.fail(urn, error);
    return false;
  }
}

/** An order in which everything comes before what it uses. */
function usersFirst(records: readonly ResourceRecord[]): ResourceRecord[] {
  const byUrn = new Map<string, ResourceRecord[]>();
  for (const record of records) byUrn.set(record.urn, [...(byUrn.get(record.urn) ?? []), record]);
  const [ordered, visited] = [[] as ResourceRecord[], new Set<ResourceRecord>()];
  const visit = (record: ResourceRecord): void => {
    if (visited.has(record)) return;
    visited.add(record);
    for (const used of usesOf(record).flatMap((urn) => byUrn.get(urn) ?? [])) visit(used);
    ordered.push(record);
  };
  records.forEach(visit);
  return ordered.reverse();
}

function usesOf({ parent, provider, dependencies }: ResourceRecord): string[] {
  return [parent, provider.split('::').slice(0, 4).join('::'), ...dependencies].filter((urn) => urn !== '');
}
