// aws.organizations.OrganizationalUnit: renamed in place, never moved (AWS Organizations has no operation for it).
import { orGone } from '../awsAccess';
import { text } from '../properties';
import { global } from '../resourceType';

export const organizationalUnit = global({
  token: 'aws:organizations/organizationalUnit:OrganizationalUnit',
  inputs: { name: { required: true }, parentId: { required: true, replaces: true } },
  async create(aws, inputs) {
    const request = { Name: text(inputs, 'name'), ParentId: text(inputs, 'parentId') };
    const { OrganizationalUnit } = await aws.call('organizations', 'createOrganizationalUnit', request);
    return OrganizationalUnit?.Id ?? '';
  },
  async read(aws, id) {
    const question = aws.call('organizations', 'describeOrganizationalUnit', { OrganizationalUnitId: id });
    const found = await orGone(question, 'OrganizationalUnitNotFoundException');
    if (found === null) return null;
    const { Parents = [] } = await aws.call('organizations', 'listParents', { ChildId: id });
    const { Arn, Name } = found.OrganizationalUnit ?? {};
    return { id, outputs: { arn: Arn, name: Name, parentId: Parents[0]?.Id } };
  },
  async update(aws, id, change) {
    const request = { OrganizationalUnitId: id, Name: text(change.new, 'name') };
    await aws.call('organizations', 'updateOrganizationalUnit', request);
  },
  async delete(aws, id) {
    const request = aws.call('organizations', 'deleteOrganizationalUnit', { OrganizationalUnitId: id });
    await orGone(request, 'OrganizationalUnitNotFoundException');
  },
});
