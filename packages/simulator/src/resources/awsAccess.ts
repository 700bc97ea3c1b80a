// How resources call the simulated AWS: in one account and region, typed as the SDK v3 clients are, throttling waited out.
import type { Account } from '@aws-sdk/client-account';
import type { Backup } from '@aws-sdk/client-backup';
import type { EC2 } from '@aws-sdk/client-ec2';
import type { IAM } from '@aws-sdk/client-iam';
import type { KMS } from '@aws-sdk/client-kms';
import type { Organizations } from '@aws-sdk/client-organizations';
import type { RAM } from '@aws-sdk/client-ram';
import type { SSM } from '@aws-sdk/client-ssm';
import type { STS } from '@aws-sdk/client-sts';
import type { Caller } from '../store/apiCall';
import { AwsError, isAwsError } from '../store/awsError';
import type { SimulatedAws } from '../store/simulatedAws';

/** The services that resources use, by the name under which the simulator knows them. */
interface Services {
  readonly account: Account;
  readonly backup: Backup;
  readonly ec2: EC2;
  readonly iam: IAM;
  readonly kms: KMS;
  readonly organizations: Organizations;
  readonly ram: RAM;
  readonly ssm: SSM;
  readonly sts: STS;
}

/** What an SDK method takes and answers, by its form with a callback. */
type Method<Input, Callback> = (args: Input, options: never, cb: Callback) => void;
type InputOf<M> = M extends Method<infer Input, never> ? Input : never;
type OutputOf<M> = M extends Method<never, infer Callback> ? AnswerOf<Callback> : never;
type AnswerOf<Callback> = Callback extends (error: never, data?: infer Output) => void ? Output : never;

/** The SDK's own limit is three; a simulated throttle costs no time, so there is no reason to be stingy. */
const ATTEMPTS = 10;
const THROTTLED = [
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'ConcurrentModificationException',
  'FinalizingOrganizationException',
];

/** An identity in one account, calling in one region. */
export class AwsAccess {
  constructor(
    private readonly aws: SimulatedAws,
    private readonly caller: Caller,
    readonly region: string,
  ) {}

  /** 12 digits. */
  get accountId(): string {
    return this.caller.accountId;
  }

  /** The same identity in another region. */
  in(region: string): AwsAccess {
    return region === this.region ? this : new AwsAccess(this.aws, this.caller, region);
  }

  /** Calls an operation by its SDK method's name; like the SDK, it tries again what AWS throttled or failed to serve. */
  async call<S extends keyof Services, O extends keyof Services[S] & string>(
    service: S,
    operation: O,
    input: InputOf<Services[S][O]>,
  ): Promise<OutputOf<Services[S][O]>> {
    const name = operation.charAt(0).toUpperCase() + operation.slice(1);
    const call = {
      ...this.caller,
      region: this.region,
      service,
      operation: name,
      input: input as Record<string, unknown>,
    };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.aws.call(call)) as OutputOf<Services[S][O]>;
      } catch (error) {
        if (attempt === ATTEMPTS || !isTransient(error)) throw error;
        await new Promise((resolve) => setTimeout(resolve, attempt));
      }
    }
  }
}

/** Whether AWS said that it did not do what was asked: not so if it broke down, or if no answer came at all. */
export function isRefusal(error: unknown): boolean {
  return error instanceof AwsError && error.$fault === 'client';
}

/** The answer to a question about something, or null if AWS answers that it does not exist, under one of these names. */
export async function orGone<T>(answer: Promise<T>, ...names: readonly string[]): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAwsError(error, ...names)) return null;
    throw error;
  }
}

/**
 * What `ask` answers once `settled`; AWS finishes many things after it has answered. The pauses are short: a simulated
 * cloud is quick. @throws Error after about ten seconds.
 */
export async function eventually<T>(what: string, ask: () => Promise<T>, settled: (answer: T) => boolean): Promise<T> {
  for (let attempt = 0; attempt < 1000; attempt += 1) {
    const answer = await ask();
    if (settled(answer)) return answer;
    if (attempt > 2) await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${what} does not come to an end`);
}

function isTransient(error: unknown): boolean {
  return error instanceof AwsError && (error.$fault === 'server' || isAwsError(error, ...THROTTLED));
}
