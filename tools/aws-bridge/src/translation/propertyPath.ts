// A path in Terraform's names as one in Pulumi's.
import { camelCase } from '../pulumi/spelling';
import type { AttributePath } from '../terraform/messages';
import type { TypeNode } from '../terraform/schema';
import type { BoundNode, BoundObject } from './binding';

/** Such as `ingress[0].fromPort`; empty for the whole resource. */
export function propertyPath(root: BoundObject, path: AttributePath | null): string {
  let text = '';
  let node: BoundNode | TypeNode | undefined = root;
  for (const step of path?.steps ?? []) {
    if (step.selector === 'attributeName') {
      const attribute: BoundObject['attributes'][string] | undefined =
        node !== undefined && 'names' in node ? node.attributes[step.attributeName] : undefined;
      text += `${text === '' ? '' : '.'}${attribute?.property ?? camelCase(step.attributeName)}`;
      node = attribute?.node;
    } else {
      const key = step.selector === 'elementKeyInt' ? `[${step.elementKeyInt}]` : `.${step.elementKeyString}`;
      if (!(node !== undefined && 'flat' in node && node.flat)) text += key;
      node = node !== undefined && 'element' in node ? node.element : undefined;
    }
  }
  return text;
}
