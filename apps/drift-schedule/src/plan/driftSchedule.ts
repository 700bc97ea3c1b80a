// Everything that runs the drift job in AWS, as plain data.
import type { BucketSpec, KeySpec } from '@microaccounts/bootstrap';
import { reference, type Reference, type Role, type Value } from '@microaccounts/resources';
import { keySpec } from './key';
import { LOG_GROUP, NAME, roleArn, stateMachineArn, topicArn } from './names';
import { reportBucket, PREFIXES } from './reports';
import { roleAddress, roles } from './roles';
import type { Settings } from './settings';
import { stateMachine } from './stateMachine';
import { taskSpecs, type TaskSpec } from './tasks';
import { silenceAlarm, topicSpec, type AlarmSpec, type TopicSpec } from './topic';

export interface DriftScheduleSpec {
  readonly accountId: string;
  readonly region: string;
  /** A key to make, or the ARN of one that exists. */
  readonly key: KeySpec | string;
  readonly bucket: BucketSpec;
  readonly topic: TopicSpec;
  readonly alarm: AlarmSpec;
  readonly roles: readonly Role[];
  readonly cluster: string;
  readonly logs: { readonly name: string; readonly days: number };
  readonly network: { readonly vpcId: string; readonly port: number };
  readonly tasks: readonly TaskSpec[];
  readonly stateMachine: { readonly name: string; readonly role: Reference; readonly definition: Value };
  readonly schedule: ScheduleSpec;
  readonly outputs: { readonly [output: string]: string };
}

export interface ScheduleSpec {
  readonly name: string;
  readonly expression: string;
  readonly timeZone: string;
  /** 0 for exactly at the time. */
  readonly windowMinutes: number;
  readonly role: Reference;
  /** How often, and for how many seconds, a start that fails is tried again. */
  readonly retries: { readonly attempts: number; readonly seconds: number };
}

const LOG_DAYS = 90;
const HTTPS = 443;

export function driftSchedule(settings: Settings): DriftScheduleSpec {
  const { accountId, region, keyArn, vpcId, schedule, timeZone, windowMinutes } = settings;
  return {
    accountId,
    region,
    key: keyArn ?? keySpec(settings),
    bucket: reportBucket(settings),
    topic: topicSpec(settings),
    alarm: silenceAlarm(settings),
    roles: roles(settings),
    cluster: NAME,
    logs: { name: LOG_GROUP, days: LOG_DAYS },
    network: { vpcId, port: HTTPS },
    tasks: taskSpecs(settings),
    stateMachine: { name: NAME, role: reference(roleAddress('run'), 'arn'), definition: stateMachine(settings) },
    schedule: {
      name: NAME,
      expression: schedule,
      timeZone,
      windowMinutes,
      role: reference(roleAddress('schedule'), 'arn'),
      retries: { attempts: 5, seconds: 3_600 },
    },
    outputs: {
      reports: `s3://${settings.reportBucket}/${PREFIXES.reports}`,
      topicArn: topicArn(settings),
      stateMachineArn: stateMachineArn(settings),
      taskRoleArn: roleArn(settings, 'compare'),
    },
  };
}
