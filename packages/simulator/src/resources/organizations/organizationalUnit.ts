// aws.organizations.OrganizationalUnit: renamed in place, never moved (AWS Organizations has no operation for it).
import { orGone, type AwsAccess } from '../awsAccess';
import { text, textMap, type Properties } from '../properties';
import { global } from '../resourceType';
import { tagList } from '../tags';
import { tagsOfResource, updateTags } from './organizationTags';

export const organizationalUnit = global({
  token: 'aws:organizations/organizationalUnit:OrganizationalUnit',
  inputs: { name: { required: true }, parentId: { required: true, replaces: true }, tags: {} },
  async create(aws, inputs) {
    const Tags = tagList(textMap(inputs, 'tags'));
    const request = { Name: text(inputs, 'name'), ParentId: text(inputs, 'parentId'), Tags };
    const { OrganizationalUnit } = await aws.call('organizations', 'createOrganizationalUnit', request);
    return OrganizationalUnit?.Id ?? '';
  },
  async read(aws, id) {
    const question = aws.call('organizations', 'describeOrganizationalUnit', { OrganizationalUnitId: id });
    const found = await orGone(question, 'OrganizationalUnitNotFoundException');
    if (found === null) return null;
    const { Parents = [] } = await aws.call('organizations', 'listParents', { ChildId: id });
    const { Arn, Name } = found.OrganizationalUnit ?? {};
    const [accounts, tags] = [await accountsIn(aws, id), await tagsOfResource(aws, id)];
    return { id, outputs: { arn: Arn, name: Name, parentId: Parents[0]?.Id, accounts, tags } };
  },
  async update(aws, id, change) {
    if (change.changed.has('name')) {
      const request = { OrganizationalUnitId: id, Name: text(change.new, 'name') };
      await aws.call('organizations', 'updateOrganizationalUnit', request);
    }
    await updateTags(aws, id, change);
  },
  async delete(aws, id) {
    const request = aws.call('organizations', 'deleteOrganizationalUnit', { OrganizationalUnitId: id });
    await orGone(request, 'OrganizationalUnitNotFoundException');
  },
});

/** The accounts directly in the unit, which the provider lists with it: a call for each 20 of them. */
async function accountsIn(aws: AwsAccess, ParentId: string): Promise<Properties[]> {
  const found: Properties[] = [];
  let token: string | undefined;
  do {
    const request = { ParentId, ...(token === undefined ? {} : { NextToken: token }) };
    const page = await aws.call('organizations', 'listAccountsForParent', request);
    found.push(
      ...(page.Accounts ?? []).map(({ Arn, Email, Id, Name }) => ({ arn: Arn, email: Email, id: Id, name: Name })),
    );
    token = page.NextToken;
  } while (token !== undefined);
  return found;
}
