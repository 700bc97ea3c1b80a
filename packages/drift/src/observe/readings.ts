// What is read where: each reader of a domain package with the account, region and kinds that it covers.
import { AccountClient } from '@aws-sdk/client-account';
import { BackupClient } from '@aws-sdk/client-backup';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { OrganizationsClient } from '@aws-sdk/client-organizations';
import { RAMClient } from '@aws-sdk/client-ram';
import { SSMClient } from '@aws-sdk/client-ssm';
import {
  readAlternateContacts,
  readBackupVaults,
  readDelegatedAdministrators,
  readKeys,
  readOrganizationalUnits,
  readTrustedServices,
  type ObservedRoot,
} from '@microaccounts/account-factory/observe';
import { readParameters, readResourceShares, readTransitGateways, readVpcs } from '@microaccounts/networking/observe';
import { readIam } from '@microaccounts/policies/observe';
import { MANAGEMENT, type Kind, type ObservedResource, type Resource } from '@microaccounts/resources';
import type { AwsSession } from '@microaccounts/resources/observe';
import { readScps } from '@microaccounts/scp/observe';
import { kindsOf, ownerOf } from '../identify/owner';

/** A part of the landing zone that is read, or fails to be, as one. */
export interface Scope {
  /** Key of the account in which it is read. */
  readonly owner: string;
  readonly region: string | null;
  readonly kinds: readonly Kind[];
}

export interface Reading extends Scope {
  /** Who reads, if it is not the owner itself. */
  readonly by?: typeof MANAGEMENT;
  /** What reading takes, said where AWS denies access. */
  readonly takes?: string;
  readonly read: (session: AwsSession) => Promise<ObservedResource[]>;
}

/** Whether a resource is, or would be, found in this scope. */
export function covers(
  { owner, region, kinds }: Scope,
  resource: Pick<Resource, 'kind' | 'account' | 'region'>,
  networkAccount: string,
): boolean {
  const kind = kinds.find((one) => one === resource.kind);
  if (kind === undefined || region !== resource.region) return false;
  return owner === ownerOf({ kind, account: resource.account }, networkAccount);
}

/** What the management account tells, but for the accounts, which are read before all else. */
export function organizationReadings({ id: root, policyTypes }: ObservedRoot, homeRegion: string): Reading[] {
  const organization = { owner: MANAGEMENT, region: null };
  const client = (session: AwsSession): OrganizationsClient => session.client(OrganizationsClient, homeRegion);
  return [
    {
      ...organization,
      // Attachments too: without the units it cannot be said what theirs are attached to.
      kinds: ['organizational-unit', 'scp-attachment'],
      read: (session) => readOrganizationalUnits(client(session), session.accountId, root),
    },
    {
      ...organization,
      kinds: ['scp', 'scp-attachment'],
      read: (session) => readScps(client(session), session.accountId),
    },
    {
      ...organization,
      kinds: ['policy-type'],
      // Told with the root.
      read: () => Promise.resolve([...policyTypes]),
    },
    {
      ...organization,
      kinds: ['trusted-service'],
      read: (session) => readTrustedServices(client(session), session.accountId),
    },
    {
      ...organization,
      kinds: ['delegated-administrator'],
      read: (session) => readDelegatedAdministrators(client(session), session.accountId),
    },
  ];
}

/** The networks of a region, as one: shares and attachments mean nothing without the VPCs. */
export function networkReading(owner: string, region: string): Reading {
  return {
    owner,
    region,
    kinds: kindsOf('network'),
    read: async (session) => {
      const place = { accountId: session.accountId, region };
      const ec2 = session.client(EC2Client, region);
      return [
        ...(await readVpcs(ec2, place)),
        ...(await readTransitGateways(ec2, place)),
        ...(await readResourceShares(session.client(RAMClient, region), place)),
      ];
    },
  };
}

/**
 * The contacts of a member account, which the management account asks for: no role of the member has to be there. Although they
 * are read from above, they are read account by account, as AWS tells of one at a time.
 * @param id AWS's id of the account
 */
export function contactReading(owner: string, id: string, homeRegion: string): Reading {
  return {
    owner,
    region: null,
    kinds: ['alternate-contact'],
    by: MANAGEMENT,
    takes: 'it takes account:GetAlternateContact, and trusted access for account.amazonaws.com in the organization',
    read: (session) => readAlternateContacts(session.client(AccountClient, homeRegion), id),
  };
}

/** What is read inside a member account. */
export function baselineReadings(owner: string, regions: readonly string[], homeRegion: string): Reading[] {
  const iam: Reading = {
    owner,
    region: null,
    kinds: ['role', 'iam-policy', 'saml-provider'],
    read: (session) => readIam(session.client(IAMClient, homeRegion), session.accountId),
  };
  return [
    iam,
    ...regions.flatMap((region): Reading[] => [
      {
        owner,
        region,
        kinds: ['key'],
        read: (session) => readKeys(session.client(KMSClient, region), session.accountId, region),
      },
      {
        owner,
        region,
        kinds: ['backup-vault'],
        read: (session) => readBackupVaults(session.client(BackupClient, region), session.accountId, region),
      },
      {
        owner,
        region,
        kinds: ['parameter'],
        read: (session) => readParameters(session.client(SSMClient, region), { accountId: session.accountId, region }),
      },
    ]),
  ];
}
