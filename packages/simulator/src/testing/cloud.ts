// A simulated cloud for tests: calls in short form, a clock that the test moves, accounts vended in one line.
import { type ApiOutput, callerOf } from '../store/apiCall';
import { SimulatedAws, type SimulatedAwsOptions } from '../store/simulatedAws';

export const MANAGEMENT_ID = '111111111111';
export const HOME = 'us-east-1';
export const START = '2026-11-21T00:00:00.000Z';

/** Where a call is made, if not in the management account and the home region. */
export interface Where {
  readonly account?: string;
  readonly region?: string;
  readonly principal?: string;
}

export class Cloud {
  readonly aws: SimulatedAws;
  now = new Date(START);

  constructor(options: Partial<SimulatedAwsOptions> = {}) {
    this.aws = SimulatedAws.open({
      managementAccountId: MANAGEMENT_ID,
      homeRegion: HOME,
      now: () => this.now,
      ...options,
    });
  }

  /** `call('iam:GetRole', { RoleName })`. The answer is as loosely typed as JSON: tests look into it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async call(name: string, input: Record<string, unknown> = {}, where: Where = {}): Promise<any> {
    const [service = '', operation = ''] = name.split(':');
    const caller = callerOf(where.account ?? MANAGEMENT_ID);
    const principalArn = where.principal ?? caller.principalArn;
    const call = { ...caller, principalArn, region: where.region ?? HOME, service, operation, input };
    return (await this.aws.call(call)) satisfies ApiOutput;
  }

  /** Lets time pass. */
  wait({ days = 0, hours = 0, minutes = 0 }: { days?: number; hours?: number; minutes?: number }): void {
    this.now = new Date(this.now.getTime() + ((days * 24 + hours) * 60 + minutes) * 60_000);
  }

  /** The id of a new account, `<name>@example.com`. */
  async vend(name: string): Promise<string> {
    const asked = await this.call('organizations:CreateAccount', { AccountName: name, Email: `${name}@example.com` });
    const request = { CreateAccountRequestId: asked.CreateAccountStatus.Id };
    await this.call('organizations:DescribeCreateAccountStatus', request);
    const { CreateAccountStatus: done } = await this.call('organizations:DescribeCreateAccountStatus', request);
    return done.AccountId;
  }

  async root(): Promise<string> {
    return (await this.call('organizations:ListRoots')).Roots[0].Id;
  }

  /** The id of a new unit, under the root unless said otherwise. */
  async unit(name: string, parentId?: string): Promise<string> {
    const input = { Name: name, ParentId: parentId ?? (await this.root()) };
    return (await this.call('organizations:CreateOrganizationalUnit', input)).OrganizationalUnit.Id;
  }

  /** The id of a new SCP. */
  async scp(name: string, content: unknown = DENY_LEAVING): Promise<string> {
    const Content = typeof content === 'string' ? content : JSON.stringify(content);
    const input = { Name: name, Description: '', Type: 'SERVICE_CONTROL_POLICY', Content };
    return (await this.call('organizations:CreatePolicy', input)).Policy.PolicySummary.Id;
  }
}

export const DENY_LEAVING = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Action: 'organizations:LeaveOrganization', Resource: '*' }],
};

/** A trust policy for whole accounts, or for other AWS principals. */
export function trustPolicy(...principals: readonly string[]): string {
  const AWS = principals.map((one) => (/^\d{12}$/.test(one) ? `arn:aws:iam::${one}:root` : one));
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS }, Action: 'sts:AssumeRole' }],
  });
}

/** What a refusal looks like, for `rejects.toMatchObject`. */
export function refusal(name: string, Reason?: string): object {
  return Reason === undefined ? { name } : { name, Reason };
}
