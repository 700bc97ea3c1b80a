// Terraform's values as Pulumi's property values. What is null is left out.
import { UNKNOWN_PROPERTY, type Properties } from '../pulumi/propertyValue';
import type { TypeNode } from '../terraform/schema';
import { isList, isObject, UNKNOWN, type TerraformObject, type TerraformValue } from '../terraform/value';
import type { BoundNode, BoundObject } from './binding';

/** The properties of an object; those that Pulumi has no name for are left out. */
export function toPulumi(node: BoundObject, value: TerraformObject): Properties {
  const properties = Object.entries(node.attributes).flatMap(([name, attribute]): [string, unknown][] => {
    if (attribute.property === undefined) return [];
    const property = toProperty(attribute.node, value[name] ?? null);
    return property === undefined ? [] : [[attribute.property, property]];
  });
  return Object.fromEntries(properties);
}

function toProperty(node: BoundNode | TypeNode, value: TerraformValue): unknown {
  if (value === UNKNOWN) return UNKNOWN_PROPERTY;
  if (value === null) return undefined;
  switch (node.kind) {
    case 'primitive':
      if (node.type === 'number') return Number(value);
      return node.type === 'dynamic' && isList(value) ? value[1] : value;
    case 'object':
      return 'names' in node && isObject(value) ? toPulumi(node, value) : value;
    case 'map':
      return isObject(value) ? toMap(node.element, value) : undefined;
    case 'list':
    case 'set':
      if (!isList(value)) return undefined;
      if ('flat' in node && node.flat) return toProperty(node.element, value[0] ?? null);
      return value.map((item) => toProperty(node.element, item) ?? null);
    case 'tuple':
      return value;
  }
}

function toMap(element: BoundNode | TypeNode, value: TerraformObject): Properties {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, toProperty(element, item) ?? null]));
}
