// What everything is called, and the ARNs that follow from that.
import type { Settings } from './settings';

/** The name of whatever there is once: state machine, cluster, schedule, topic. */
export const NAME = 'drift-schedule';

/** Not the landing zone's own path, where the drift job takes what no file declares for unmanaged. */
export const ROLE_PATH = `/${NAME}/`;

/** The roles, by what has them. */
export const ROLES = {
  schedule: 'DriftSchedule',
  run: 'DriftRun',
  start: 'DriftTaskStart',
  compare: 'DriftCompare',
  summarize: 'DriftSummarize',
} as const;

/** The two tasks: one for each part, one for all of them together. */
export const FAMILIES = { compare: 'drift-compare', summarize: 'drift-summarize' } as const;

export const CONTAINER = 'drift';
export const LOG_GROUP = `/landing-zone/${NAME}`;

/** The name of the Distributed Map in the ARNs of its executions. */
export const MAP_LABEL = 'compare';

type Place = Pick<Settings, 'accountId' | 'region'>;

const arn = (service: string, { region, accountId }: Place, resource: string): string =>
  `arn:aws:${service}:${region}:${accountId}:${resource}`;

export const stateMachineArn = (place: Place): string => arn('states', place, `stateMachine:${NAME}`);
export const clusterArn = (place: Place): string => arn('ecs', place, `cluster/${NAME}`);
export const scheduleGroupArn = (place: Place): string => arn('scheduler', place, `schedule-group/${NAME}`);
export const topicArn = (place: Place): string => arn('sns', place, NAME);
export const alarmArn = (place: Place): string => arn('cloudwatch', place, `alarm:${NAME}-silent`);
export const logGroupArn = (place: Place): string => arn('logs', place, `log-group:${LOG_GROUP}`);

/** Executions of the state machine, and of its map. */
export const executionArns = (place: Place): string[] => [
  arn('states', place, `execution:${NAME}:*`),
  arn('states', place, `execution:${NAME}/${MAP_LABEL}:*`),
];

/** The rule by which Step Functions learns of the end of tasks (Step Functions Developer Guide, "Run Amazon ECS or Fargate tasks"). */
export const taskRuleArn = (place: Place): string => arn('events', place, 'rule/StepFunctionsGetEventsForECSTaskRule');

/** All revisions, and the family by itself, which is what a call without a revision is about. */
export const taskDefinitionArns = (place: Place): string[] =>
  Object.values(FAMILIES).flatMap((family) => [
    arn('ecs', place, `task-definition/${family}`),
    arn('ecs', place, `task-definition/${family}:*`),
  ]);

export const taskArns = (place: Place): string => arn('ecs', place, `task/${NAME}/*`);

export function roleArn({ accountId }: Pick<Settings, 'accountId'>, role: keyof typeof ROLES): string {
  return `arn:aws:iam::${accountId}:role${ROLE_PATH}${ROLES[role]}`;
}
