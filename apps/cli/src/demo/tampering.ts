// Carries out the four changes by hand, and says what a drift report must name afterwards.
import type { LandingZone } from '@microaccounts/landing-zone';
import type { LandingZoneResource, OfKind } from '@microaccounts/resources';
import type { AwsSessions } from '@microaccounts/resources/observe';
import { accountIds, createAccount, detachScp, leaveShare, openTrust } from './byHand';
import type { Targets } from './targets';

/** One change by hand, and the finding that it must lead to. */
export interface Tampering {
  /** What was done, in words. */
  readonly told: string;
  readonly expected: Expected;
}

/** `address` is null for what no file knows of. */
export interface Expected {
  readonly status: 'drifted' | 'missing' | 'unmanaged';
  readonly kind: LandingZoneResource['kind'];
  readonly account: string;
  readonly address: string | null;
}

/** Changes four things in AWS behind the files' back, through the AWS SDK alone. */
export async function tamper(
  { estate }: LandingZone,
  all: readonly LandingZoneResource[],
  { attachment, role, association }: Targets,
  sessions: AwsSessions,
): Promise<Tampering[]> {
  const options = { sessions, homeRegion: estate.organization.homeRegion };
  const ids = await accountIds(options);
  const idOf = (key: string): string => {
    const email = estate.accounts.find((account) => account.key === key)?.email.toLowerCase() ?? '';
    const id = ids.get(email);
    if (id === undefined) throw new Error(`account ${key} is not in the organization`);
    return id;
  };
  const named = (address: string): string => address.slice(address.lastIndexOf('/') + 1);
  const expected = (status: 'drifted' | 'missing', { kind, account, address }: LandingZoneResource): Expected => ({
    ...{ status, kind, account, address },
  });

  const policy = named(attachment.properties.policy.ref);
  await detachScp(options, policy, idOf(attachment.account));

  const { name } = role.properties;
  await openTrust(options, name, idOf(role.account));

  const share = named(association.properties.share.ref);
  const owner = { name: share, region: association.region ?? '', ownerId: idOf(estate.coreAccounts.network) };
  await leaveShare(options, owner, idOf(association.account));

  const stranger = 'shadow-it';
  const id = await createAccount(options, stranger, 'shadow-it@example.com');

  return [
    {
      told: `detached SCP ${policy} (${titleOf(attachment, all)}) from ${attachment.account}`,
      expected: expected('missing', attachment),
    },
    { told: `let everybody assume role ${name} of ${role.account}`, expected: expected('drifted', role) },
    {
      told: `took ${association.account} out of the subnet share ${share}`,
      expected: expected('missing', association),
    },
    {
      told: `created account ${stranger} (${id}) outside the files`,
      expected: { status: 'unmanaged', kind: 'account', account: id, address: null },
    },
  ];
}

/** What an attached policy is, as its description begins. */
function titleOf(attachment: OfKind<'scp-attachment'>, all: readonly LandingZoneResource[]): string {
  const policy = all.find(
    (resource) => resource.kind === 'scp' && resource.address === attachment.properties.policy.ref,
  );
  return policy?.kind === 'scp' ? policy.properties.description.replace(/ *[(:].*$/s, '') : 'unknown';
}
