// The services of AWS that may work across the organization.
import type {
  DisableAWSServiceAccessCommandInput,
  EnableAWSServiceAccessCommandInput,
  ListAWSServiceAccessForOrganizationCommandInput,
  ListAWSServiceAccessForOrganizationCommandOutput,
} from '@aws-sdk/client-organizations';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads, required } from '../../store/operation';
import { page } from '../../store/page';
import { organizationOf } from './hierarchy';
import { invalidInput, invalidToken, PAGE_SIZE } from './refusal';
import { organizations, THE_ORGANIZATION } from './tables';

export const serviceAccessOperations = {
  EnableAWSServiceAccess: changes((context, input: EnableAWSServiceAccessCommandInput) => {
    const service = servicePrincipal(input.ServicePrincipal);
    const { serviceAccess, ...organization } = organizationOf(context);
    const since = serviceAccess[service] ?? context.now;
    context
      .table(organizations)
      .put(THE_ORGANIZATION, { ...organization, serviceAccess: { ...serviceAccess, [service]: since } });
    return {};
  }),

  // ⚠ inference: administrators of the service stay registered; no page says what becomes of them.
  DisableAWSServiceAccess: changes((context, input: DisableAWSServiceAccessCommandInput) => {
    const { serviceAccess, ...organization } = organizationOf(context);
    const { [servicePrincipal(input.ServicePrincipal)]: _gone, ...others } = serviceAccess;
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

/**
 * The name of a service: 1 to 128 characters of `[\w+=,.@-]` (Organizations API Reference, "EnableAWSServiceAccess"). Which
 * services there are is not simulated.
 */
export function servicePrincipal(given: string | undefined): string {
  const service = required(given, 'ServicePrincipal');
  if (!/^[\w+=,.@-]{1,128}$/.test(service))
    throw invalidInput('INVALID_PATTERN', 'You provided a value that does not match the required pattern.');
  return service;
}

export function isTrusted(context: CallContext, service: string): boolean {
  return Object.hasOwn(organizationOf(context).serviceAccess, service);
}
