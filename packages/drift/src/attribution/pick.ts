// Which event is the one behind a finding: pure, from what CloudTrail has.
import { ACCESS_ROLE } from '@microaccounts/resources';
import type { FindingCause } from '../report/report';
import type { Question } from './question';
import type { TrailEvent } from './trail';

/** What is read of a record (CloudTrail User Guide, "CloudTrail record contents" and "CloudTrail userIdentity element"). */
interface TrailRecord {
  readonly errorCode?: string;
  readonly sourceIPAddress?: string;
  readonly userIdentity?: {
    readonly type?: string;
    readonly arn?: string;
    readonly principalId?: string;
    readonly invokedBy?: string;
  };
  readonly requestParameters?: unknown;
  readonly responseElements?: unknown;
  readonly resources?: unknown;
}

/** The newest successful event that names all that it must; undefined if there is none. */
export function causeOf(question: Question, events: readonly TrailEvent[]): FindingCause | undefined {
  const newestFirst = [...events].sort((a, b) => b.time.getTime() - a.time.getTime());
  for (const event of newestFirst) {
    if (event.source !== `${question.service}.amazonaws.com` || !question.names.includes(event.name)) continue;
    const record = recordOf(event);
    if (record === null || record.errorCode !== undefined || !isAbout(question, record)) continue;
    const { userIdentity = {}, sourceIPAddress = 'unknown' } = record;
    const { arn, invokedBy, principalId, type } = userIdentity;
    const principal = arn ?? invokedBy ?? principalId ?? type ?? 'unknown';
    return {
      principal,
      time: event.time.toISOString(),
      event: `${question.service}:${event.name}`,
      source: sourceIPAddress,
      ...(isOwn(principal) ? { own: true } : {}),
    };
  }
  return undefined;
}

/** Roles that deploy the landing zone: in the management account, and as which members are entered from there. */
const DEPLOYING = /^arn:aws[\w-]*:sts::\d{12}:assumed-role\/(LandingZoneDeploy|LandingZoneAutomation)\//;
/** The name of the sessions in which deployments work in members; people may use the role as well, by another name. */
const DEPLOYING_SESSION = new RegExp(`^arn:aws[\\w-]*:sts::\\d{12}:assumed-role/${ACCESS_ROLE}/landing-zone$`);

function isOwn(principal: string): boolean {
  return DEPLOYING.test(principal) || DEPLOYING_SESSION.test(principal);
}

function recordOf({ record }: TrailEvent): TrailRecord | null {
  try {
    const parsed: unknown = JSON.parse(record);
    return typeof parsed === 'object' && parsed !== null ? parsed : null;
  } catch {
    return null;
  }
}

function isAbout({ mentions }: Question, { requestParameters, responseElements, resources }: TrailRecord): boolean {
  const texts = new Set<string>();
  collect([requestParameters, responseElements, resources], texts);
  return mentions.every((group) => group.some((name) => [...texts].some((text) => isNamed(text, name))));
}

/** By itself, or as the end of an ARN. */
function isNamed(text: string, name: string): boolean {
  return text === name || (text.startsWith('arn:') && (text.endsWith(`/${name}`) || text.endsWith(`:${name}`)));
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') texts.add(value);
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, texts);
}
