// What each role may do, on what, and what for.
import type { Permission } from '@microaccounts/bootstrap';
import { reference } from '@microaccounts/resources';
import { KEY } from './key';
import {
  clusterArn,
  executionArns,
  logGroupArn,
  roleArn,
  stateMachineArn,
  taskArns,
  taskDefinitionArns,
  taskRuleArn,
  topicArn,
} from './names';
import { PREFIXES } from './reports';
import type { Settings } from './settings';

export function schedulePermissions(settings: Settings): Permission[] {
  return [{ sid: 'Start', actions: { 'states:StartExecution': 'start a run' }, resources: stateMachineArn(settings) }];
}

/**
 * Step Functions Developer Guide, "Run Amazon ECS or Fargate tasks with Step Functions" (whose policy allows stopping every
 * task; here those of the cluster), "IAM policies for using Distributed Map states", "Publish messages to Amazon SNS topics".
 */
export function runPermissions(settings: Settings): Permission[] {
  return [
    {
      sid: 'RunTasks',
      actions: { 'ecs:RunTask': 'start a task' },
      resources: taskDefinitionArns(settings),
      condition: { ArnEquals: { 'ecs:cluster': clusterArn(settings) } },
    },
    {
      sid: 'FollowTasks',
      actions: {
        'ecs:DescribeTasks': 'learn how a task ended',
        'ecs:StopTask': 'stop the tasks of a run that is stopped',
      },
      resources: taskArns(settings),
    },
    {
      sid: 'HearOfTasks',
      actions: {
        'events:DescribeRule': 'find the rule that tells of the end of tasks',
        'events:PutRule': 'make that rule',
        'events:PutTargets': 'have it tell Step Functions',
      },
      resources: taskRuleArn(settings),
    },
    {
      sid: 'GiveRoles',
      actions: { 'iam:PassRole': 'give a task its roles' },
      resources: [roleArn(settings, 'start'), roleArn(settings, 'compare'), roleArn(settings, 'summarize')],
      condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
    },
    {
      sid: 'StartParts',
      actions: { 'states:StartExecution': 'start the execution of a part' },
      resources: stateMachineArn(settings),
    },
    {
      sid: 'FollowParts',
      actions: {
        'states:DescribeExecution': 'learn how a part ended',
        'states:StopExecution': 'stop the parts of a run that is stopped',
      },
      resources: executionArns(settings),
    },
    {
      sid: 'WriteResults',
      actions: {
        's3:AbortMultipartUpload': 'give up the upload of results that failed',
        's3:GetObject': 'read results to put them together',
        's3:ListMultipartUploadParts': 'go on with the upload of results',
        's3:PutObject': 'write what became of each part',
      },
      resources: objects(settings, PREFIXES.executions),
    },
    { sid: 'Tell', actions: { 'sns:Publish': 'tell of a run that failed' }, resources: topicArn(settings) },
    useKey(settings, ['s3', 'sns']),
  ];
}

/** Amazon ECS Developer Guide, "Amazon ECS task execution IAM role". */
export function startPermissions(settings: Settings): Permission[] {
  return [
    { sid: 'EnterRegistry', actions: { 'ecr:GetAuthorizationToken': 'log in to the registry' }, resources: '*' },
    {
      sid: 'PullImage',
      actions: {
        'ecr:BatchCheckLayerAvailability': 'find the layers of the image',
        'ecr:BatchGetImage': 'read the manifest of the image',
        'ecr:GetDownloadUrlForLayer': 'read the layers of the image',
      },
      resources: settings.image.repositoryArn,
    },
    {
      sid: 'WriteLogs',
      actions: { 'logs:CreateLogStream': 'begin the log of a task', 'logs:PutLogEvents': 'write the log of a task' },
      resources: `${logGroupArn(settings)}:*`,
    },
  ];
}

export function comparePermissions(settings: Settings): Permission[] {
  return [
    {
      sid: 'ReadLandingZone',
      actions: { 'sts:AssumeRole': 'take on the role that reads the landing zone' },
      resources: settings.driftRoleArn,
    },
    {
      sid: 'WriteReport',
      actions: { 's3:PutObject': 'write the report of a part' },
      resources: objects(settings, PREFIXES.reports),
    },
    useKey(settings, ['s3']),
  ];
}

export function summarizePermissions(settings: Settings): Permission[] {
  return [
    {
      sid: 'FindReports',
      actions: { 's3:ListBucket': 'tell a report that is absent from one that is forbidden' },
      resources: `arn:aws:s3:::${settings.reportBucket}`,
    },
    {
      sid: 'ReadReports',
      actions: { 's3:GetObject': 'read the reports of the parts', 's3:PutObject': 'write the summary' },
      resources: objects(settings, PREFIXES.reports),
    },
    { sid: 'Tell', actions: { 'sns:Publish': 'send the summary' }, resources: topicArn(settings) },
    useKey(settings, ['s3', 'sns']),
  ];
}

function objects({ reportBucket }: Settings, prefix: string): string {
  return `arn:aws:s3:::${reportBucket}/${prefix}*`;
}

/** The key, through these services alone (KMS Developer Guide, "kms:ViaService"). */
function useKey({ region }: Settings, services: readonly string[]): Permission {
  return {
    sid: 'UseKey',
    actions: {
      'kms:Decrypt': 'read what is encrypted, and send encrypted messages',
      'kms:GenerateDataKey': 'encrypt what is written or sent',
    },
    resources: reference(KEY, 'arn'),
    condition: { StringEquals: { 'kms:ViaService': services.map((service) => `${service}.${region}.amazonaws.com`) } },
  };
}
