// A role with exactly the policies of its plan: what somebody attaches beside them is taken off again.
import * as iam from '@pulumi/aws/iam';
import type { CustomResourceOptions, Resource } from '@pulumi/pulumi';
import type { Role } from '@microaccounts/resources';
import type { Deployment } from '@microaccounts/resources/deploy';
import { roleAttachmentName } from '../imports';

/**
 * Registers the role, one attachment per managed policy, its inline policies, and that there are no others. Gives what has
 * to be there before the role can do its work.
 */
export function deployRole(role: Role, deployment: Deployment, options: CustomResourceOptions): Resource[] {
  const {
    name,
    path,
    description,
    trustPolicy,
    permissionsBoundary,
    managedPolicies,
    inlinePolicies,
    maxSessionDuration,
    tags,
  } = role.properties;
  const deployed = new iam.Role(
    name,
    {
      name,
      path,
      description,
      assumeRolePolicy: deployment.document(trustPolicy),
      maxSessionDuration,
      tags: deployment.map(tags),
      ...(permissionsBoundary === null ? {} : { permissionsBoundary: deployment.text(permissionsBoundary) }),
    },
    options,
  );
  deployment.registered(role.address, { arn: deployed.arn, id: deployed.id });
  const within = { ...options, parent: deployed };

  const attachments = managedPolicies.map(
    (policy) =>
      new iam.RolePolicyAttachment(
        roleAttachmentName(name, policy),
        { role: deployed.name, policyArn: deployment.text(policy) },
        within,
      ),
  );
  new iam.RolePolicyAttachmentsExclusive(
    name,
    { roleName: deployed.name, policyArns: deployment.texts(managedPolicies) },
    { ...within, dependsOn: attachments },
  );

  const inline = Object.entries(inlinePolicies).map(
    ([policy, document]) =>
      new iam.RolePolicy(
        `${name}/${policy}`,
        { role: deployed.name, name: policy, policy: deployment.document(document) },
        within,
      ),
  );
  new iam.RolePoliciesExclusive(
    name,
    { roleName: deployed.name, policyNames: Object.keys(inlinePolicies).sort() },
    { ...within, dependsOn: inline },
  );
  return [deployed, ...attachments, ...inline];
}
