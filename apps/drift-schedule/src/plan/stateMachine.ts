// What a run does, in the Amazon States Language: compare every part, sum up, and tell if even that fails.
import { reference, type Value } from '@microaccounts/resources';
import { CONTAINER, FAMILIES, MAP_LABEL, NAME, topicArn } from './names';
import { parts } from './parts';
import { PREFIXES } from './reports';
import type { Settings } from './settings';

/** Address of the security group in references. */
export const SECURITY_GROUP = `security-group/${NAME}`;

const SUMMARY_SECONDS = 900;
/** What starting and stopping a task may take beside its work. */
const GRACE_SECONDS = 300;

/**
 * ECS refuses a task for the moment: too many calls (under the first name, which Step Functions gives errors of the service;
 * its documentation does not list it), or no room for the task (Step Functions Developer Guide, "Run Amazon ECS or Fargate
 * tasks": `AmazonECS.Unknown`).
 */
const REFUSED = ['ECS.AmazonECSException', 'ECS.ServerException', 'ECS.ThrottlingException', 'AmazonECS.Unknown'];

/** The definition as JSON, with a reference to the security group. A part that fails keeps no other part from its report. */
export function stateMachine(settings: Settings): Value {
  const all = parts(settings);
  return {
    Comment: 'Compares AWS with what was deployed, in parts, and tells what differs',
    QueryLanguage: 'JSONata',
    StartAt: 'Begin',
    States: {
      Begin: {
        Type: 'Pass',
        // Sorts by time; a name of an object may have a colon, but not everywhere (S3 User Guide, "Naming Amazon S3 objects").
        Assign: {
          run: "{% $replace($states.context.Execution.StartTime, ':', '') & '-' & $states.context.Execution.Name %}",
        },
        Next: 'Compare',
      },
      Compare: {
        Type: 'Map',
        Label: MAP_LABEL,
        Items: all.map(({ name, arguments: words }) => ({ name, arguments: words })),
        // Variables are not seen inside of a Distributed Map (Step Functions Developer Guide, "Passing data between states with variables").
        ItemSelector: { run: '{% $run %}', part: '{% $states.context.Map.Item.Value %}' },
        MaxConcurrency: settings.parallel,
        ToleratedFailurePercentage: 100,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          StartAt: 'ComparePart',
          States: {
            ComparePart: {
              ...runTask(settings, {
                family: FAMILIES.compare,
                command:
                  "{% $append(['compare', $states.input.run, $states.input.part.name], $states.input.part.arguments) %}",
                seconds: settings.timeoutMinutes * 60 + GRACE_SECONDS,
              }),
              End: true,
            },
          },
        },
        ResultWriter: {
          Resource: 'arn:aws:states:::s3:putObject',
          Arguments: { Bucket: settings.reportBucket, Prefix: `{% '${PREFIXES.executions}' & $run %}` },
        },
        // What the parts wrote is there; the summary tells what is not.
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Summarize' }],
        Next: 'Summarize',
      },
      Summarize: {
        ...runTask(settings, {
          family: FAMILIES.summarize,
          command: ['summarize', '{% $run %}', ...all.map(({ name }) => name)],
          seconds: SUMMARY_SECONDS,
        }),
        Catch: [
          {
            ErrorEquals: ['States.ALL'],
            Assign: {
              cause: "{% $states.errorOutput.Error & ': ' & $substring($states.errorOutput.Cause, 0, 1000) %}",
            },
            Next: 'Tell',
          },
        ],
        End: true,
      },
      Tell: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sns:publish',
        Arguments: {
          TopicArn: topicArn(settings),
          Subject: 'Drift: the comparison failed',
          Message: `{% $string({'formatVersion': 1, 'run': $run, 'status': 'failed', 'message': $cause, 'reports': 's3://${settings.reportBucket}/${PREFIXES.reports}' & $run & '/'}) %}`,
          MessageAttributes: { status: { DataType: 'String', StringValue: 'failed' } },
        },
        TimeoutSeconds: 60,
        Retry: [retry(['States.ALL'], { attempts: 3, seconds: 5 })],
        Next: 'Failed',
      },
      Failed: { Type: 'Fail', Error: 'DriftRunFailed', Cause: '{% $cause %}' },
    },
  };
}

interface Work {
  readonly family: string;
  readonly command: Value;
  readonly seconds: number;
}

function runTask({ subnets }: Settings, { family, command, seconds }: Work): { readonly [field: string]: Value } {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::ecs:runTask.sync',
    Arguments: {
      Cluster: NAME,
      // Without a revision, the latest: one that is replaced while a run goes on cannot be started any more.
      TaskDefinition: family,
      LaunchType: 'FARGATE',
      EnableExecuteCommand: false,
      NetworkConfiguration: {
        AwsvpcConfiguration: {
          Subnets: subnets,
          SecurityGroups: [reference(SECURITY_GROUP, 'id')],
          AssignPublicIp: 'DISABLED',
        },
      },
      Overrides: { ContainerOverrides: [{ Name: CONTAINER, Command: command }] },
    },
    TimeoutSeconds: seconds,
    Retry: [retry(REFUSED, { attempts: 8, seconds: 5 }), retry(['States.TaskFailed'], { attempts: 1, seconds: 60 })],
  };
}

function retry(
  errors: readonly string[],
  { attempts, seconds }: { readonly attempts: number; readonly seconds: number },
): Value {
  return {
    ErrorEquals: errors,
    IntervalSeconds: seconds,
    BackoffRate: 2,
    MaxAttempts: attempts,
    MaxDelaySeconds: 300,
    JitterStrategy: 'FULL',
  };
}
