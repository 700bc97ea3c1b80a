// The schema of a whole provider, read type by type when it is asked for: there are 1,500, and a program needs thirty.
import type { AttributeMessage, BlockMessage, NestedBlockMessage, SchemaMessage, SchemaResponse } from './messages';
import type { Attribute, ObjectNode, PrimitiveNode, ResourceSchema, TypeNode } from './schema';

export class ProviderSchema {
  /** The provider's own arguments. */
  readonly provider: ObjectNode;
  private readonly read = new Map<SchemaMessage, ResourceSchema>();

  constructor(private readonly message: SchemaResponse) {
    this.provider = blockNode(message.provider.block);
  }

  hasResource(type: string): boolean {
    return type in this.message.resourceSchemas;
  }

  hasDataSource(type: string): boolean {
    return type in this.message.dataSourceSchemas;
  }

  /** @throws {RangeError} a type that this provider does not have */
  resource(type: string): ResourceSchema {
    return this.schemaOf(type, this.message.resourceSchemas[type]);
  }

  /** @throws {RangeError} a type that this provider does not have */
  dataSource(type: string): ResourceSchema {
    return this.schemaOf(type, this.message.dataSourceSchemas[type]);
  }

  private schemaOf(type: string, message: SchemaMessage | undefined): ResourceSchema {
    if (message === undefined) throw new RangeError(`the provider has no \`${type}\``);
    const schema = this.read.get(message) ?? { version: message.version, root: blockNode(message.block) };
    this.read.set(message, schema);
    return schema;
  }
}

function blockNode({ attributes, blockTypes }: BlockMessage): ObjectNode {
  const entries = [
    ...attributes.map((each): [string, Attribute] => [each.name, attributeOf(each)]),
    ...blockTypes.map((each): [string, Attribute] => [each.typeName, nestedBlockOf(each)]),
  ];
  return { kind: 'object', block: true, attributes: Object.fromEntries(entries) };
}

function attributeOf({ type, required, optional, computed }: AttributeMessage): Attribute {
  const node = typeNode(JSON.parse(Buffer.from(type).toString()));
  return { node, required, optional, computed, nested: false };
}

function nestedBlockOf(message: NestedBlockMessage): Attribute {
  const required = message.minItems > 0;
  return { node: nestedNode(message), required, optional: !required, computed: false, nested: true };
}

function nestedNode({ block, nesting, maxItems }: NestedBlockMessage): TypeNode {
  const element = blockNode(block);
  switch (nesting) {
    case 2:
      return { kind: 'list', element, maxItems };
    case 3:
      return { kind: 'set', element, maxItems };
    case 4:
      return { kind: 'map', element };
    default:
      return element;
  }
}

/** A cty type in JSON: a name, or a pair of a constructor and what it is of. */
function typeNode(type: unknown): TypeNode {
  if (typeof type === 'string') return { kind: 'primitive', type: type as PrimitiveNode['type'] };
  const [constructor, of] = type as [string, unknown];
  switch (constructor) {
    case 'object': {
      const attributes = Object.entries(of as Record<string, unknown>).map(([name, each]): [string, Attribute] => [
        name,
        { node: typeNode(each), required: false, optional: true, computed: true, nested: false },
      ]);
      return { kind: 'object', block: false, attributes: Object.fromEntries(attributes) };
    }
    case 'tuple':
      return { kind: 'tuple', elements: (of as unknown[]).map(typeNode) };
    case 'list':
    case 'set':
      return { kind: constructor, element: typeNode(of), maxItems: 0 };
    case 'map':
      return { kind: 'map', element: typeNode(of) };
    default:
      throw new RangeError(`unknown cty type \`${constructor}\``);
  }
}
