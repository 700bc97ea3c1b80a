// The roles of the schedule, of the state machine and of the tasks, each for one service and one account.
import { statementOf, type Permission } from '@microaccounts/bootstrap';
import { MANAGED_BY, policyDocument, type PolicyDocument, type Role } from '@microaccounts/resources';
import { NAME, ROLE_PATH, ROLES, scheduleGroupArn } from './names';
import {
  comparePermissions,
  runPermissions,
  schedulePermissions,
  startPermissions,
  summarizePermissions,
} from './permissions';
import type { Settings } from './settings';

export type RoleKind = keyof typeof ROLES;

const HOUR = 3_600;

/** Address of a role in references. */
export function roleAddress(kind: RoleKind): string {
  return `${NAME}/role/${ROLES[kind]}`;
}

export function roles(settings: Settings): Role[] {
  const { accountId, region } = settings;
  // ECS and Step Functions name what they act for by kind only: "IAM roles for Amazon ECS", "Prevent cross-service confused
  // deputy issues" of the Step Functions Developer Guide. Scheduler names the group: "Confused deputy prevention".
  const tasks = trust(settings, 'ecs-tasks.amazonaws.com', `arn:aws:ecs:${region}:${accountId}:*`);
  return [
    role(settings, 'schedule', {
      description: 'Starts the runs of the drift job',
      trustPolicy: trust(settings, 'scheduler.amazonaws.com', scheduleGroupArn(settings)),
      permissions: schedulePermissions(settings),
    }),
    role(settings, 'run', {
      description: 'Runs the parts of the drift job',
      trustPolicy: trust(settings, 'states.amazonaws.com', `arn:aws:states:${region}:${accountId}:stateMachine:*`),
      permissions: runPermissions(settings),
    }),
    role(settings, 'start', {
      description: 'Pulls the image of the drift job and writes its logs',
      trustPolicy: tasks,
      permissions: startPermissions(settings),
    }),
    role(settings, 'compare', {
      description: 'Compares AWS with the landing zone and writes a report',
      trustPolicy: tasks,
      permissions: comparePermissions(settings),
    }),
    role(settings, 'summarize', {
      description: 'Sums up the reports of a run and tells of them',
      trustPolicy: tasks,
      permissions: summarizePermissions(settings),
    }),
  ];
}

interface RoleText {
  readonly description: string;
  readonly trustPolicy: PolicyDocument;
  readonly permissions: readonly Permission[];
}

function role({ accountId }: Settings, kind: RoleKind, { description, trustPolicy, permissions }: RoleText): Role {
  return {
    kind: 'role',
    address: roleAddress(kind),
    account: accountId,
    region: null,
    stack: NAME,
    properties: {
      name: ROLES[kind],
      path: ROLE_PATH,
      description,
      trustPolicy,
      permissionsBoundary: null,
      managedPolicies: [],
      inlinePolicies: { Permissions: policyDocument(permissions.map(statementOf)) },
      maxSessionDuration: HOUR,
      tags: MANAGED_BY,
    },
  };
}

function trust({ accountId }: Settings, service: string, source: string): PolicyDocument {
  return policyDocument([
    {
      Effect: 'Allow',
      Principal: { Service: service },
      Action: 'sts:AssumeRole',
      Condition: { ArnLike: { 'aws:SourceArn': source }, StringEquals: { 'aws:SourceAccount': accountId } },
    },
  ]);
}
