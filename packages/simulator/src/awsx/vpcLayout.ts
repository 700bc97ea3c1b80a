// What `awsx.ec2.Vpc` makes of its arguments: names, tags and inputs of its children. Pure.
import { type Properties } from '../resources';

export type SubnetType = 'Public' | 'Private' | 'Isolated';

export interface SubnetLayout {
  /** `<vpc>-<spec>-<zone index from 1>`: also the name of its route table, association and route. */
  readonly name: string;
  readonly type: SubnetType;
  /** Without the id of the VPC. */
  readonly inputs: Properties;
  readonly routeTable: Properties;
}

export interface VpcLayout {
  readonly vpc: Properties;
  /** Without the id of the VPC. */
  readonly internetGateway: Properties;
  /** Zone by zone, and in a zone public ones first, isolated ones last. */
  readonly subnets: readonly SubnetLayout[];
  /** The specifications, as the output `subnetLayout` echoes them. */
  readonly specs: readonly Properties[];
}

/** Arguments for which the real awsx does more than is simulated, or something else. */
export class UnsupportedVpcError extends Error {
  constructor(name: string, problem: string) {
    super(`awsx.ec2.Vpc \`${name}\`: ${problem}`);
    this.name = 'UnsupportedVpcError';
  }
}

interface SubnetSpec {
  readonly type: SubnetType;
  readonly name?: string;
  readonly cidrBlocks: readonly string[];
  readonly tags?: Readonly<Record<string, string>>;
}

/** In the order in which awsx makes the subnets of a zone. */
const TYPES: readonly SubnetType[] = ['Public', 'Private', 'Isolated'];
const PASSED_ON = ['cidrBlock', 'enableDnsHostnames', 'enableDnsSupport'];
const UNDERSTOOD = [...PASSED_ON, 'availabilityZoneNames', 'natGateways', 'subnetSpecs', 'subnetStrategy', 'tags'];

/**
 * The children of a VPC called `name`. Served is what a shared VPC needs: zones and blocks given, strategy `Auto`, no NAT.
 * @throws UnsupportedVpcError for everything else.
 */
export function vpcLayout(name: string, args: Properties): VpcLayout {
  const zones = zonesOf(name, args);
  const specs = specsOf(name, args, zones.length);
  const tags = { Name: name, ...(args['tags'] as Record<string, string> | undefined) };
  const passedOn = PASSED_ON.filter((argument) => args[argument] !== undefined);
  const inTurn = [...specs].sort((a, b) => TYPES.indexOf(a.type) - TYPES.indexOf(b.type));
  return {
    vpc: { ...Object.fromEntries(passedOn.map((argument) => [argument, args[argument]])), tags },
    internetGateway: { tags },
    subnets: zones.flatMap((zone, index) => inTurn.map((spec) => subnetLayout(name, tags, zone, index, spec))),
    specs: specs.map((spec) => ({ ...spec })),
  };
}

function subnetLayout(
  vpc: string,
  shared: Readonly<Record<string, string>>,
  availabilityZone: string,
  index: number,
  spec: SubnetSpec,
): SubnetLayout {
  const name = `${vpc}-${spec.name ?? spec.type.toLowerCase()}-${index + 1}`;
  const own = { Name: name, SubnetType: spec.type };
  return {
    name,
    type: spec.type,
    inputs: {
      availabilityZone,
      cidrBlock: spec.cidrBlocks[index],
      mapPublicIpOnLaunch: spec.type === 'Public',
      assignIpv6AddressOnCreation: false,
      tags: { ...shared, ...spec.tags, ...own },
    },
    routeTable: { tags: { ...shared, ...own } },
  };
}

function zonesOf(name: string, args: Properties): readonly string[] {
  const strange = Object.keys(args).find((argument) => args[argument] !== undefined && !UNDERSTOOD.includes(argument));
  if (strange !== undefined) throw new UnsupportedVpcError(name, `the argument \`${strange}\` is not simulated`);
  if (typeof args['cidrBlock'] !== 'string') throw new UnsupportedVpcError(name, '`cidrBlock` must be given');
  if (args['subnetStrategy'] !== 'Auto') throw new UnsupportedVpcError(name, '`subnetStrategy` must be `Auto`');
  const nat = args['natGateways'] as { strategy?: unknown } | undefined;
  if (nat?.strategy !== 'None') throw new UnsupportedVpcError(name, '`natGateways.strategy` must be `None`');
  const zones = args['availabilityZoneNames'];
  if (!Array.isArray(zones)) throw new UnsupportedVpcError(name, '`availabilityZoneNames` must be given');
  return zones as readonly string[];
}

function specsOf(name: string, args: Properties, zones: number): readonly SubnetSpec[] {
  const specs = args['subnetSpecs'];
  if (!Array.isArray(specs)) throw new UnsupportedVpcError(name, '`subnetSpecs` must be given');
  return specs.map((given: Properties, index) => {
    const { type, name: specName, cidrBlocks, tags, ...others } = given as Partial<SubnetSpec>;
    const place = `\`subnetSpecs[${index}]\``;
    const [strange] = Object.keys(others);
    if (strange !== undefined) throw new UnsupportedVpcError(name, `\`${strange}\` of ${place} is not simulated`);
    if (type === undefined || !TYPES.includes(type))
      throw new UnsupportedVpcError(name, `the type of ${place} is not simulated`);
    if (cidrBlocks?.length !== zones)
      throw new UnsupportedVpcError(name, `${place} needs \`cidrBlocks\`, one for each zone`);
    return {
      type,
      cidrBlocks,
      ...(specName === undefined ? {} : { name: specName }),
      ...(tags === undefined ? {} : { tags }),
    };
  });
}
