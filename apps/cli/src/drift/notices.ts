// `drift --notify`: one message per owner to each target. A message that does not arrive changes no exit code.
import type { DriftReport } from '@microaccounts/drift';
import { UserError } from '../exit';
import type { Output } from '../output';
import { sendToTopic, topicOf, type Topic } from './topic';
import { sendToWebhook, webhookOf } from './webhook';

export type Target = { readonly kind: 'sns'; readonly topic: Topic } | { readonly kind: 'webhook'; readonly url: URL };

/**
 * The targets that are written.
 * @throws UserError if one is none. It never repeats the target: the path of a webhook is a secret.
 */
export function targetsFrom(texts: readonly string[]): Target[] {
  return texts.map((text): Target => {
    if (text.startsWith('sns:')) {
      const topic = topicOf(text.slice('sns:'.length));
      if (topic !== null) return { kind: 'sns', topic };
    }
    const url = webhookOf(text);
    if (url !== null) return { kind: 'webhook', url };
    throw new UserError(
      'a value of `--notify` is no target',
      'it takes `sns:` and the ARN of a topic, or an `https` address; `http` is for this machine alone',
    );
  });
}

/** Sends what each owner has to know. What fails is told on stderr. */
export async function notify(
  report: DriftReport,
  targets: readonly Target[],
  reportUrl: string | null,
  output: Output,
): Promise<void> {
  if (targets.length === 0) return;
  const { noticesOf } = await import('@microaccounts/drift');
  for (const notice of noticesOf(report, reportUrl)) {
    for (const target of targets) {
      const failure = await (target.kind === 'sns'
        ? sendToTopic(target.topic, notice)
        : sendToWebhook(target.url, notice));
      if (failure === null) continue;
      const { red } = output.messageColors;
      const whom = notice.owner === null ? 'whoever runs the landing zone' : `\`${notice.owner}\``;
      output.message(`${red('error:')} the notice to ${whom} did not arrive: ${failure}`);
    }
  }
}
