// The normal form of what was observed, written in the words of what is desired where both say the same.
import {
  canonicalJson,
  isJoin,
  isReference,
  mapMembers,
  normalPolicy,
  policyMeaning,
  same,
  statementMeaning,
  substitute,
  type Value,
} from '@microaccounts/resources';
import type { Registry } from './registry';

type Properties = { readonly [name: string]: Value };

/** Sets sorted, policies canonical: whatever AWS's order was, the same text. Must follow the recognition of references. */
export function sortedSets(value: Value): Value {
  if (isList(value)) {
    const items = value.map((item) => [canonicalJson(item), sortedSets(item)] as const);
    return items.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item);
  }
  if (!isMap(value)) return value;
  return 'Statement' in value ? normalPolicy(value) : mapMembers(value, sortedSets);
}

/** The properties of something that nobody declares. */
export function recognised(registry: Registry, raw: Properties): Properties {
  return mapMembers(raw, (value) => sortedSets(registry.recognise(value)));
}

/**
 * The same, each property made when it is first looked at: to tell things apart a few short ones do, and policies are long. By
 * then things of the same kind are known, too, to which no natural key refers.
 */
export function recognisedWhenAsked(registry: Registry, raw: Properties): Properties {
  const made: { [name: string]: Value } = {};
  return new Proxy(made, {
    get: (_made, name) => {
      const value = typeof name === 'string' ? raw[name] : undefined;
      if (typeof name !== 'string' || value === undefined) return undefined;
      return (made[name] ??= sortedSets(registry.recognise(value)));
    },
  });
}

/**
 * The properties of something declared. What AWS says and what the desired value means once its references are resolved
 * are compared as texts, and policies by what they mean, so that it does not matter how the files say it; where they are
 * the same, the desired value stands for both. The rest is recognised piece by piece.
 */
export function inWordsOf(desired: Properties, registry: Registry, raw: Properties): Properties {
  const write = (observed: Value, wanted: Value | undefined): Value => {
    if (wanted === undefined) return registry.recognise(observed);
    if (means(registry, wanted, observed)) return wanted;
    if (isList(observed) && isList(wanted))
      return observed.map((item) => wanted.find((one) => means(registry, one, item)) ?? registry.recognise(item));
    if (isMap(observed) && isMap(wanted)) return mapMembers(observed, (item, key) => write(item, wanted[key]));
    return registry.recognise(observed);
  };
  return mapMembers(raw, (observed, name) => {
    const wanted = desired[name];
    const written = write(observed, wanted);
    return written === wanted ? written : sortedSets(written);
  });
}

function means(registry: Registry, wanted: Value, observed: Value): boolean {
  // Mostly nobody has touched it, and AWS keeps its order: then sets need not be sorted to see it.
  if (says(registry, wanted, observed)) return true;
  const resolved = sortedSets(substitute(wanted, (reference) => registry.resolve(reference)));
  const said = sortedSets(observed);
  return same(resolved, said) || (hasPolicies(wanted) && same(meaning(resolved), meaning(said)));
}

/** Whether policies, or statements of them, are somewhere in a value: most have none. */
function hasPolicies(value: Value): boolean {
  if (isList(value)) return value.some(hasPolicies);
  return isMap(value) && ('Statement' in value || 'Effect' in value || Object.values(value).some(hasPolicies));
}

/** A value with what policies and statements mean in place of what they say. */
function meaning(value: Value): Value {
  if (isList(value)) return value.map(meaning);
  if (!isMap(value)) return value;
  if ('Statement' in value) return policyMeaning(value);
  return 'Effect' in value ? statementMeaning(value) : mapMembers(value, meaning);
}

/** Whether `observed` is `wanted` word by word, with AWS's ids for its references. */
function says(registry: Registry, wanted: Value, observed: Value): boolean {
  if (typeof observed === 'string') {
    if (typeof wanted === 'string') return wanted === observed;
    if (isReference(wanted)) return registry.resolve(wanted) === observed;
    return isJoin(wanted) && substitute(wanted, (reference) => registry.resolve(reference)) === observed;
  }
  if (isList(observed))
    return (
      isList(wanted) &&
      wanted.length === observed.length &&
      wanted.every((item, index) => says(registry, item, observed[index] as Value))
    );
  if (!isMap(observed) || !isMap(wanted)) return observed === wanted;
  const names = Object.keys(observed);
  return (
    names.length === Object.keys(wanted).length &&
    names.every((name) => Object.hasOwn(wanted, name) && says(registry, wanted[name] as Value, observed[name] as Value))
  );
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

function isMap(value: Value): value is Properties {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isReference(value) && !isJoin(value);
}
