// Member accounts that administer a service of AWS for the whole organization.
import type {
  DelegatedAdministrator,
  DeregisterDelegatedAdministratorCommandInput,
  ListDelegatedAdministratorsCommandInput,
  ListDelegatedAdministratorsCommandOutput,
  ListDelegatedServicesForAccountCommandInput,
  ListDelegatedServicesForAccountCommandOutput,
  RegisterDelegatedAdministratorCommandInput,
} from '@aws-sdk/client-organizations';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, changes, reads } from '../../store/operation';
import { page } from '../../store/page';
import { existingAccount } from './account';
import { accountState, memberAccount, organizationArn } from './hierarchy';
import { constraint, invalidToken, PAGE_SIZE } from './refusal';
import { isTrusted, servicePrincipal } from './serviceAccess';
import { delegatedAdministrators, type DelegatedAdministratorRow } from './tables';

/**
 * Which services take an administrator, and how many of them, is not simulated (Organizations User Guide, "AWS services that
 * you can use with AWS Organizations").
 */
export const delegatedAdministratorOperations = {
  /** (Organizations API Reference, "RegisterDelegatedAdministrator" and the reasons of ConstraintViolationException) */
  RegisterDelegatedAdministrator: changes((context, input: RegisterDelegatedAdministratorCommandInput) => {
    const service = servicePrincipal(input.ServicePrincipal);
    const account = existingAccount(context, input.AccountId);
    if (account.id === context.managementAccountId)
      throw constraint(
        'CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR',
        'The management account cannot be a delegated administrator.',
      );
    if (account.closed !== null)
      throw constraint(
        'CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR',
        'You cannot register a suspended account as a delegated administrator.',
      );
    if (!isTrusted(context, service))
      throw constraint(
        'SERVICE_ACCESS_NOT_ENABLED',
        'You attempted to register a delegated administrator before you enabled service access.',
      );
    const row = { accountId: account.id, servicePrincipal: service, enabled: context.now };
    const table = context.table(delegatedAdministrators);
    if (table.get(keyOf(row)) !== undefined)
      throw new AwsError(
        'AccountAlreadyRegisteredException',
        `${account.id} is already a delegated administrator for ${service}.`,
      );
    table.put(keyOf(row), row);
    return {};
  }),

  DeregisterDelegatedAdministrator: changes((context, input: DeregisterDelegatedAdministratorCommandInput) => {
    const service = servicePrincipal(input.ServicePrincipal);
    const { id } = existingAccount(context, input.AccountId);
    const table = context.table(delegatedAdministrators);
    const key = keyOf({ accountId: id, servicePrincipal: service });
    if (table.get(key) === undefined) throw notRegistered(id);
    table.delete(key);
    return {};
  }),

  ListDelegatedAdministrators: reads(
    (context, input: ListDelegatedAdministratorsCommandInput): Answer<ListDelegatedAdministratorsCommandOutput> => {
      const { ServicePrincipal, NextToken, MaxResults = PAGE_SIZE } = input;
      const service = ServicePrincipal === undefined ? undefined : servicePrincipal(ServicePrincipal);
      const first = new Map<string, DelegatedAdministratorRow>();
      for (const row of context.table(delegatedAdministrators).all())
        if ((service === undefined || row.servicePrincipal === service) && !first.has(row.accountId))
          first.set(row.accountId, row);
      const list = `administrators/${service ?? ''}`;
      const { items, next } = page(list, [...first.values()], NextToken, MaxResults, invalidToken);
      return { DelegatedAdministrators: items.flatMap((row) => view(context, row)), NextToken: next };
    },
  ),

  ListDelegatedServicesForAccount: reads(
    (
      context,
      input: ListDelegatedServicesForAccountCommandInput,
    ): Answer<ListDelegatedServicesForAccountCommandOutput> => {
      const { id } = existingAccount(context, input.AccountId);
      const all = context.table(delegatedAdministrators).where('account', id);
      if (all.length === 0) throw notRegistered(id);
      const { NextToken, MaxResults = PAGE_SIZE } = input;
      const { items, next } = page(`delegations/${id}`, all, NextToken, MaxResults, invalidToken);
      const services = items.map(({ servicePrincipal: ServicePrincipal, enabled }) => ({
        ServicePrincipal,
        DelegationEnabledDate: new Date(enabled),
      }));
      return { DelegatedServices: services, NextToken: next };
    },
  ),
};

function keyOf({
  accountId,
  servicePrincipal: service,
}: Pick<DelegatedAdministratorRow, 'accountId' | 'servicePrincipal'>): string {
  return `${accountId}/${service}`;
}

function notRegistered(id: string): AwsError {
  return new AwsError('AccountNotRegisteredException', `${id} is not a delegated administrator.`);
}

/** None for an account that AWS has forgotten. */
function view(context: CallContext, { accountId, enabled }: DelegatedAdministratorRow): DelegatedAdministrator[] {
  const account = memberAccount(context, accountId);
  if (account === undefined) return [];
  return [
    {
      Id: accountId,
      Arn: organizationArn(context, 'account', accountId),
      Name: account.name,
      Email: account.email,
      State: accountState(context, account),
      JoinedMethod: account.joinedMethod,
      JoinedTimestamp: new Date(account.joined),
      DelegationEnabledDate: new Date(enabled),
    },
  ];
}
