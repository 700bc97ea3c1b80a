// Joins a Terraform type with the names that Pulumi gives its attributes.
import { nestedMembers } from '../pulumi/declaration';
import { camelCase, plurals } from '../pulumi/spelling';
import type { Members, TypeShape } from '../pulumi/typeShape';
import {
  isCollection,
  type Attribute,
  type CollectionNode,
  type MapNode,
  type ObjectNode,
  type PrimitiveNode,
  type TupleNode,
  type TypeNode,
} from '../terraform/schema';

export type BoundNode = PrimitiveNode | TupleNode | BoundObject | BoundCollection | BoundMap;

export interface BoundAttribute extends Attribute {
  readonly node: BoundNode;
  /** Pulumi's name; undefined where it has none. */
  readonly property: string | undefined;
}

export interface BoundObject extends ObjectNode {
  readonly attributes: Readonly<Record<string, BoundAttribute>>;
  /** Terraform's name of each of Pulumi's. */
  readonly names: Readonly<Record<string, string>>;
  /** What Pulumi declares here, whether this provider has it or not; undefined when nothing says. */
  readonly declared: ReadonlySet<string> | undefined;
}

export interface BoundCollection extends CollectionNode {
  readonly element: BoundNode;
  /** Pulumi writes the one element in place of the list. */
  readonly flat: boolean;
}

export interface BoundMap extends MapNode {
  readonly element: BoundNode;
}

/** What no rule finds (pulumi/pulumi-aws, provider/resources.go), by Terraform type. */
const RENAMED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  aws_lambda_function: { filename: 'code', function_name: 'name' },
};

/**
 * The root of a resource or of a data source.
 * @param members what Pulumi declares for it
 * @param type its Terraform type
 * @param unnamed attributes that Pulumi has no name for, whatever spelling says
 */
export function bindRoot(
  root: ObjectNode,
  members: Members | undefined,
  type: string,
  unnamed: readonly string[],
): BoundObject {
  const isUnnamed = ([name]: [string, unknown]): boolean => unnamed.includes(name);
  const attributes = Object.entries(root.attributes);
  const named = { ...root, attributes: Object.fromEntries(attributes.filter((each) => !isUnnamed(each))) };
  const bound = bindObject(named, members, RENAMED[type] ?? {});
  const rest = attributes.filter(isUnnamed).map(([name, attribute]): [string, BoundAttribute] => {
    return [name, { ...attribute, node: bindNode(attribute.node, undefined), property: undefined }];
  });
  return { ...bound, attributes: { ...bound.attributes, ...Object.fromEntries(rest) } };
}

function bindObject(
  node: ObjectNode,
  members: Members | undefined,
  renamed: Readonly<Record<string, string>>,
): BoundObject {
  const properties = propertyNames(node, members, renamed);
  const attributes = Object.entries(node.attributes).map(([name, attribute]): [string, BoundAttribute] => {
    const property = properties.get(name);
    const shape = property === undefined ? undefined : members?.[property];
    return [name, { ...attribute, node: bindNode(attribute.node, shape), property }];
  });
  return {
    ...node,
    attributes: Object.fromEntries(attributes),
    names: Object.fromEntries([...properties].map(([name, property]) => [property, name])),
    declared: members && new Set(Object.keys(members)),
  };
}

function bindNode(node: TypeNode, shape: TypeShape | undefined): BoundNode {
  switch (node.kind) {
    case 'primitive':
    case 'tuple':
      return node;
    case 'object': {
      const reference = shape?.reference ?? null;
      return bindObject(node, reference === null ? undefined : nestedMembers(reference), {});
    }
    case 'map':
      return { ...node, element: bindNode(node.element, shape && { ...shape, map: false }) };
    case 'list':
    case 'set': {
      const inner = shape && { ...shape, arrays: Math.max(0, shape.arrays - 1) };
      return { ...node, element: bindNode(node.element, inner), flat: isFlat(node, shape) };
    }
  }
}

function isFlat(node: CollectionNode, shape: TypeShape | undefined): boolean {
  if (shape === undefined) return node.maxItems === 1;
  return shape.arrays === 0 && !(shape.map && node.element.kind !== 'map');
}

/** Terraform's names with Pulumi's: first those that are spelled the same, then plurals, then names that Pulumi shortens. */
function propertyNames(
  { attributes }: ObjectNode,
  members: Members | undefined,
  renamed: Readonly<Record<string, string>>,
): Map<string, string> {
  const names = new Map(Object.entries(renamed).filter(([name]) => name in attributes));
  const used = new Set(names.values());
  const claim = (candidatesOf: (name: string, attribute: Attribute) => readonly string[]): void => {
    for (const [name, attribute] of Object.entries(attributes)) {
      if (names.has(name)) continue;
      const free = (each: string): boolean => !used.has(each) && (members === undefined || each in members);
      const property = candidatesOf(name, attribute).find(free);
      if (property === undefined) continue;
      names.set(name, property);
      used.add(property);
    }
  };
  if (members !== undefined) claim((name, { node }) => (isCollection(node) ? [] : [camelCase(name)]));
  claim((name, { node, nested }) => spellings(name, node, nested, members !== undefined));
  if (members !== undefined) claim((name) => shortened(name).filter((each) => !(each in attributes)));
  return names;
}

function spellings(name: string, node: TypeNode, nested: boolean, declared: boolean): string[] {
  const property = camelCase(name);
  const many = isCollection(node) || (node.kind === 'map' && nested);
  const single = isCollection(node) && node.maxItems === 1;
  if (!declared) return [many && !single && !property.endsWith('s') ? `${property}s` : property];
  if (!many) return [property];
  return single ? [property, ...plurals(property)] : [...plurals(property), property];
}

/** Pulumi leaves out `_id`, `_arn` and `_name` where a program may give the other resource itself. */
function shortened(name: string): string[] {
  const [, stem, ending] = /^(.*)_(id|arn|name)$/.exec(name) ?? [];
  if (stem === undefined) return [];
  return [camelCase(stem), ...(ending === 'name' ? ['name'] : [])];
}
