// Where tasks run, what they may reach, and their definitions.
import * as aws from '@pulumi/aws';
import type { CustomResourceOptions, Resource } from '@pulumi/pulumi';
import { canonicalJson, MANAGED_BY, reference } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import type { DriftScheduleSpec } from '../plan/driftSchedule';
import { KEY } from '../plan/key';
import { SECURITY_GROUP } from '../plan/stateMachine';

/** Registers them, and gives what has to be there before a task can run. */
export function deployTasks(
  { cluster, logs, network, tasks }: DriftScheduleSpec,
  deployment: Deployment,
  options: CustomResourceOptions,
): Resource[] {
  const group = new aws.ec2.SecurityGroup(
    cluster,
    {
      name: cluster,
      description: 'Tasks of the drift job: nobody reaches them, and they reach HTTPS',
      vpcId: network.vpcId,
      ingress: [],
      // Names are resolved whatever a security group says (VPC User Guide, "Control traffic using security groups").
      egress: [
        {
          description: 'APIs of AWS',
          protocol: 'tcp',
          fromPort: network.port,
          toPort: network.port,
          cidrBlocks: ['0.0.0.0/0'],
        },
      ],
      tags: MANAGED_BY,
    },
    options,
  );
  deployment.registered(SECURITY_GROUP, { id: group.id });
  const log = new aws.cloudwatch.LogGroup(
    cluster,
    {
      name: logs.name,
      retentionInDays: logs.days,
      kmsKeyId: deployment.resolve(reference(KEY, 'arn')),
      tags: MANAGED_BY,
    },
    options,
  );
  const deployed = new aws.ecs.Cluster(cluster, { name: cluster, tags: MANAGED_BY }, options);
  const definitions = tasks.map(
    ({ family, cpu, memory, executionRole, taskRole, volumes, container }) =>
      new aws.ecs.TaskDefinition(
        family,
        {
          family,
          requiresCompatibilities: ['FARGATE'],
          networkMode: 'awsvpc',
          cpu: String(cpu),
          memory: String(memory),
          runtimePlatform: { operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64' },
          executionRoleArn: deployment.resolve(executionRole),
          taskRoleArn: deployment.resolve(taskRole),
          volumes: volumes.map((name) => ({ name })),
          containerDefinitions: canonicalJson([container]),
          tags: MANAGED_BY,
        },
        options,
      ),
  );
  return [log, deployed, ...definitions];
}
