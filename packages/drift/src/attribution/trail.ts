// Reads the event history of CloudTrail, one kind of call at a time, at the pace that AWS allows.
import { LookupEventsCommand, type CloudTrailClient } from '@aws-sdk/client-cloudtrail';

/** An event of the history, as far as it is looked at. */
export interface TrailEvent {
  readonly name: string;
  /** `iam.amazonaws.com`. */
  readonly source: string;
  readonly time: Date;
  /** The record, as JSON ("CloudTrail record contents"). */
  readonly record: string;
}

export interface TrailOptions {
  readonly since: Date;
  /** Pages of 50 that are read at most, newest first. */
  readonly pages: number;
  /** Waits for its turn before each request. */
  readonly turn: () => Promise<void>;
}

/**
 * The newest events of this name. Management events of 90 days, the caller's account and region alone, 50 a page
 * (CloudTrail API Reference, "LookupEvents").
 */
export async function readEvents(
  client: CloudTrailClient,
  name: string,
  { since, pages, turn }: TrailOptions,
): Promise<TrailEvent[]> {
  const found: TrailEvent[] = [];
  let NextToken: string | undefined;
  for (let page = 0; page < pages; page++) {
    await turn();
    const answer = await client.send(
      new LookupEventsCommand({
        LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }],
        StartTime: since,
        MaxResults: 50,
        ...(NextToken === undefined ? {} : { NextToken }),
      }),
    );
    for (const { EventName = '', EventSource = '', EventTime, CloudTrailEvent = '{}' } of answer.Events ?? [])
      if (EventTime !== undefined)
        found.push({ name: EventName, source: EventSource, time: EventTime, record: CloudTrailEvent });
    NextToken = answer.NextToken;
    if (NextToken === undefined) break;
  }
  return found;
}
