// Who is told: the topic, who may write to it, and the alarm for a job that has gone silent.
import { policyDocument, type PolicyDocument } from '@microaccounts/resources';
import { alarmArn, NAME, stateMachineArn, topicArn } from './names';
import type { Settings } from './settings';

export interface TopicSpec {
  readonly name: string;
  readonly policy: PolicyDocument;
  readonly emails: readonly string[];
  /** The messages that e-mail is for, as a filter policy on attributes. */
  readonly emailFilter: { readonly [attribute: string]: readonly unknown[] };
}

export interface AlarmSpec {
  readonly name: string;
  readonly description: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: { readonly [name: string]: string };
  readonly periodSeconds: number;
  readonly periods: number;
}

const HOUR = 3_600;

export function topicSpec(settings: Settings): TopicSpec {
  const topic = topicArn(settings);
  return {
    name: NAME,
    policy: policyDocument([
      {
        Sid: 'Alarm',
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: topic,
        Condition: {
          ArnEquals: { 'aws:SourceArn': alarmArn(settings) },
          StringEquals: { 'aws:SourceAccount': settings.accountId },
        },
      },
      {
        Sid: 'OnlyTls',
        Effect: 'Deny',
        Principal: { AWS: '*' },
        Action: 'sns:Publish',
        Resource: topic,
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ]),
    emails: settings.emails,
    // The alarm's messages have no attributes (SNS Developer Guide, "Filter policy constraints", "Attribute key matching").
    emailFilter: { status: [{ exists: false }, { 'anything-but': ['in-sync'] }] },
  };
}

/** Goes off when for so many hours no run came to its end: what does not run reports nothing. */
export function silenceAlarm(settings: Settings): AlarmSpec {
  return {
    name: `${NAME}-silent`,
    description: `No comparison of AWS with the landing zone came to its end for ${settings.silentHours} hours`,
    namespace: 'AWS/States',
    metric: 'ExecutionsSucceeded',
    dimensions: { StateMachineArn: stateMachineArn(settings) },
    periodSeconds: HOUR,
    periods: settings.silentHours,
  };
}
