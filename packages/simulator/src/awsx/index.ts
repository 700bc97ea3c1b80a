// `awsx.ec2.Vpc` as both engines serve it.
export {
  constructVpc,
  VPC_COMPONENT,
  type ChildRegistration,
  type ConstructedVpc,
  type RegisterChild,
  type RegisteredChild,
} from './constructVpc';
export { UnsupportedVpcError, vpcLayout, type SubnetLayout, type SubnetType, type VpcLayout } from './vpcLayout';
