// Whether two Terraform values are the same; sets have no order.
import type { TypeNode } from './schema';
import { isList, isObject, UNKNOWN, type TerraformValue } from './value';

export function sameValue(node: TypeNode, a: TerraformValue, b: TerraformValue): boolean {
  if (a === UNKNOWN || b === UNKNOWN || a === null || b === null) return a === b;
  switch (node.kind) {
    case 'primitive':
      if (node.type === 'number') return Number(a) === Number(b);
      return node.type === 'dynamic' ? JSON.stringify(a) === JSON.stringify(b) : a === b;
    case 'object':
      if (!isObject(a) || !isObject(b)) return false;
      return Object.entries(node.attributes).every(([name, attribute]) =>
        sameValue(attribute.node, a[name] ?? null, b[name] ?? null),
      );
    case 'map': {
      if (!isObject(a) || !isObject(b)) return false;
      const names = Object.keys(a);
      return (
        names.length === Object.keys(b).length &&
        names.every((name) => name in b && sameValue(node.element, a[name] ?? null, b[name] ?? null))
      );
    }
    case 'tuple':
      return sameItems(a, b, (x, y, index) => sameValue(node.elements[index] ?? DYNAMIC, x, y));
    case 'list':
      return sameItems(a, b, (x, y) => sameValue(node.element, x, y));
    case 'set':
      return sameMembers(a, b, (x, y) => sameValue(node.element, x, y));
  }
}

const DYNAMIC: TypeNode = { kind: 'primitive', type: 'dynamic' };

type Same = (x: TerraformValue, y: TerraformValue, index: number) => boolean;

function sameItems(a: TerraformValue, b: TerraformValue, same: Same): boolean {
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  return a.every((item, index) => same(item, b[index] ?? null, index));
}

function sameMembers(a: TerraformValue, b: TerraformValue, same: Same): boolean {
  if (!isList(a) || !isList(b) || a.length !== b.length) return false;
  const left = [...b];
  return a.every((member) => {
    const at = left.findIndex((other, index) => same(member, other, index));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}
