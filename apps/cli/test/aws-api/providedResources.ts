// Reads the resources of a provider from the states of stacks: those of the embedded engine, and those of Pulumi's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProvidedResource } from './providerDifferences';

type Recorded = Omit<ProvidedResource, 'stack' | 'name'> & { readonly urn: string };

/** What is read of a state in a `file://` backend. */
interface Checkpoint {
  readonly checkpoint: { readonly latest: { readonly resources?: readonly Recorded[] } };
}

/** The resources of AWS in the folder `stacks` that `up --simulate --state <folder>` writes. */
export function simulatedResources(stacks: string): ProvidedResource[] {
  return statesIn<{ readonly resources: readonly Recorded[] }>(stacks, ({ resources }) => resources);
}

/** The resources of AWS in a project's folder of a `file://` backend: `.pulumi/stacks/<project>`. */
export function pulumiResources(stacks: string): ProvidedResource[] {
  return statesIn<Checkpoint>(stacks, ({ checkpoint }) => checkpoint.latest.resources ?? []);
}

function statesIn<State>(folder: string, resourcesOf: (state: State) => readonly Recorded[]): ProvidedResource[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const stack = file.slice(0, -'.json'.length);
    // A state of the embedded engine is in two lines, each with a part of it.
    const lines = readFileSync(join(folder, file), 'utf8')
      .trim()
      .split(/\n(?=\{)/);
    const state = Object.assign({}, ...lines.map((line) => JSON.parse(line) as object)) as State;
    return resourcesOf(state).flatMap((one) => (one.type.startsWith('aws:') ? [provided(stack, one)] : []));
  });
}

/** A URN ends with `::<type>::<name>`; a name may hold `::` itself. */
function provided(stack: string, { urn, type, id, inputs, outputs }: Recorded): ProvidedResource {
  return { stack, type, name: urn.split('::').slice(3).join('::'), id, inputs, outputs };
}
