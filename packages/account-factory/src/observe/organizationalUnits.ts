// Reads the tree of organizational units.
import { paginateListOrganizationalUnitsForParent, type OrganizationsClient } from '@aws-sdk/client-organizations';
import type { ObservedResource } from '@microaccounts/resources';
import { answered } from '@microaccounts/resources/observe';

/** All organizational units below `root`, parents before their children. */
export async function readOrganizationalUnits(
  client: OrganizationsClient,
  managementAccountId: string,
  root: string,
): Promise<ObservedResource[]> {
  const units: ObservedResource[] = [];
  const parents = [root];
  // The list grows while it is walked: each unit is a parent in its turn.
  for (const parent of parents) {
    for await (const page of paginateListOrganizationalUnitsForParent({ client }, { ParentId: parent })) {
      for (const { Id, Arn, Name } of page.OrganizationalUnits ?? []) {
        const id = answered(Id, 'OrganizationalUnit.Id');
        parents.push(id);
        units.push({
          kind: 'organizational-unit',
          accountId: managementAccountId,
          region: null,
          ids: { id, arn: answered(Arn, 'OrganizationalUnit.Arn') },
          properties: { name: answered(Name, 'OrganizationalUnit.Name'), parent },
        });
      }
    }
  }
  return units;
}
