// A key that rotates, and its alias.
import * as aws from '@pulumi/aws';
import type { CustomResourceOptions } from '@pulumi/pulumi';
import { MANAGED_BY } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import type { KeySpec } from '../plan/stateKey';

/** Registers a key and its alias; no run ever deletes the key: what it encrypted would be unreadable. */
export function deployKey(spec: KeySpec, deployment: Deployment, options: CustomResourceOptions): void {
  const { name, alias, description, policy, address } = spec;
  const deployed = new aws.kms.Key(
    name,
    { description, policy: deployment.document(policy), enableKeyRotation: true, tags: MANAGED_BY },
    { ...options, protect: true, retainOnDelete: true },
  );
  new aws.kms.Alias(name, { name: alias, targetKeyId: deployed.id }, { ...options, parent: deployed });
  deployment.registered(address, { arn: deployed.arn });
}
