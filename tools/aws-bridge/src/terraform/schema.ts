// What a provider says of its types: trees of attributes and blocks.
export type TypeNode = PrimitiveNode | ObjectNode | CollectionNode | MapNode | TupleNode;

export interface PrimitiveNode {
  readonly kind: 'primitive';
  readonly type: 'string' | 'number' | 'bool' | 'dynamic';
}

export interface ObjectNode {
  readonly kind: 'object';
  /** A block, which Terraform writes empty where it is absent; otherwise an object, which it writes null. */
  readonly block: boolean;
  readonly attributes: Readonly<Record<string, Attribute>>;
}

export interface CollectionNode {
  readonly kind: 'list' | 'set';
  readonly element: TypeNode;
  /** 0 is no limit. */
  readonly maxItems: number;
}

export interface MapNode {
  readonly kind: 'map';
  readonly element: TypeNode;
}

export interface TupleNode {
  readonly kind: 'tuple';
  readonly elements: readonly TypeNode[];
}

export interface Attribute {
  readonly node: TypeNode;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
  /** A nested block rather than an attribute. */
  readonly nested: boolean;
}

export interface ResourceSchema {
  readonly version: number;
  readonly root: ObjectNode;
}

export function isCollection(node: TypeNode): node is CollectionNode {
  return node.kind === 'list' || node.kind === 'set';
}

/** Can a program give it? */
export function isArgument({ required, optional }: Attribute): boolean {
  return required || optional;
}
