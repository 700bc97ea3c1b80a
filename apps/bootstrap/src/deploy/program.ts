// The program behind apps/bootstrap/Pulumi.yaml: loops over the plan, decides nothing.
import * as aws from '@pulumi/aws';
import * as pulumi from '@pulumi/pulumi';
import { deployRole } from '@microaccounts/policies/deploy';
import { MANAGED_BY, MANAGEMENT } from '@microaccounts/resources';
import { Deployment } from '@microaccounts/resources/deploy';
import { bootstrap, type BootstrapSpec } from '../plan/bootstrap';
import { obstacle, type ExistingOrganization } from '../plan/organization';
import type { Settings } from '../plan/settings';
import { deployBucket } from './bucket';
import { existingOrganization } from './existingOrganization';
import { deployKey } from './key';
import { deployOrganization } from './organization';
import { configuredSettings, refusal } from './settings';

/**
 * Deploys what the configuration of the stack asks for.
 * @throws pulumi.RunError, before anything is registered, if the configuration is wrong or the organization another.
 */
export async function program(): Promise<Record<string, unknown>> {
  const settings = configuredSettings();
  const provider = new aws.Provider(MANAGEMENT, {
    region: settings.homeRegion as aws.Region,
    allowedAccountIds: [settings.managementAccountId],
  });
  const spec = bootstrap(settings, await found(settings, provider));
  if (spec.next !== null) void pulumi.log.warn(spec.next);
  return deploy(spec, provider);
}

async function found(settings: Settings, provider: aws.Provider): Promise<ExistingOrganization | null> {
  if (settings.organization === 'create') return null;
  const existing = await existingOrganization(provider);
  const problem = obstacle(settings, existing);
  if (problem !== null) throw refusal([problem]);
  return existing;
}

function deploy(spec: BootstrapSpec, provider: aws.Provider): Record<string, unknown> {
  const deployment = new Deployment({
    outside: ({ ref }) => {
      throw new TypeError(`\`${ref}\` is used before it is registered`);
    },
    provider: () => provider,
  });
  const parent = new pulumi.ComponentResource('microaccounts:bootstrap:Bootstrap', 'bootstrap');
  const options = { parent, provider };
  deployOrganization(spec.organization, deployment, options);
  const { identityProvider } = spec;
  const trusted =
    identityProvider === null
      ? []
      : [
          new aws.iam.OpenIdConnectProvider(
            'github',
            { url: identityProvider.url, clientIdLists: [...identityProvider.audiences], tags: MANAGED_BY },
            options,
          ),
        ];
  deployKey(spec.key, deployment, options);
  const policies = new Map<string, aws.s3.BucketPolicy>();
  for (const bucket of spec.buckets) deployBucket(bucket, policies, deployment, options);
  for (const role of spec.roles) deployRole(role, deployment, { ...options, dependsOn: trusted });
  const arns = spec.roles.map(({ address, properties }) => [
    properties.name,
    deployment.resolve({ ref: address, attribute: 'arn' }),
  ]);
  return { ...spec.outputs, roles: Object.fromEntries(arns) as Record<string, pulumi.Output<string>> };
}
