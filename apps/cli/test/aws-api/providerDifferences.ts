// Compares what two providers wrote of one estate: the real one, in an AWS that nobody here wrote, and the simulated one.
import { isSecret, normalizer, placeOf } from './normalForm';

export { EXPLAINED, type Explained } from './explainedDifferences';

/** A resource of a provider in the state of a stack. */
export interface ProvidedResource {
  readonly stack: string;
  readonly type: string;
  readonly name: string;
  readonly id: string;
  readonly inputs: Properties;
  readonly outputs: Properties;
}

export interface Properties {
  readonly [property: string]: unknown;
}

/** One property of a type in which the providers differ, with one example of it. */
export interface Difference {
  readonly type: string;
  /** An output, `id`, `inputs.<name>`; or {@link EXISTENCE} for a resource that one of them alone has. */
  readonly property: string;
  /** In its normal form; undefined if it is not there. */
  readonly real: unknown;
  readonly simulated: unknown;
}

/** Where a resource itself is missing: the example is `<stack> <name>`. */
export const EXISTENCE = 'existence';

/**
 * Every difference once for each type and property, in their order, after what must differ is in its normal form: ids
 * that AWS decides, times, secrets. An input that one of them alone has is no difference: the real provider fills in its
 * defaults when it plans, the simulated one when it checks.
 */
export function providerDifferences(
  real: readonly ProvidedResource[],
  simulated: readonly ProvidedResource[],
): Difference[] {
  const [theirs, ours] = [byPlace(real), byPlace(simulated)];
  const [normalOfTheirs, normalOfOurs] = [normalizer(real), normalizer(simulated)];
  const places = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  const found = new Map<string, Difference>();
  for (const place of places) {
    const [one, other] = [theirs.get(place), ours.get(place)];
    for (const [property, a, b] of pairs(one, other)) {
      const example = isSecret(a) && b !== undefined ? [] : [normalOfTheirs(a), normalOfOurs(b)];
      const type = (one ?? other)?.type ?? '';
      const key = `${type} ${property}`;
      if (!same(example[0], example[1]) && !found.has(key)) {
        found.set(key, { type, property, real: example[0], simulated: example[1] });
      }
    }
  }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, difference]) => difference);
}

/** The differences that no explanation has, and the explanations that have no difference. */
export function unexplained(
  differences: readonly Pick<Difference, 'type' | 'property'>[],
  explained: readonly Pick<Difference, 'type' | 'property'>[],
): {
  readonly differences: readonly Pick<Difference, 'type' | 'property'>[];
  readonly explanations: readonly string[];
} {
  const nameOf = ({ type, property }: Pick<Difference, 'type' | 'property'>): string => `${type} ${property}`;
  const [found, known] = [new Set(differences.map(nameOf)), new Set(explained.map(nameOf))];
  return {
    differences: differences.filter((one) => !known.has(nameOf(one))),
    explanations: [...known].filter((name) => !found.has(name)),
  };
}

function byPlace(resources: readonly ProvidedResource[]): Map<string, ProvidedResource> {
  return new Map(resources.map((one) => [placeOf(one), one]));
}

/** Each property that one of them has, with its value in both. */
function pairs(
  real: ProvidedResource | undefined,
  simulated: ProvidedResource | undefined,
): (readonly [property: string, real: unknown, simulated: unknown])[] {
  if (real === undefined || simulated === undefined) {
    const nameOf = (one: ProvidedResource | undefined): string | undefined => one && `${one.stack} ${one.name}`;
    return [[EXISTENCE, nameOf(real), nameOf(simulated)]];
  }
  const outputs = own({ ...real.outputs, ...simulated.outputs });
  const inputs = own(real.inputs).filter((name) => name in simulated.inputs);
  return [
    ['id', idOf(real), idOf(simulated)],
    ...outputs.map((name) => [name, real.outputs[name], simulated.outputs[name]] as const),
    ...inputs.map((name) => [`inputs.${name}`, real.inputs[name], simulated.inputs[name]] as const),
  ];
}

/** Names that begin with `__` are the engine's and the bridge's own. */
function own(properties: Properties): string[] {
  return Object.keys(properties).filter((name) => !name.startsWith('__'));
}

/** The real provider ends the id of an attachment with the time at which it was made, the simulated one with its policy. */
function idOf({ type, id, outputs }: ProvidedResource): string {
  if (type !== 'aws:iam/rolePolicyAttachment:RolePolicyAttachment') return id;
  const role = String(outputs['role']);
  return id.startsWith(`${role}-`) ? `${role}-<made up by the provider>` : id;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
