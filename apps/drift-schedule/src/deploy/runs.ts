// The state machine, and the schedule that starts it.
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { canonicalJson, MANAGED_BY, references, substitute, type Value } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import type { DriftScheduleSpec } from '../plan/driftSchedule';

/**
 * Registers them. Step Functions refuses a state machine whose role may not do what its tasks need, and Scheduler a role
 * that it cannot take on, so `options` has them wait for the roles.
 */
export function deployRuns(
  { stateMachine, schedule }: DriftScheduleSpec,
  deployment: Deployment,
  options: pulumi.CustomResourceOptions,
): void {
  const machine = new aws.sfn.StateMachine(
    stateMachine.name,
    {
      name: stateMachine.name,
      type: 'STANDARD',
      roleArn: deployment.resolve(stateMachine.role),
      definition: text(stateMachine.definition, deployment),
      tags: MANAGED_BY,
    },
    options,
  );
  const group = new aws.scheduler.ScheduleGroup(schedule.name, { name: schedule.name, tags: MANAGED_BY }, options);
  new aws.scheduler.Schedule(
    schedule.name,
    {
      name: schedule.name,
      groupName: group.name,
      scheduleExpression: schedule.expression,
      scheduleExpressionTimezone: schedule.timeZone,
      flexibleTimeWindow:
        schedule.windowMinutes === 0
          ? { mode: 'OFF' }
          : { mode: 'FLEXIBLE', maximumWindowInMinutes: schedule.windowMinutes },
      target: {
        arn: machine.arn,
        roleArn: deployment.resolve(schedule.role),
        input: '{}',
        retryPolicy: {
          maximumRetryAttempts: schedule.retries.attempts,
          maximumEventAgeInSeconds: schedule.retries.seconds,
        },
      },
    },
    options,
  );
}

/** A JSON document with its references resolved. */
function text(document: Value, deployment: Deployment): pulumi.Output<string> {
  const found = references(document);
  return pulumi.all(found.map((reference) => deployment.resolve(reference))).apply((values) => {
    const known = new Map(found.map(({ ref, attribute }, index) => [`${ref}#${attribute}`, values[index] ?? '']));
    return canonicalJson(substitute(document, ({ ref, attribute }) => known.get(`${ref}#${attribute}`) ?? ''));
  });
}
