// The two Fargate tasks: as little of a machine, and as little of a file system to write to, as the job needs.
import { reference, type Reference } from '@microaccounts/resources';
import { CONTAINER, FAMILIES, LOG_GROUP, topicArn } from './names';
import { roleAddress } from './roles';
import type { Settings } from './settings';

export interface TaskSpec {
  readonly family: string;
  /** CPU units of 1/1024 vCPU, and MiB, in a combination that Fargate has. */
  readonly cpu: number;
  readonly memory: number;
  readonly executionRole: Reference;
  readonly taskRole: Reference;
  readonly volumes: readonly string[];
  readonly container: ContainerDefinition;
}

/** The part of ECS's container definition that is used here (Amazon ECS API Reference, "ContainerDefinition"). */
export interface ContainerDefinition {
  readonly name: string;
  readonly image: string;
  readonly essential: true;
  readonly user: string;
  readonly readonlyRootFilesystem: true;
  readonly linuxParameters: {
    readonly initProcessEnabled: true;
    readonly capabilities: { readonly drop: readonly ['ALL'] };
  };
  readonly mountPoints: readonly {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: false;
  }[];
  readonly environment: readonly { readonly name: string; readonly value: string }[];
  readonly logConfiguration: { readonly logDriver: 'awslogs'; readonly options: { readonly [option: string]: string } };
  readonly stopTimeout: number;
}

/** The one folder that can be written; the Dockerfile makes it and gives it to the user. */
const SCRATCH = '/scratch';
const STOP_SECONDS = 60;

export function taskSpecs(settings: Settings): TaskSpec[] {
  const { driftRoleArn, backendUrl, secretsProvider, timeoutMinutes } = settings;
  return [
    task('compare', settings, {
      cpu: 1_024,
      memory: 4_096,
      environment: {
        DRIFT_ROLE_ARN: driftRoleArn,
        DRIFT_TIMEOUT_MINUTES: String(timeoutMinutes),
        PULUMI_BACKEND_URL: backendUrl,
        PULUMI_SECRETS_PROVIDER: secretsProvider,
        PULUMI_SKIP_UPDATE_CHECK: 'true',
      },
    }),
    task('summarize', settings, {
      cpu: 512,
      memory: 2_048,
      environment: { DRIFT_TOPIC_ARN: topicArn(settings) },
    }),
  ];
}

interface Needs {
  readonly cpu: number;
  readonly memory: number;
  readonly environment: { readonly [name: string]: string };
}

function task(kind: keyof typeof FAMILIES, settings: Settings, { cpu, memory, environment }: Needs): TaskSpec {
  const { region, reportBucket, image } = settings;
  const all = { ...environment, AWS_REGION: region, DRIFT_BUCKET: reportBucket, HOME: SCRATCH, TMPDIR: SCRATCH };
  return {
    family: FAMILIES[kind],
    cpu,
    memory,
    executionRole: reference(roleAddress('start'), 'arn'),
    taskRole: reference(roleAddress(kind), 'arn'),
    volumes: ['scratch'],
    container: {
      name: CONTAINER,
      image: image.uri,
      essential: true,
      user: 'node',
      readonlyRootFilesystem: true,
      linuxParameters: { initProcessEnabled: true, capabilities: { drop: ['ALL'] } },
      mountPoints: [{ sourceVolume: 'scratch', containerPath: SCRATCH, readOnly: false }],
      environment: Object.entries(all)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, value]) => ({ name, value })),
      logConfiguration: {
        logDriver: 'awslogs',
        options: { 'awslogs-group': LOG_GROUP, 'awslogs-region': region, 'awslogs-stream-prefix': kind },
      },
      stopTimeout: STOP_SECONDS,
    },
  };
}
