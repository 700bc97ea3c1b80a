// What AWS calls a thing whether it is there or not.
import type { LandingZoneResource } from '@microaccounts/resources';

/**
 * The ARN of something in IAM, which follows from account, path and name (IAM User Guide, "IAM identifiers"); undefined for
 * what AWS gives a name of its own.
 * @param accountId of the account that it is in, 12 digits
 */
export function foretoldArn(resource: LandingZoneResource, accountId: string): string | undefined {
  const arn = `arn:aws:iam::${accountId}`;
  switch (resource.kind) {
    case 'iam-policy':
      return `${arn}:policy${resource.properties.path}${resource.properties.name}`;
    case 'role':
      return `${arn}:role${resource.properties.path}${resource.properties.name}`;
    case 'saml-provider':
      return `${arn}:saml-provider/${resource.properties.name}`;
    default:
      return undefined;
  }
}
