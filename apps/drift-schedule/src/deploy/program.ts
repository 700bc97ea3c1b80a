// The program behind apps/drift-schedule/Pulumi.yaml: loops over the plan, decides nothing.
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { configuredValues, deployBucket, deployKey, refusal } from '@microaccounts/bootstrap/deploy';
import { deployRole } from '@microaccounts/policies/deploy';
import { Deployment } from '@microaccounts/resources/deploy';
import { driftSchedule, type DriftScheduleSpec } from '../plan/driftSchedule';
import { KEY } from '../plan/key';
import { NAME } from '../plan/names';
import { listKeys, readSettings } from '../plan/settings';
import { deployNotices } from './notices';
import { deployRuns } from './runs';
import { deployTasks } from './tasks';

/**
 * Deploys what the configuration of the stack asks for.
 * @throws pulumi.RunError, before anything is registered, with a line for each mistake in the configuration.
 */
export function program(): Promise<Record<string, unknown>> {
  const { settings, problems } = readSettings(configuredValues(NAME, listKeys));
  if (settings === null) return Promise.reject(refusal(problems));
  return Promise.resolve(deploy(driftSchedule(settings)));
}

function deploy(spec: DriftScheduleSpec): DriftScheduleSpec['outputs'] {
  const provider = new aws.Provider(NAME, {
    region: spec.region as aws.Region,
    allowedAccountIds: [spec.accountId],
  });
  const deployment = new Deployment({
    outside: ({ ref }) => {
      throw new TypeError(`\`${ref}\` is used before it is registered`);
    },
    provider: () => provider,
  });
  const parent = new pulumi.ComponentResource('microaccounts:drift-schedule:DriftSchedule', NAME);
  const options = { parent, provider };
  if (typeof spec.key === 'string') deployment.registered(KEY, { arn: pulumi.output(spec.key) });
  else deployKey(spec.key, deployment, options);
  deployBucket(spec.bucket, new Map(), deployment, options);
  const ready = spec.roles.flatMap((role) => deployRole(role, deployment, options));
  deployNotices(spec, deployment, options);
  const tasks = deployTasks(spec, deployment, options);
  deployRuns(spec, deployment, { ...options, dependsOn: [...ready, ...tasks] });
  return spec.outputs;
}
