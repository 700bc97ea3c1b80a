// Policy documents as IAM answers them.
import { normalPolicy, type Value } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';

/** What a reader of one kind finds; whose account it is, its caller knows. */
export interface Found {
  readonly kind: 'role' | 'iam-policy' | 'saml-provider';
  readonly ids: { readonly [attribute: string]: string };
  readonly properties: { readonly [name: string]: Value };
}

/** The document in normal form, from its text, which IAM URL-encodes by RFC 3986 (IAM API Reference, "RoleDetail"). */
export function decodedPolicy(text: string | undefined, member: string): Value {
  return normalPolicy(JSON.parse(decodeURIComponent(answered(text, member))) as Value);
}
