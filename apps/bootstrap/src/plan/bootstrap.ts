// Everything that has to be there before a landing zone is deployed from CI, as plain data.
import type { Role } from '@microaccounts/resources';
import { buckets, type BucketSpec } from './buckets';
import { organizationSpec, stillToDo, type ExistingOrganization, type OrganizationSpec } from './organization';
import { roles } from './roles';
import type { Settings } from './settings';
import { secretsProvider, stateKey, type KeySpec } from './stateKey';
import { AUDIENCE, ISSUER } from './trust';

export interface BootstrapSpec {
  readonly managementAccountId: string;
  readonly homeRegion: string;
  readonly organization: OrganizationSpec;
  /** Null where the account has GitHub's identity provider already. */
  readonly identityProvider: { readonly url: string; readonly audiences: readonly string[] } | null;
  readonly key: KeySpec;
  readonly buckets: readonly BucketSpec[];
  readonly roles: readonly Role[];
  /** What CI is to be told, as stack outputs. */
  readonly outputs: { readonly backendUrl: string; readonly secretsProvider: string };
  /** What is left to do, in words; null if nothing is. */
  readonly next: string | null;
}

/** @param existing what AWS says of the organization; null where it is only now made */
export function bootstrap(settings: Settings, existing: ExistingOrganization | null): BootstrapSpec {
  const { managementAccountId, homeRegion, stateBucket } = settings;
  const key = stateKey(settings);
  return {
    managementAccountId,
    homeRegion,
    organization: organizationSpec(settings, existing),
    identityProvider:
      settings.identityProvider === 'existing' ? null : { url: `https://${ISSUER}`, audiences: [AUDIENCE] },
    key,
    buckets: buckets(settings),
    roles: roles(settings),
    outputs: {
      backendUrl: `s3://${stateBucket}?region=${homeRegion}`,
      secretsProvider: secretsProvider(key, settings),
    },
    next: stillToDo(settings, existing),
  };
}
