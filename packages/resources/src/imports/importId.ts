// How Pulumi is told that a resource exists in AWS already: its type, logical name and import id.

/** A resource that AWS has: the ids that AWS gave it, by attribute, and its properties in normal form. */
export interface ExistingResource {
  readonly ids: { readonly [attribute: string]: string };
  readonly properties: object;
}

/** What AWS has at an address; undefined when there is nothing. */
export type Existing = (address: string) => ExistingResource | undefined;

/** A Pulumi resource and the id by which it is imported ("Import" on the resource's page of the Pulumi Registry). */
export interface ImportId {
  readonly type: string;
  readonly name: string;
  readonly id: string;
}

/** Import ids by `<type>::<logical name>`, the form in which an engine is given them. */
export function importIds(found: readonly ImportId[]): Map<string, string> {
  return new Map(found.map(({ type, name, id }) => [`${type}::${name}`, id]));
}
