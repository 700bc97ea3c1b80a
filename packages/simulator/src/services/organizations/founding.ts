// How a fresh organization looks: all features, SCPs on, RAM sharing on, one root, one account.
import { type CallContext } from '../../store/callContext';
import { FULL_ACCESS } from './policy';
import { attachFullAccess } from './policyAttachment';
import { accounts, organizations, policies, THE_ORGANIZATION } from './tables';

/** What is turned on in an organization when it comes into being, beside SCPs and the services that landing zones need. */
export interface Founding {
  readonly policyTypes?: readonly string[];
  readonly trustedServices?: readonly string[];
}

export const RAM_SERVICE = 'ram.amazonaws.com';

/** Makes the organization of the caller, which becomes its management account. Once per cloud. */
export function foundOrganization(context: CallContext, founding: Founding = {}): void {
  const { identifiers, managementAccountId: id, now } = context;
  const { policyTypes = [], trustedServices = [] } = founding;
  const services = [RAM_SERVICE, 'account.amazonaws.com', ...trustedServices];
  const rootId = `r-${identifiers.alphanumeric(4)}`;
  const managementEmail = `management-${id}@example.com`;
  context.table(organizations).put(THE_ORGANIZATION, {
    id: `o-${identifiers.alphanumeric(10)}`,
    rootId,
    managementEmail,
    policyTypes: [...new Set(['SERVICE_CONTROL_POLICY', ...policyTypes])],
    serviceAccess: Object.fromEntries(services.map((service) => [service, now])),
    closures: [],
  });
  context.table(policies).put(FULL_ACCESS, {
    id: FULL_ACCESS,
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    type: 'SERVICE_CONTROL_POLICY',
    awsManaged: true,
    content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    tags: {},
  });
  context.table(accounts).put(id, {
    id,
    name: 'Management',
    email: managementEmail,
    parentId: rootId,
    joinedMethod: 'INVITED',
    joined: now,
    closed: null,
    tags: {},
  });
  attachFullAccess(context, rootId);
  attachFullAccess(context, id);
}
