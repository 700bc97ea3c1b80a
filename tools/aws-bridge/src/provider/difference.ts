// Diff: which properties a plan changes, and which of them take a new resource.
import type { Properties } from '../pulumi/propertyValue';
import { camelCase } from '../pulumi/spelling';
import { sameValue } from '../terraform/equality';
import { UNKNOWN, type TerraformObject } from '../terraform/value';
import type { BridgedType } from '../translation/resourceType';
import { automaticNames, nameProperty } from './automaticName';
import type { PlannedChange } from './change';

export interface Difference {
  readonly changed: readonly string[];
  readonly replaces: readonly string[];
  /** A fixed name leaves no room for two. */
  readonly deleteBeforeReplace: boolean;
}

/** @param prior the last known state */
export function differenceOf(
  type: BridgedType,
  prior: TerraformObject,
  { planned, answer }: PlannedChange,
  inputs: Properties,
): Difference {
  const { attributes } = type.root;
  const propertyOf = (name: string): string => attributes[name]?.property ?? camelCase(name);
  const changed = Object.entries(attributes)
    .filter(([name, { node }]) => !sameValue(node, prior[name] ?? null, planned[name] ?? null))
    .map(([name]) => name);
  const forced = answer.requiresReplace.flatMap(({ steps: [first] }) =>
    first?.selector === 'attributeName' && changed.includes(first.attributeName) ? [first.attributeName] : [],
  );
  const replaces = [...new Set(forced)].map(propertyOf);
  // What is merely computed again is no change by itself.
  const merelyComputed = (name: string): boolean =>
    attributes[name]?.computed === true && !attributes[name].optional && planned[name] === UNKNOWN;
  if (replaces.length === 0 && changed.every(merelyComputed)) return NO_DIFFERENCE;
  return {
    changed: changed.map(propertyOf),
    replaces,
    deleteBeforeReplace: replaces.length > 0 && hasFixedName(type, inputs),
  };
}

const NO_DIFFERENCE: Difference = { changed: [], replaces: [], deleteBeforeReplace: false };

/** The difference with a move to another region, which no resource survives. */
export function withMove(difference: Difference, from: string | undefined, to: string | undefined): Difference {
  if (from === undefined || to === undefined || from === to) return difference;
  const add = (names: readonly string[]): string[] => [...new Set([...names, 'region'])];
  return { ...difference, changed: add(difference.changed), replaces: add(difference.replaces) };
}

function hasFixedName(type: BridgedType, inputs: Properties): boolean {
  const name = nameProperty(type);
  return name !== undefined && (inputs[name] ?? null) !== null && !automaticNames(inputs).includes(name);
}
