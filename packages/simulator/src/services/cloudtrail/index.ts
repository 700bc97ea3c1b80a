// AWS CloudTrail: the event history of one account in one region, of calls that asked for changes alone.
import type { LookupEventsCommandInput, LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import { AwsError } from '../../store/awsError';
import { type Answer, reads, type Service } from '../../store/operation';
import { page } from '../../store/page';
import { type TrailRecord } from '../../store/trail';

type Event = NonNullable<LookupEventsCommandOutput['Events']>[number];
type Attributes = LookupEventsCommandInput['LookupAttributes'];

const LIST = 'cloudtrail:LookupEvents';
const DAYS_KEPT = 90;
const DAY = 24 * 60 * 60 * 1_000;

/**
 * "Looks up management events … that occurred within the last 90 days … for the current account and Region", newest
 * first, 50 a page (CloudTrail API Reference, "LookupEvents"). An event is there at once, which takes AWS minutes; the
 * rate of two requests a second is not enforced; and who only reads leaves no event.
 */
export const cloudTrailService: Service = {
  LookupEvents: reads((context, input: LookupEventsCommandInput): Answer<LookupEventsCommandOutput> => {
    const { LookupAttributes, MaxResults = 50, NextToken, StartTime, EndTime } = input;
    if (MaxResults < 1 || MaxResults > 50)
      throw new AwsError('InvalidMaxResultsException', 'A valid value for MaxResults is 1 through 50.');
    const now = Date.parse(context.now);
    const end = EndTime === undefined ? now : new Date(EndTime).getTime();
    const start = Math.max(StartTime === undefined ? 0 : new Date(StartTime).getTime(), now - DAYS_KEPT * DAY);
    if (StartTime !== undefined && new Date(StartTime).getTime() > end)
      throw new AwsError('InvalidTimeRangeException', 'Start time must be before end time.');
    const holds = filter(LookupAttributes);
    const events = context.trail.records
      .filter(({ accountId, region }) => accountId === context.accountId && region === context.region)
      .filter(({ at }) => Date.parse(at) >= start && Date.parse(at) <= end)
      .filter(holds)
      .reverse();
    const invalid = (): Error => new AwsError('InvalidNextTokenException', 'The token is invalid.');
    const { items, next } = page(LIST, events, NextToken, MaxResults, invalid);
    return { Events: items.map(eventOf), ...(next === undefined ? {} : { NextToken: next }) };
  }),
};

/** "Currently the list can contain only one item." */
function filter(attributes: Attributes = []): (record: TrailRecord) => boolean {
  const [only, ...others] = attributes;
  if (only === undefined) return () => true;
  const { AttributeKey: key, AttributeValue: value } = only;
  if (others.length > 0 || value === undefined)
    throw new AwsError('InvalidLookupAttributesException', 'A lookup takes one attribute with a value.');
  switch (key) {
    case 'EventName':
      return ({ operation }) => operation === value;
    case 'EventSource':
      return ({ service }) => sourceOf(service) === value;
    case 'EventId':
      return (record) => idOf(record) === value;
    case 'Username':
      return ({ principalArn }) => usernameOf(principalArn) === value;
    default:
      throw new AwsError('InvalidLookupAttributesException', `The simulated AWS does not look up by ${String(key)}.`);
  }
}

function eventOf(record: TrailRecord): Event {
  const { accountId, principalArn, service, operation, at, region, errorCode } = record;
  const { requestParameters, responseElements } = record;
  return {
    EventId: idOf(record),
    EventName: operation,
    EventSource: sourceOf(service),
    EventTime: new Date(at),
    ReadOnly: 'false',
    Username: usernameOf(principalArn),
    Resources: [],
    CloudTrailEvent: JSON.stringify({
      eventVersion: '1.11',
      userIdentity: { type: typeOf(principalArn), arn: principalArn, accountId },
      eventTime: at,
      eventSource: sourceOf(service),
      eventName: operation,
      awsRegion: region,
      // Of the block for documentation (RFC 5737): nobody is behind a simulated call.
      sourceIPAddress: '192.0.2.1',
      ...(errorCode === undefined ? {} : { errorCode }),
      requestParameters,
      responseElements,
      eventID: idOf(record),
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: accountId,
    }),
  };
}

function sourceOf(service: string): string {
  return `${service}.amazonaws.com`;
}

function idOf({ number }: TrailRecord): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

/** The name of the session or the user: what comes last. */
function usernameOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** (CloudTrail User Guide, "CloudTrail userIdentity element": `type`) */
function typeOf(arn: string): string {
  if (arn.includes(':assumed-role/')) return 'AssumedRole';
  return arn.endsWith(':root') ? 'Root' : 'IAMUser';
}
