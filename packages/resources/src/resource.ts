// The comparable unit of a landing zone: what the plan, the deployment and the drift job all speak of.
import type { Value } from './reference';

/** The `account` of a resource that lives in the management account. No account of an estate may have this key. */
export const MANAGEMENT = 'management';

/** The address of the organization's root, whose id AWS decides. It is referred to and never deployed. */
export const ORGANIZATION_ROOT = 'organization/root';

/**
 * One thing in AWS, in normal form: sets sorted, policies canonical, ids as references.
 * `address` is stable and unique in the landing zone; `account` is the key of the account that it
 * belongs to, in the report's sense (an SCP attachment of an account belongs to that account);
 * `region` is null for what has none.
 */
export interface Resource<
  Kind extends string = string,
  Properties extends object = { readonly [name: string]: Value },
> {
  readonly kind: Kind;
  readonly address: string;
  readonly account: string;
  readonly region: string | null;
  readonly stack: string;
  readonly properties: Properties;
}

/**
 * A thing that a reader saw in AWS: AWS's ids still raw. `ids` are the attributes that others refer
 * to (`id`, `arn`, …); `account` is the 12-digit id of the account that owns it, in AWS's sense.
 */
export interface ObservedResource<Kind extends string = string> {
  readonly kind: Kind;
  readonly accountId: string;
  readonly region: string | null;
  readonly ids: { readonly [attribute: string]: string };
  readonly properties: { readonly [name: string]: Value };
}
