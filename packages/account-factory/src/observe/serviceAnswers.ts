// Asks the services of an account, region by region, whether they answer: one cheap read of each.
import { BackupClient, ListBackupVaultsCommand } from '@aws-sdk/client-backup';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms';
import { GetResourceSharesCommand, RAMClient } from '@aws-sdk/client-ram';
import { DescribeParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { inParallel, type AwsSession } from '@microaccounts/resources/observe';

export type ProbedService = 'backup' | 'ec2' | 'iam' | 'kms' | 'ram' | 'ssm' | 'sts';

/** A service in a region, as it is asked. */
export interface Probe {
  readonly service: ProbedService;
  readonly region: string;
}

/** What came of it: `refusal` is what AWS, or the network, answered instead. */
export type ServiceAnswer = Probe &
  ({ readonly answered: true } | { readonly answered: false; readonly refusal: unknown });

type Read = (session: AwsSession, region: string, abortSignal: AbortSignal) => Promise<unknown>;

interface ServiceRead {
  /** The IAM action that the read takes; null where none is needed. */
  readonly action: string | null;
  readonly read: Read;
}

/** One page of the smallest size that the service allows; what it holds does not matter. */
const READS: { readonly [S in ProbedService]: ServiceRead } = {
  backup: {
    action: 'backup:ListBackupVaults',
    read: (session, region, abortSignal) =>
      session.client(BackupClient, region).send(new ListBackupVaultsCommand({ MaxResults: 1 }), { abortSignal }),
  },
  ec2: {
    action: 'ec2:DescribeVpcs',
    read: (session, region, abortSignal) =>
      session.client(EC2Client, region).send(new DescribeVpcsCommand({ MaxResults: 5 }), { abortSignal }),
  },
  iam: {
    action: 'iam:ListRoles',
    read: (session, region, abortSignal) =>
      session.client(IAMClient, region).send(new ListRolesCommand({ MaxItems: 1 }), { abortSignal }),
  },
  kms: {
    action: 'kms:ListKeys',
    read: (session, region, abortSignal) =>
      session.client(KMSClient, region).send(new ListKeysCommand({ Limit: 1 }), { abortSignal }),
  },
  ram: {
    action: 'ram:GetResourceShares',
    read: (session, region, abortSignal) =>
      session
        .client(RAMClient, region)
        .send(new GetResourceSharesCommand({ resourceOwner: 'SELF', maxResults: 1 }), { abortSignal }),
  },
  ssm: {
    action: 'ssm:DescribeParameters',
    read: (session, region, abortSignal) =>
      session.client(SSMClient, region).send(new DescribeParametersCommand({ MaxResults: 1 }), { abortSignal }),
  },
  sts: {
    // "No permissions are required to perform this operation" (STS API Reference, "GetCallerIdentity").
    action: null,
    read: (session, region, abortSignal) =>
      session.client(STSClient, region).send(new GetCallerIdentityCommand({}), { abortSignal }),
  },
};

/** The services that a baseline is made of, and EC2, which a new account gets last. */
export const BASELINE_SERVICES: readonly ProbedService[] = ['sts', 'iam', 'kms', 'ssm', 'backup', 'ec2'];

/** The IAM actions that asking all services takes, sorted. */
export const probeActions: readonly string[] = Object.values(READS).flatMap(({ action }) => action ?? []);

/** Services with one endpoint for all regions, which are asked once (AWS General Reference, "IAM endpoints and quotas"). */
const GLOBAL: ReadonlySet<ProbedService> = new Set(['iam']);

/** What there is to ask of an account: each service in each region, a global one in the first region alone. */
export function probesOf(regions: readonly string[], services: readonly ProbedService[]): Probe[] {
  return regions.flatMap((region, index) =>
    services.filter((service) => index === 0 || !GLOBAL.has(service)).map((service) => ({ service, region })),
  );
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** How many services are asked at once. */
const AT_ONCE = 8;

/**
 * What each probe came to, in their order. It never throws what a service refuses; a read that takes longer than
 * `mostSeconds` is given up, and its refusal is a `TimeoutError`.
 */
export function readServiceAnswers(
  session: AwsSession,
  probes: readonly Probe[],
  mostSeconds: number,
): Promise<ServiceAnswer[]> {
  return inParallel(AT_ONCE, probes, async ({ service, region }) => {
    try {
      await inTime(mostSeconds, (signal) => READS[service].read(session, region, signal));
      return { service, region, answered: true };
    } catch (refusal) {
      return { service, region, answered: false, refusal };
    }
  });
}

/** What `read` gives, or a `TimeoutError`; it is not waited for any longer, even where a client does not heed the signal. */
async function inTime(mostSeconds: number, read: (signal: AbortSignal) => Promise<unknown>): Promise<void> {
  const controller = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new TimeoutError(`no answer within ${mostSeconds} seconds`));
      controller.abort();
    }, mostSeconds * 1_000);
  });
  try {
    await Promise.race([read(controller.signal), over]);
  } finally {
    clearTimeout(timer);
  }
}
