// One call of the AWS API: what every door hands to the store, and the ports through which tests watch and disturb calls.

/** Who calls: an account, and the principal in it. */
export interface Caller {
  /** 12 digits. */
  readonly accountId: string;
  readonly principalArn: string;
}

/** A request to AWS. `input` has the shape of the SDK v3 command's input, e.g. `CreateRoleCommandInput`. */
export interface ApiCall extends Caller {
  /** `us-east-1`; calls to global services (organizations, iam, sts, account) may come from any region. */
  readonly region: string;
  /** `organizations`, `account`, `sts`, `iam`, `kms`, `ec2`, `ram`, `ssm`, `backup`, `cloudtrail`, `tag`. */
  readonly service: string;
  /** `CreateRole`. */
  readonly operation: string;
  readonly input: Record<string, unknown>;
}

/** The answer to a call, in the shape of the SDK v3 command's output. */
export type ApiOutput = Record<string, unknown>;

/**
 * Where a test disturbs calls: a promise that waits slows the call down, a throw is the fault. `n` counts, from 1, the
 * calls that ask for a change (refused ones included) since the simulator was opened; a call that only reads gets the
 * count reached so far. What `before` refuses has not happened; what `after` refuses has.
 */
export interface FaultPort {
  before(call: ApiCall, n: number): Promise<void> | void;
  after?(call: ApiCall, n: number): Promise<void> | void;
}

/** The principal that stands for an account's own automation, which may do everything in its account. */
export function callerOf(accountId: string): Caller {
  return { accountId, principalArn: `arn:aws:iam::${accountId}:user/automation` };
}
