// A notice by Amazon SNS: a message with the owner as an attribute, so that a subscription takes those of one owner.
import type { Notice } from '@microaccounts/drift';

export interface Topic {
  readonly arn: string;
  readonly region: string;
}

/** (Amazon SNS API Reference, "CreateTopic": names) */
const TOPIC = /^arn:aws[\w-]*:sns:([a-z0-9-]+):\d{12}:[\w-]{1,256}(\.fifo)?$/;
/** "The maximum message size is 256 KB" (Amazon SNS API Reference, "Publish"); attributes count. */
const MOST_BYTES = 250_000;
/** "less than 100 characters long" (the same). */
const LONGEST_SUBJECT = 99;
/** For an answer to one attempt; the SDK waits without end. As long as a webhook has. */
const ANSWER_MILLISECONDS = 10_000;
/** An attribute must have a value; this stands for whoever runs the landing zone. */
const PLATFORM = 'platform';

/** The topic of an ARN; null if it is none. */
export function topicOf(arn: string): Topic | null {
  const region = TOPIC.exec(arn)?.[1];
  return region === undefined ? null : { arn, region };
}

/** Publishes a notice with the credentials of the environment; null if it was taken, otherwise why not. */
export async function sendToTopic(
  { arn, region }: Topic,
  notice: Notice,
  answerMilliseconds = ANSWER_MILLISECONDS,
): Promise<string | null> {
  const { PublishCommand, SNSClient } = await import('@aws-sdk/client-sns');
  const client = new SNSClient({
    region,
    requestHandler: {
      connectionTimeout: answerMilliseconds,
      requestTimeout: answerMilliseconds,
      throwOnRequestTimeout: true,
    },
  });
  const owner = notice.owner ?? PLATFORM;
  try {
    await client.send(
      new PublishCommand({
        TopicArn: arn,
        Subject: subjectOf(notice),
        Message: cut(notice.text),
        MessageAttributes: { owner: { DataType: 'String', StringValue: owner } },
        // A topic in order asks for both (Amazon SNS API Reference, "Publish").
        ...(arn.endsWith('.fifo') ? { MessageGroupId: 'drift', MessageDeduplicationId: crypto.randomUUID() } : {}),
      }),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  } finally {
    client.destroy();
  }
}

/** ASCII and on one line: what mail takes as a subject. */
function subjectOf({ owner, summary }: Notice): string {
  const whole = `Drift: ${summary}${owner === null ? '' : ` (${owner})`}`;
  return whole.replace(/[^\x20-\x7e]/g, '?').slice(0, LONGEST_SUBJECT);
}

/** Without what is too much, whole characters. */
function cut(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  const kept = new TextDecoder().decode(new TextEncoder().encode(text).slice(0, MOST_BYTES));
  return `${kept.replace(/\uFFFD$/, '')}…`;
}
