// What valid YAML may hold and an estate must not: a key written twice, an alias inside its own anchor, endless nesting.
import { isAlias, isMap, isScalar, isSeq, type Document, type Node } from 'yaml';
import { MAX_DEPTH, nestsTooDeeply } from './document';

export interface StructuralFault {
  readonly code: string;
  readonly offset: number;
  readonly message: string;
  readonly help: string;
}

/** All structural faults of a document. Linear in its size. */
export function structuralFaults(document: Document.Parsed): StructuralFault[] {
  const faults: StructuralFault[] = [];
  const anchors = new Map<string, number>();
  visit(document.contents, []);
  return faults;

  /** How many levels are in the node, those of its aliases included. */
  function visit(node: unknown, around: readonly Node[]): number {
    if (isAlias(node)) {
      const height = anchors.get(node.source) ?? 0;
      // An anchor is known once its node is left: inside of it, only the nodes around can bear its name.
      if (around.some(({ anchor }) => anchor === node.source))
        fault('yaml/alias-cycle', node, `\`*${node.source}\` stands inside what it repeats`, '');
      else if (around.length + height > MAX_DEPTH)
        fault('yaml/syntax', node, nestsTooDeeply, 'an alias counts as what it repeats');
      return height;
    }
    if (!isMap(node) && !isSeq(node)) return 0;
    const inside = [...around, node];
    if (isMap(node)) duplicateKeys(node.items.map(({ key }) => key));
    const inner = node.items.map((item) => visit(isMap(node) ? (item as { value: unknown }).value : item, inside));
    const height = 1 + inner.reduce((most, one) => Math.max(most, one), 0);
    if (node.anchor !== undefined) anchors.set(node.anchor, height);
    return height;
  }

  function duplicateKeys(keys: readonly unknown[]): void {
    const seen = new Set<string>();
    for (const key of keys) {
      if (!isScalar(key)) continue;
      const name = String(key.value);
      if (seen.has(name) && name !== '<<')
        fault('yaml/duplicate-key', key, `the key \`${name}\` is written twice`, 'keep one');
      seen.add(name);
    }
  }

  function fault(code: string, node: Node, message: string, help: string): void {
    faults.push({ code, offset: node.range?.[0] ?? 0, message, help });
  }
}
