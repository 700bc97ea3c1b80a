// Policy documents in IAM: their sizes, without white space, and how they are answered, URL-encoded.
// (IAM User Guide, "IAM and AWS STS quotas": IAM does not count white space; IAM API Reference: RFC 3986 encoding)
import { type CallContext } from '../../store/callContext';
import { parsePolicy } from '../policyDocument';
import { unknownPrincipal } from '../principal';
import { limitExceeded, malformedPolicy } from './refusal';

/** Characters that count towards a quota. */
export function sizeOf(document: string): number {
  return document.replace(/\s/g, '').length;
}

export function encoded(document: string): string {
  return encodeURIComponent(document).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function checkedManagedPolicy(context: CallContext, document: string): string {
  parsePolicy(document, 'identity', malformedPolicy);
  const most = context.quotas.managedPolicyCharacters;
  if (sizeOf(document) > most) throw limitExceeded(`Cannot exceed quota for PolicySize: ${most}`);
  return document;
}

/** Its principals must exist: accounts, and roles in them. ⚠ inference for SAML providers, which are not looked up. */
export function checkedTrustPolicy(context: CallContext, document: string): string {
  const statements = parsePolicy(document, 'trust', malformedPolicy);
  const most = context.quotas.trustPolicyCharacters;
  if (sizeOf(document) > most) throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${most}`);
  const unknown = unknownPrincipal(context, statements);
  if (unknown !== undefined) throw malformedPolicy(`Invalid principal in policy: "AWS":"${unknown}"`);
  return document;
}
