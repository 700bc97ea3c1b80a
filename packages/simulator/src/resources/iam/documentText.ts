// IAM answers policy documents URL-encoded, after RFC 3986 (IAM API Reference, "GetRole").

/** The text of a policy document as IAM answered it. */
export function documentText(answered: string | undefined): string | undefined {
  return answered?.startsWith('%') ? decodeURIComponent(answered) : answered;
}
