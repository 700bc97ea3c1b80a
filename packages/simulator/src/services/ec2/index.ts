// Amazon EC2: the operations of one account's networks in one region.
import { type Service } from '../../store/operation';
import { availabilityZoneOperations } from './availabilityZone';
import { ec2TagOperations } from './ec2Tag';
import { firstThingOperations } from './firstThings';
import { internetGatewayOperations } from './internetGateway';
import { routeOperations } from './route';
import { routeTableOperations } from './routeTable';
import { subnetOperations } from './subnet';
import { transitGatewayOperations } from './transitGateway';
import { transitGatewayAttachmentOperations } from './transitGatewayAttachment';
import { vpcOperations } from './vpc';

export const ec2Service: Service = {
  ...availabilityZoneOperations,
  ...vpcOperations,
  ...firstThingOperations,
  ...subnetOperations,
  ...internetGatewayOperations,
  ...routeTableOperations,
  ...routeOperations,
  ...transitGatewayOperations,
  ...transitGatewayAttachmentOperations,
  ...ec2TagOperations,
};
