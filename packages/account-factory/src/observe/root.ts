// Reads the root of the organization, and which types of policy it knows.
import { paginateListRoots, type OrganizationsClient } from '@aws-sdk/client-organizations';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';

export interface ObservedRoot {
  readonly id: string;
  /** With their status; one that is disabled is not listed (Organizations API Reference, "DisablePolicyType"). */
  readonly policyTypes: readonly ObservedResource[];
}

/** The organization's root, of which there is one (AWS Organizations User Guide, "Terminology and concepts"). */
export async function readRoot(client: OrganizationsClient, managementAccountId: string): Promise<ObservedRoot> {
  for await (const page of paginateListRoots({ client }, {})) {
    const [root] = page.Roots ?? [];
    if (root === undefined) continue;
    const id = answered(root.Id, 'Root.Id');
    const policyTypes = (root.PolicyTypes ?? []).map(({ Type, Status }): ObservedResource => {
      const type = answered(Type, 'PolicyTypeSummary.Type');
      return {
        kind: 'policy-type',
        accountId: managementAccountId,
        region: null,
        ids: { id: type },
        properties: { root: id, type, status: answered(Status, 'PolicyTypeSummary.Status') },
      };
    });
    return { id, policyTypes };
  }
  throw new Error('AWS answered without a root of the organization');
}
