// What the deploy/ folders share: references become Pulumi outputs here, and nowhere else.
import * as pulumi from '@pulumi/pulumi';
import type * as aws from '@pulumi/aws';
import { canonicalJson } from '../canonical';
import { normalPolicy, type PolicyDocument } from '../policyDocument';
import { isReference, references, substitute, type Join, type Reference, type Value } from '../reference';

/** Where a stack finds what it does not make itself: other stacks' outputs and providers by account. */
export interface Surroundings {
  /** The value of a reference to something outside this stack. */
  outside(reference: Reference): pulumi.Output<string>;
  /** The provider of the account with this key; `management` for the management account. */
  provider(account: string): aws.Provider;
}

/** One run of one stack: knows what has been registered so far and resolves references to it. */
export class Deployment {
  private readonly attributes = new Map<string, pulumi.Output<string>>();
  /** What was asked for before: the SDK walks through all outputs of another stack to find one. */
  private readonly found = new Map<string, pulumi.Output<string>>();

  constructor(private readonly surroundings: Surroundings) {}

  /** The provider of the account with this key; `management` for the management account. */
  provider(account: string): aws.Provider {
    return this.surroundings.provider(account);
  }

  /** Makes the attributes of the resource at `address` known to what is registered after it. */
  registered(address: string, attributes: { readonly [attribute: string]: pulumi.Output<string> }): void {
    for (const [attribute, value] of Object.entries(attributes)) this.attributes.set(`${address}#${attribute}`, value);
  }

  /** All attributes that were registered so far. */
  known(): pulumi.Output<string>[] {
    return [...this.attributes.values()];
  }

  /** The value of `reference`, from this stack if it registered it, else from outside. */
  resolve(reference: Reference): pulumi.Output<string> {
    const name = `${reference.ref}#${reference.attribute}`;
    const known = this.attributes.get(name) ?? this.found.get(name);
    if (known !== undefined) return known;
    const outside = this.surroundings.outside(reference);
    this.found.set(name, outside);
    return outside;
  }

  /** A property that is text: literal, a reference or a join. */
  text(value: string | Reference | Join): pulumi.Input<string> {
    // An output of a literal would cost the SDK a dozen promises, for each tag of each resource.
    if (typeof value === 'string') return value;
    if (isReference(value)) return this.resolve(value);
    return pulumi
      .all(value.join.map((part) => (typeof part === 'string' ? part : this.resolve(part))))
      .apply((parts) => parts.join(''));
  }

  /** A list of texts. */
  texts(values: readonly (string | Reference | Join)[]): pulumi.Input<string>[] {
    return values.map((value) => this.text(value));
  }

  /** Tags, or anything else that is a map of texts. */
  map(values: { readonly [key: string]: string | Reference | Join }): { [key: string]: pulumi.Input<string> } {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, this.text(value)]));
  }

  /** The canonical text of a policy document, its references resolved. */
  document(document: PolicyDocument): pulumi.Input<string> {
    const found = references(document);
    if (found.length === 0) return canonicalJson(normalPolicy(substitute(document, () => '')));
    const named = found.map((reference) => `${reference.ref}#${reference.attribute}`);
    return pulumi.all(found.map((reference) => this.resolve(reference))).apply((values) => {
      const byName = new Map(named.map((name, index) => [name, values[index] ?? '']));
      const resolved: Value = substitute(document, ({ ref, attribute }) => byName.get(`${ref}#${attribute}`) ?? '');
      return canonicalJson(normalPolicy(resolved));
    });
  }
}
