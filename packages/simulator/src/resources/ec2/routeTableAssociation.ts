// aws.ec2.RouteTableAssociation of a subnet; imports say `<subnet>/<route table>`.
import { orGone, type AwsAccess } from '../awsAccess';
import { optionalText, text } from '../properties';
import { regional } from '../resourceType';

export const routeTableAssociation = regional({
  token: 'aws:ec2/routeTableAssociation:RouteTableAssociation',
  // AWS gives an association that changes its table another id, so here it is replaced.
  inputs: { routeTableId: { required: true, replaces: true }, subnetId: { required: true, replaces: true } },
  unique: ['subnetId'],
  blank: { gatewayId: '' },
  async create(aws, inputs) {
    const request = { RouteTableId: text(inputs, 'routeTableId'), SubnetId: text(inputs, 'subnetId') };
    return (await aws.call('ec2', 'associateRouteTable', request)).AssociationId ?? '';
  },
  async read(aws, id, known) {
    const [subnetId = '', routeTableId] = id.includes('/') ? id.split('/') : [optionalText(known, 'subnetId')];
    const found = await associationOf(aws, subnetId);
    if (found === undefined || (routeTableId !== undefined && found.RouteTableId !== routeTableId)) return null;
    return { id: found.RouteTableAssociationId ?? '', outputs: { routeTableId: found.RouteTableId, subnetId } };
  },
  update: async () => {}, // both inputs replace
  async delete(aws, id) {
    await orGone(aws.call('ec2', 'disassociateRouteTable', { AssociationId: id }), 'InvalidAssociationID.NotFound');
  },
});

interface Association {
  readonly RouteTableId?: string | undefined;
  readonly RouteTableAssociationId?: string | undefined;
}

async function associationOf(aws: AwsAccess, subnetId: string): Promise<Association | undefined> {
  const Filters = [{ Name: 'association.subnet-id', Values: [subnetId] }];
  const { RouteTables = [] } = await aws.call('ec2', 'describeRouteTables', { Filters });
  return RouteTables.flatMap(({ Associations = [] }) => Associations).find(({ SubnetId }) => SubnetId === subnetId);
}
