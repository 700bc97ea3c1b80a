// Pulumi's property values as Terraform's, with everything that does not fit.
import { hasUnknown, isRecord, UNKNOWN_PROPERTY, type Properties } from '../pulumi/propertyValue';
import { absent } from '../terraform/proposedState';
import type { PrimitiveNode } from '../terraform/schema';
import { UNKNOWN, type TerraformObject, type TerraformValue } from '../terraform/value';
import type { BoundCollection, BoundNode, BoundObject } from './binding';

/** Something that is wrong with a property; the path is in Pulumi's names, such as `ingress[0].fromPort`. */
export interface Misfit {
  readonly property: string;
  readonly message: string;
}

/** What a translation leaves behind. */
export interface Misfits {
  /** A value of another type than the provider's. */
  readonly wrong: Misfit[];
  /** Properties that `@pulumi/aws` does not declare. */
  readonly unknown: string[];
  /** Properties that `@pulumi/aws` declares and this provider lacks: they are not sent, so nothing judges them. */
  readonly dropped: string[];
}

export function noMisfits(): Misfits {
  return { wrong: [], unknown: [], dropped: [] };
}

/** @param properties without marks */
export function toTerraform(root: BoundObject, properties: Properties, misfits: Misfits): TerraformObject {
  return objectValue(root, properties, misfits, '');
}

function toValue(node: BoundNode, value: unknown, misfits: Misfits, at: string): TerraformValue {
  if (value === UNKNOWN_PROPERTY) return UNKNOWN;
  if (value === undefined || value === null) return null;
  const wrong = (expected: string): null => {
    const message = `expected ${expected}, got ${JSON.stringify(value).slice(0, 80)}`;
    misfits.wrong.push({ property: at, message });
    return null;
  };
  switch (node.kind) {
    case 'primitive':
      return primitiveValue(node, value) ?? wrong(node.type === 'bool' ? 'a boolean' : `a ${node.type}`);
    case 'object':
      return isRecord(value) ? objectValue(node, value, misfits, at) : wrong('an object');
    case 'list':
    case 'set':
      return listValue(node, node.flat ? [value] : value, misfits, at) ?? wrong('an array');
    case 'map': {
      if (!isRecord(value)) return wrong('a map');
      const entries = Object.entries(value).filter(([key, item]) => !isInternal(key) && item !== null);
      const values = entries.map(([key, item]) => [key, toValue(node.element, item, misfits, `${at}.${key}`)]);
      return Object.fromEntries(values) as TerraformObject;
    }
    case 'tuple':
      return wrong('nothing, since tuples are not bridged');
  }
}

function objectValue(node: BoundObject, properties: Properties, misfits: Misfits, at: string): TerraformObject {
  const inside = (property: string): string => (at === '' ? property : `${at}.${property}`);
  for (const [property, value] of Object.entries(properties)) {
    if (isInternal(property) || property in node.names || value === undefined || value === null) continue;
    (node.declared?.has(property) === true ? misfits.dropped : misfits.unknown).push(inside(property));
  }
  const values = Object.entries(node.attributes).map(([name, attribute]): [string, TerraformValue] => {
    const { property } = attribute;
    const value = property === undefined ? undefined : properties[property];
    if (property === undefined || value === undefined || value === null) return [name, absent(node, attribute)];
    return [name, toValue(attribute.node, value, misfits, inside(property))];
  });
  return Object.fromEntries(values);
}

function listValue(node: BoundCollection, value: unknown, misfits: Misfits, at: string): TerraformValue {
  if (!Array.isArray(value)) return null;
  return value.map((item, index) => toValue(node.element, item, misfits, node.flat ? at : `${at}[${index}]`));
}

/** Null for what is not of the type; strings of numbers and of booleans are, as Pulumi and Terraform both have it. */
function primitiveValue({ type }: PrimitiveNode, value: unknown): TerraformValue {
  switch (type) {
    case 'string':
      if (typeof value === 'string') return value;
      return hasUnknown(value) ? UNKNOWN : JSON.stringify(value);
    case 'number': {
      const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
      return typeof number === 'number' && !Number.isNaN(number) ? number : null;
    }
    case 'bool':
      if (typeof value === 'boolean') return value;
      return value === 'true' || value === 'false' ? value === 'true' : null;
    case 'dynamic': {
      const given = typeof value === 'object' ? JSON.stringify(value) : (value as string | number | boolean);
      const name = typeof given === 'boolean' ? 'bool' : typeof given;
      return [Buffer.from(JSON.stringify(name)), given];
    }
  }
}

/** What the bridge and Pulumi itself keep beside the properties. */
function isInternal(property: string): boolean {
  return property.startsWith('__');
}
