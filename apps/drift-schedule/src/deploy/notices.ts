// The topic, its subscriptions, and the alarm for silence.
import * as aws from '@pulumi/aws';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { MANAGED_BY, reference } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import type { DriftScheduleSpec } from '../plan/driftSchedule';
import { KEY } from '../plan/key';

/** Registers them; an e-mail address has to confirm its subscription before it is told anything. */
export function deployNotices(
  { topic, alarm }: DriftScheduleSpec,
  deployment: Deployment,
  options: CustomResourceOptions,
): void {
  const deployed = new aws.sns.Topic(
    topic.name,
    { name: topic.name, kmsMasterKeyId: deployment.resolve(reference(KEY, 'arn')), tags: MANAGED_BY },
    options,
  );
  const within = { ...options, parent: deployed };
  const policy = deployment.document(topic.policy);
  new aws.sns.TopicPolicy(topic.name, { arn: deployed.arn, policy }, within);
  for (const email of topic.emails)
    new aws.sns.TopicSubscription(
      email,
      { topic: deployed.arn, protocol: 'email', endpoint: email, filterPolicy: JSON.stringify(topic.emailFilter) },
      within,
    );
  new aws.cloudwatch.MetricAlarm(
    alarm.name,
    {
      name: alarm.name,
      alarmDescription: alarm.description,
      namespace: alarm.namespace,
      metricName: alarm.metric,
      dimensions: { ...alarm.dimensions },
      statistic: 'Sum',
      period: alarm.periodSeconds,
      evaluationPeriods: alarm.periods,
      threshold: 1,
      comparisonOperator: 'LessThanThreshold',
      treatMissingData: 'breaching',
      alarmActions: [deployed.arn],
      okActions: [deployed.arn],
      tags: MANAGED_BY,
    },
    options,
  );
}
