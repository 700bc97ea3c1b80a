// Who did it: for each finding the event of CloudTrail behind it, where the trail can be read.
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { AwsSessions } from '@microaccounts/resources/observe';
import { setTimeout } from 'node:timers/promises';
import type { Expectation } from '../expectation';
import type { Ids } from '../identify/registry';
import { reasonOf } from '../observe/failure';
import type { DriftFinding, DriftReport, FindingCause } from '../report/report';
import { causeOf } from './pick';
import { questionOf, type Question } from './question';
import { readEvents, type TrailEvent } from './trail';

export interface AttributionOptions {
  /** Findings that are looked up at most, in the order of the report: 50 by default. */
  readonly most?: number;
  /** After how many seconds the rest is left without: 60 by default. */
  readonly limitSeconds?: number;
  /** Told once of all trails that cannot be read, and of findings that were left out. */
  readonly onNote?: (note: string) => void;
  readonly now?: () => Date;
  /** How to wait, in milliseconds; for tests. */
  readonly wait?: (milliseconds: number) => Promise<unknown>;
}

const MOST = 50;
const LIMIT_SECONDS = 60;
/** "limited to two per second, per account, per Region" (CloudTrail API Reference, "LookupEvents"). */
const PAUSE_MILLISECONDS = 500;
/** The history goes back 90 days (CloudTrail User Guide, "Working with CloudTrail event history"). */
const HISTORY_MILLISECONDS = 90 * 24 * 60 * 60 * 1_000;
const PAGES = 2;

/** The report with causes. What cannot be read or found leaves a finding without; nothing else of the report changes. */
export async function attributed(
  report: DriftReport,
  sessions: AwsSessions,
  expectation: Pick<Expectation, 'networkAccount' | 'homeRegion'>,
  idsOf: (address: string) => Ids | undefined,
  options: AttributionOptions = {},
): Promise<DriftReport> {
  const asked = report.findings.flatMap((finding) => {
    const question = questionOf(finding, expectation, idsOf);
    return question === null ? [] : [{ finding, question }];
  });
  const { most = MOST, onNote } = options;
  if (asked.length > most) onNote?.(`who did it was looked up for the first ${most} of ${asked.length} findings`);
  const inquiry = new Inquiry(sessions, options);
  const trails = new Map<string, { finding: DriftFinding; question: Question }[]>();
  for (const one of asked.slice(0, most)) {
    const key = trailOf(one.question);
    trails.set(key, [...(trails.get(key) ?? []), one]);
  }
  const causes = new Map<DriftFinding, FindingCause>();
  // Each trail has a pace of its own, so they are read side by side.
  await Promise.all(
    [...trails.values()].map(async (group) => {
      for (const { finding, question } of group) {
        const cause = await inquiry.cause(question);
        if (cause !== undefined) causes.set(finding, cause);
      }
    }),
  );
  const unread = inquiry.unread();
  if (unread !== undefined) onNote?.(unread);
  const findings = report.findings.map((finding) => {
    const cause = causes.get(finding);
    return cause === undefined ? finding : { ...finding, cause };
  });
  return { ...report, findings };
}

function trailOf({ accountId, region }: Question): string {
  return `${accountId ?? 'management'} ${region}`;
}

/** Asks each trail for each name once. */
class Inquiry {
  private readonly known = new Map<string, Promise<readonly TrailEvent[]>>();
  /** Trail → why it cannot be read. */
  private readonly unreadable = new Map<string, string>();
  private readonly last = new Map<string, number>();
  private readonly began: number;
  private isOver = false;

  constructor(
    private readonly sessions: AwsSessions,
    private readonly options: AttributionOptions,
  ) {
    this.began = this.now();
  }

  async cause(question: Question): Promise<FindingCause | undefined> {
    const events: TrailEvent[] = [];
    for (const name of question.names) events.push(...(await this.events(question, name)));
    return causeOf(question, events);
  }

  /** One sentence about all that could not be read; undefined if everything could. */
  unread(): string | undefined {
    const [first, ...others] = [...this.unreadable].sort(([a], [b]) => (a < b ? -1 : 1));
    if (first === undefined) return undefined;
    const [trail, reason] = first;
    const more = others.length === 0 ? '' : ` and ${others.length} more`;
    return `who did it is not known in ${trail.replace(' ', ', ')}${more}: ${reason}`;
  }

  private events(question: Question, name: string): Promise<readonly TrailEvent[]> {
    const key = `${trailOf(question)} ${name}`;
    const found = this.known.get(key) ?? this.read(question, name);
    this.known.set(key, found);
    return found;
  }

  private async read(question: Question, name: string): Promise<readonly TrailEvent[]> {
    const trail = trailOf(question);
    if (this.unreadable.has(trail) || this.outOfTime()) return [];
    try {
      const { accountId, region } = question;
      const session = await (accountId === null ? this.sessions.management() : this.sessions.member(accountId));
      const since = new Date(this.now() - HISTORY_MILLISECONDS);
      const turn = (): Promise<void> => this.turn(trail);
      return await readEvents(session.client(CloudTrailClient, region), name, { since, pages: PAGES, turn });
    } catch (error) {
      this.unreadable.set(trail, reasonOf(error));
      return [];
    }
  }

  private async turn(trail: string): Promise<void> {
    const { wait = setTimeout } = this.options;
    const next = (this.last.get(trail) ?? -Infinity) + PAUSE_MILLISECONDS;
    const now = this.now();
    this.last.set(trail, Math.max(now, next));
    if (next > now) await wait(next - now);
  }

  private outOfTime(): boolean {
    const { limitSeconds = LIMIT_SECONDS, onNote } = this.options;
    const isOver = this.now() - this.began > limitSeconds * 1_000;
    if (isOver && !this.isOver) onNote?.(`who did it was looked up for ${limitSeconds} seconds, then no more`);
    this.isOver ||= isOver;
    return isOver;
  }

  private now(): number {
    return (this.options.now?.() ?? new Date()).getTime();
  }
}
