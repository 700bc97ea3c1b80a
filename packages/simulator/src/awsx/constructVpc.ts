// Registers the children of `awsx.ec2.Vpc`, as awsx's own provider does: through whatever engine runs the program.
import { resourceReference } from '../resources/wire';
import { UNKNOWN, type Properties } from '../resources';
import { vpcLayout, type SubnetLayout, type SubnetType } from './vpcLayout';

/** The type token of the component. */
export const VPC_COMPONENT = 'awsx:ec2:Vpc';

/** A child to be registered with the engine; its provider is the component's. */
export interface ChildRegistration {
  readonly type: string;
  readonly name: string;
  /** URN. */
  readonly parent: string;
  readonly inputs: Properties;
  /** URNs. */
  readonly dependencies: readonly string[];
}

/** A child as the engine made it; the id is empty where it is not known yet. */
export interface RegisteredChild {
  readonly urn: string;
  readonly id: string;
}

export type RegisterChild = (child: ChildRegistration) => Promise<RegisteredChild>;

interface SubnetFamily {
  readonly type: SubnetType;
  readonly subnet: RegisteredChild;
  readonly routeTable: RegisteredChild;
  readonly association: RegisteredChild;
  readonly routes: readonly RegisteredChild[];
}

/** The outputs of a component, in the form of Pulumi's protocol, and the URNs that each of them depends on. */
export interface ConstructedVpc {
  readonly outputs: Properties;
  readonly dependencies: ReadonlyMap<string, readonly string[]>;
}

/**
 * Registers the children of the component with this URN. NAT gateways, addresses and endpoints are always none. Throws
 * UnsupportedVpcError before anything is registered.
 */
export async function constructVpc(
  urn: string,
  name: string,
  args: Properties,
  register: RegisterChild,
): Promise<ConstructedVpc> {
  const layout = vpcLayout(name, args);
  const vpc = await register({ type: 'aws:ec2/vpc:Vpc', name, parent: urn, inputs: layout.vpc, dependencies: [] });
  const vpcId = idOf(vpc);
  const internetGateway = await register({
    type: 'aws:ec2/internetGateway:InternetGateway',
    name,
    parent: vpc.urn,
    inputs: { vpcId, ...layout.internetGateway },
    dependencies: [vpc.urn],
  });
  const families = await Promise.all(
    layout.subnets.map((subnet) => registerSubnet(subnet, vpc, internetGateway, register)),
  );
  const subnets = (type: SubnetType): RegisteredChild[] =>
    families.filter((family) => family.type === type).map(({ subnet }) => subnet);
  const all = {
    subnets: families.map(({ subnet }) => subnet),
    publicSubnets: subnets('Public'),
    privateSubnets: subnets('Private'),
    isolatedSubnets: subnets('Isolated'),
    routeTables: families.map(({ routeTable }) => routeTable),
    routeTableAssociations: families.map(({ association }) => association),
    routes: families.flatMap(({ routes }) => routes),
  };
  const ids = {
    publicSubnetIds: all.publicSubnets,
    privateSubnetIds: all.privateSubnets,
    isolatedSubnetIds: all.isolatedSubnets,
  };
  const made = { vpc: [vpc], vpcId: [vpc], internetGateway: [internetGateway], ...all, ...ids };
  return {
    outputs: {
      vpc: referenceTo(vpc),
      vpcId,
      internetGateway: referenceTo(internetGateway),
      ...Object.fromEntries(Object.entries(all).map(([output, children]) => [output, children.map(referenceTo)])),
      ...Object.fromEntries(Object.entries(ids).map(([output, children]) => [output, children.map(idOf)])),
      subnetLayout: layout.specs,
      natGateways: [],
      eips: [],
      vpcEndpoints: [],
    },
    dependencies: new Map(
      Object.entries(made).map(([output, children]) => [output, children.map((child) => child.urn)]),
    ),
  };
}

async function registerSubnet(
  { name, type, inputs, routeTable: routeTableInputs }: SubnetLayout,
  vpc: RegisteredChild,
  internetGateway: RegisteredChild,
  register: RegisterChild,
): Promise<SubnetFamily> {
  const below = (parent: RegisteredChild, token: string, given: Properties, ...uses: RegisteredChild[]) =>
    register({
      type: token,
      name,
      parent: parent.urn,
      inputs: given,
      dependencies: [parent, ...uses].map((used) => used.urn),
    });
  const subnet = await below(vpc, 'aws:ec2/subnet:Subnet', { vpcId: idOf(vpc), ...inputs });
  const routeTable = await below(
    subnet,
    'aws:ec2/routeTable:RouteTable',
    { vpcId: idOf(vpc), ...routeTableInputs },
    vpc,
  );
  const routeTableId = idOf(routeTable);
  const associated = { routeTableId, subnetId: idOf(subnet) };
  const association = await below(
    routeTable,
    'aws:ec2/routeTableAssociation:RouteTableAssociation',
    associated,
    subnet,
  );
  if (type !== 'Public') return { type, subnet, routeTable, association, routes: [] };
  const outwards = { routeTableId, gatewayId: idOf(internetGateway), destinationCidrBlock: '0.0.0.0/0' };
  const route = await below(routeTable, 'aws:ec2/route:Route', outwards, internetGateway);
  return { type, subnet, routeTable, association, routes: [route] };
}

function idOf({ id }: RegisteredChild): string {
  return id === '' ? UNKNOWN : id;
}

function referenceTo({ urn, id }: RegisteredChild): Properties {
  return resourceReference(urn, id);
}
