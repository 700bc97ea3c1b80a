// How a fresh organization looks: all features, SCPs on, RAM sharing on, one root, one account.
import { type CallContext } from '../../store/callContext';
import { FULL_ACCESS } from './policy';
import { attachFullAccess } from './policyAttachment';
import { accounts, organizations, policies, THE_ORGANIZATION } from './tables';

export const RAM_SERVICE = 'ram.amazonaws.com';

/** Makes the organization of the caller, which becomes its management account. Once per cloud. */
export function foundOrganization(context: CallContext): void {
  const { identifiers, managementAccountId: id, now } = context;
  const rootId = `r-${identifiers.alphanumeric(4)}`;
  const managementEmail = `management-${id}@example.com`;
  context.table(organizations).put(THE_ORGANIZATION, {
    id: `o-${identifiers.alphanumeric(10)}`,
    rootId,
    managementEmail,
    policyTypes: ['SERVICE_CONTROL_POLICY'],
    serviceAccess: { [RAM_SERVICE]: now, 'account.amazonaws.com': now },
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
