// Waits until the services of a new account answer: AWS says that an account is there before it can be worked in.
import { setTimeout } from 'node:timers/promises';
import {
  BASELINE_SERVICES,
  probesOf,
  readServiceAnswers,
  type Probe,
  type ProbedService,
} from '@microaccounts/account-factory/observe';
import type { AwsSession, AwsSessions } from '@microaccounts/resources/observe';
import { mayPass, type Asked } from './notYet';
import { answerOf } from './observe/failure';

export interface NewAccount {
  /** The account's key, for messages. */
  readonly account: string;
  /** 12 digits. */
  readonly accountId: string;
  /** The regions that it is to work in; services with one endpoint for all are asked in the first. */
  readonly regions: readonly string[];
  /** By default {@link BASELINE_SERVICES}. */
  readonly services?: readonly ProbedService[];
  /** The role, path included, as which the services are asked: the audit role is not there yet. */
  readonly roleName: string;
}

export interface ReadinessOptions {
  /** After how many seconds waiting ends in an {@link AccountNotReadyError}; 15 minutes unless said otherwise. */
  readonly limitSeconds?: number;
  /** After how many seconds one call is given up. */
  readonly callSeconds?: number;
  /** How to wait, in milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
  readonly now?: () => Date;
  /** From 0 to below 1: how much of a pause's second half is waited. */
  readonly random?: () => number;
  /** Called before each pause with what does not answer yet, and why. */
  readonly onWaiting?: (waiting: readonly Waiting[]) => void;
}

/** What does not answer yet: a service in a region, or, before any can be asked, the role in the account. */
export interface Waiting {
  readonly what: Probe | 'role';
  /** `OptInRequired: You are not subscribed to this service.` */
  readonly reason: string;
}

/** A new account's services did not all answer in time. What was deployed so far stays; running again waits again. */
export class AccountNotReadyError extends Error {
  override readonly name = 'AccountNotReadyError';
  /** The way out, for people. */
  readonly help =
    'run the same command again later: it goes on where it stopped; AWS may take up to a day to activate an account, and tells why it does not in a case with AWS Support';

  constructor(
    account: NewAccount,
    readonly waiting: readonly Waiting[],
    seconds: number,
  ) {
    const [first, ...others] = waiting;
    const more = ['', ', nor does 1 other'][others.length] ?? `, nor do ${others.length} others`;
    super(
      `account \`${account.account}\` is not ready after ${duration(seconds)}: ${said(account, first)} does not answer (${first?.reason ?? ''})${more}`,
    );
  }
}

/** A new account's service refused for a reason that waiting does not change. */
export class AccountRefusesError extends Error {
  override readonly name = 'AccountRefusesError';
  constructor(account: NewAccount, what: Waiting, cause: unknown) {
    super(`account \`${account.account}\` cannot be worked in: ${said(account, what)} refuses (${what.reason})`, {
      cause,
    });
  }
}

const LIMIT_SECONDS = 15 * 60;
const CALL_SECONDS = 30;
/** Milliseconds between looks: doubled each time, up to the longest. */
const PAUSES = { first: 2_000, longest: 30_000 };

/**
 * Comes back when each service answers in each region. Whatever has answered once is not asked again; between looks there
 * are growing pauses of random length, so that accounts made together do not ask together (AWS Architecture Blog,
 * "Exponential Backoff And Jitter"). "You might need to wait a few minutes before you can successfully access the account"
 * (Organizations API Reference, "CreateAccount").
 * @throws AccountNotReadyError after the limit.
 * @throws AccountRefusesError at once when a refusal is none that passes, such as a guardrail's.
 */
export async function accountReady(
  sessions: AwsSessions,
  account: NewAccount,
  options: ReadinessOptions = {},
): Promise<void> {
  const { limitSeconds = LIMIT_SECONDS, wait = setTimeout, now = () => new Date(), random = Math.random } = options;
  const look = new Looks(sessions, account, options.callSeconds ?? CALL_SECONDS);
  const began = now().getTime();
  for (let n = 0; ; n++) {
    const waiting = await look.next();
    if (waiting.length === 0) return;
    const left = began + limitSeconds * 1_000 - now().getTime();
    if (left <= 0) throw new AccountNotReadyError(account, waiting, limitSeconds);
    options.onWaiting?.(waiting);
    const pause = Math.min(PAUSES.first * 2 ** n, PAUSES.longest);
    await wait(Math.min((pause * (1 + random())) / 2, left));
  }
}

/** Looks at one account, each at what did not answer to the one before. */
class Looks {
  private probes: readonly Probe[];
  private session: AwsSession | undefined;

  constructor(
    private readonly sessions: AwsSessions,
    private readonly account: NewAccount,
    private readonly callSeconds: number,
  ) {
    this.probes = probesOf(account.regions, account.services ?? BASELINE_SERVICES);
  }

  async next(): Promise<Waiting[]> {
    try {
      this.session ??= await this.sessions.member(this.account.accountId, this.account.roleName);
    } catch (refusal) {
      return [this.waiting('role', refusal)];
    }
    const answers = await readServiceAnswers(this.session, this.probes, this.callSeconds);
    const waiting = answers.flatMap((answer) =>
      answer.answered ? [] : [this.waiting({ service: answer.service, region: answer.region }, answer.refusal)],
    );
    this.probes = waiting.flatMap(({ what }) => (what === 'role' ? [] : [what]));
    return waiting;
  }

  private waiting(what: Waiting['what'], refusal: unknown): Waiting {
    const waiting = { what, reason: answerOf(refusal) };
    const asked: Asked = what === 'role' ? 'role' : 'service';
    if (!mayPass(refusal, asked)) throw new AccountRefusesError(this.account, waiting, refusal);
    return waiting;
  }
}

function said({ roleName }: NewAccount, waiting: Waiting | undefined): string {
  const what = waiting?.what ?? 'role';
  return what === 'role' ? `its role \`${roleName}\`` : `\`${what.service}\` in \`${what.region}\``;
}

function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 60) return `${seconds} seconds`;
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
