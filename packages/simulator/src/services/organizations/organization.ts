// The organization itself: its description, its root, its policy types, and the services it trusts.
import type {
  DescribeOrganizationCommandInput,
  DescribeOrganizationCommandOutput,
  DisableAWSServiceAccessCommandInput,
  EnableAWSServiceAccessCommandInput,
  EnablePolicyTypeCommandInput,
  EnablePolicyTypeCommandOutput,
  ListAWSServiceAccessForOrganizationCommandInput,
  ListAWSServiceAccessForOrganizationCommandOutput,
  ListRootsCommandInput,
  ListRootsCommandOutput,
  PolicyType,
  Root,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { organizationArn, organizationOf } from './hierarchy';
import { invalidToken, notFound, PAGE_SIZE } from './refusal';
import { organizations, THE_ORGANIZATION } from './tables';

export const organizationOperations = {
  DescribeOrganization: reads(
    (context, _input: DescribeOrganizationCommandInput): Answer<DescribeOrganizationCommandOutput> => {
      const { id, managementEmail } = organizationOf(context);
      return {
        Organization: {
          Id: id,
          Arn: organizationArn(context, 'organization'),
          FeatureSet: 'ALL',
          MasterAccountId: context.managementAccountId,
          MasterAccountArn: organizationArn(context, 'account', context.managementAccountId),
          MasterAccountEmail: managementEmail,
        },
      };
    },
  ),

  ListRoots: reads((context, _input: ListRootsCommandInput): Answer<ListRootsCommandOutput> => ({
    Roots: [rootOf(context)],
  })),

  EnablePolicyType: changes((context, input: EnablePolicyTypeCommandInput): Answer<EnablePolicyTypeCommandOutput> => {
    const organization = organizationOf(context);
    const type = required(input.PolicyType, 'PolicyType');
    if (input.RootId !== organization.rootId) throw notFound('Root', String(input.RootId));
    if (organization.policyTypes.includes(type)) {
      throw new AwsError('PolicyTypeAlreadyEnabledException', `${type} is already enabled.`);
    }
    if (type !== 'SERVICE_CONTROL_POLICY') {
      throw new AwsError('PolicyTypeNotAvailableForOrganizationException', `${type} is not simulated.`);
    }
    context
      .table(organizations)
      .put(THE_ORGANIZATION, { ...organization, policyTypes: [...organization.policyTypes, type] });
    return { Root: rootOf(context) };
  }),

  EnableAWSServiceAccess: changes((context, input: EnableAWSServiceAccessCommandInput) => {
    const service = required(input.ServicePrincipal, 'ServicePrincipal');
    const { serviceAccess, ...organization } = organizationOf(context);
    const since = serviceAccess[service] ?? context.now;
    context
      .table(organizations)
      .put(THE_ORGANIZATION, { ...organization, serviceAccess: { ...serviceAccess, [service]: since } });
    return {};
  }),

  DisableAWSServiceAccess: changes((context, input: DisableAWSServiceAccessCommandInput) => {
    const { serviceAccess, ...organization } = organizationOf(context);
    const { [required(input.ServicePrincipal, 'ServicePrincipal')]: _gone, ...others } = serviceAccess;
    context.table(organizations).put(THE_ORGANIZATION, { ...organization, serviceAccess: others });
    return {};
  }),

  ListAWSServiceAccessForOrganization: reads(
    (
      context,
      input: ListAWSServiceAccessForOrganizationCommandInput,
    ): Answer<ListAWSServiceAccessForOrganizationCommandOutput> => {
      const all = Object.entries(organizationOf(context).serviceAccess);
      const { items, next } = page('services', all, input.NextToken, input.MaxResults ?? PAGE_SIZE, invalidToken);
      const services = items.map(([ServicePrincipal, since]) => ({ ServicePrincipal, DateEnabled: new Date(since) }));
      return { EnabledServicePrincipals: services, NextToken: next };
    },
  ),
};

function rootOf(context: CallContext): Root {
  const { rootId, policyTypes } = organizationOf(context);
  return {
    Id: rootId,
    Arn: organizationArn(context, 'root', rootId),
    Name: 'Root',
    PolicyTypes: policyTypes.map((type) => ({ Type: type as PolicyType, Status: 'ENABLED' })),
  };
}
