// A made-up past of a resource: the state that its plan would lead to, and variants in which one argument was another.
import type { AttributePath, PathStep } from '../terraform/messages';
import { isArgument, isCollection, type TypeNode } from '../terraform/schema';
import { isList, isObject, UNKNOWN, type TerraformObject, type TerraformValue } from '../terraform/value';
import type { BoundObject } from '../translation/binding';

/** The planned state with something in the place of all that only AWS knows. */
export function completed(root: BoundObject, planned: TerraformObject): TerraformObject {
  return complete(root, planned) as TerraformObject;
}

function complete(node: TypeNode, value: TerraformValue): TerraformValue {
  if (value === UNKNOWN) return madeUp(node);
  if (node.kind === 'object' && isObject(value)) {
    const values = Object.entries(node.attributes).map(([name, each]) => [
      name,
      complete(each.node, value[name] ?? null),
    ]);
    return Object.fromEntries(values) as TerraformObject;
  }
  if (isCollection(node) && isList(value)) return value.map((each) => complete(node.element, each));
  if (node.kind === 'map' && isObject(value)) {
    const values = Object.entries(value).map(([key, each]) => [key, complete(node.element, each)]);
    return Object.fromEntries(values) as TerraformObject;
  }
  return value;
}

function madeUp(node: TypeNode): TerraformValue {
  switch (node.kind) {
    case 'primitive':
      return node.type === 'number' ? 0 : node.type === 'bool' ? false : 'made-up';
    case 'map':
      return {};
    case 'list':
    case 'set':
      return [];
    default:
      return null;
  }
}

/** A past in which the argument at `path` had another value. */
export interface Variant {
  readonly path: AttributePath;
  readonly state: TerraformObject;
}

/**
 * One variant for each argument that the configuration gives, down to the leaves of its blocks.
 * @param state the complete state
 */
export function variants(root: BoundObject, config: TerraformObject, state: TerraformObject): Variant[] {
  return leaves(root, config, []).flatMap((steps) => {
    const changed = changedAt(root, state, steps);
    return isObject(changed) ? [{ path: { steps }, state: changed }] : [];
  });
}

/** The paths of the arguments that are given; in a list, those of the first element stand for all. */
function leaves(node: TypeNode, value: TerraformValue, at: readonly PathStep[]): PathStep[][] {
  if (value === null) return [];
  if (node.kind === 'object' && isObject(value)) {
    return Object.entries(node.attributes).flatMap(([name, attribute]) => {
      if (!isArgument(attribute)) return [];
      return leaves(attribute.node, value[name] ?? null, [...at, { selector: 'attributeName', attributeName: name }]);
    });
  }
  if (isCollection(node) && node.element.kind === 'object' && isList(value)) {
    return leaves(node.element, value[0] ?? null, [...at, { selector: 'elementKeyInt', elementKeyInt: 0 }]);
  }
  return [[...at]];
}

function changedAt(node: TypeNode, value: TerraformValue, [step, ...rest]: readonly PathStep[]): TerraformValue {
  if (step === undefined) return another(node, value);
  if (step.selector === 'attributeName' && node.kind === 'object' && isObject(value)) {
    const attribute = node.attributes[step.attributeName];
    if (attribute === undefined) return value;
    const changed = changedAt(attribute.node, value[step.attributeName] ?? null, rest);
    return { ...value, [step.attributeName]: changed };
  }
  if (isCollection(node) && isList(value)) {
    return value.map((each, index) => (index === 0 ? changedAt(node.element, each, rest) : each));
  }
  return value;
}

/** A value of the same type that is not the same. */
function another(node: TypeNode, value: TerraformValue): TerraformValue {
  switch (node.kind) {
    case 'primitive':
      if (node.type === 'number') return Number(value) + 1;
      return node.type === 'bool' ? value !== true : `another-${typeof value === 'string' ? value : ''}`;
    case 'list':
    case 'set':
      return [another(node.element, null)];
    case 'map':
      return { another: another(node.element, null) };
    default:
      return value;
  }
}
