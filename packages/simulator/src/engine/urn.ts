// URNs, the names by which Pulumi knows a resource for ever (Pulumi documentation, "Resource names").

/** The one Pulumi project of a landing zone. */
export const PROJECT = 'landing-zone';

/** The type of the resource that stands for a stack itself. */
export const STACK_TYPE = 'pulumi:pulumi:Stack';

/** The URN of a resource; types of parents lead to its own, and the stack itself is no parent in this sense. */
export function urnOf(stack: string, parent: string, type: string, name: string): string {
  const parents = parent === '' ? '' : qualifiedType(parent);
  const prefix = parents === '' || parents === STACK_TYPE ? '' : `${parents}$`;
  return `urn:pulumi:${stack}::${PROJECT}::${prefix}${type}::${name}`;
}

/** The resource's own type. */
export function typeOf(urn: string): string {
  return qualifiedType(urn).split('$').pop() ?? '';
}

export function nameOf(urn: string): string {
  return urn.split('::').slice(3).join('::');
}

function qualifiedType(urn: string): string {
  return urn.split('::')[2] ?? '';
}
