import * as aws from '@pulumi/aws';
import * as awsx from '@pulumi/awsx';
import * as pulumi from '@pulumi/pulumi';
import { embeddedEngine, type RunOptions } from '../engine';
import { Cloud } from '../testing/cloud';

const OPTIONS: RunOptions = { refresh: false, keep: [], imports: new Map() };
const BLOCKS = { app: ['10.0.0.0/22', '10.0.4.0/22'], data: ['10.0.16.0/23', '10.0.18.0/23'] };

async function network(): Promise<Record<string, unknown>> {
  const provider = new aws.Provider('network', { region: 'us-east-1' });
  const zones = await aws.getAvailabilityZones({ state: 'available' }, { provider });
  const vpc = new awsx.ec2.Vpc(
    'analytics-dev',
    {
      cidrBlock: '10.0.0.0/19',
      availabilityZoneNames: zones.names.slice(0, 2),
      subnetStrategy: 'Auto',
      natGateways: { strategy: 'None' },
      subnetSpecs: [
        { type: 'Private', name: 'app', cidrBlocks: BLOCKS.app },
        { type: 'Isolated', name: 'data', cidrBlocks: BLOCKS.data },
      ],
    },
    { providers: { aws: provider } },
  );
  const gateway = new aws.ec2transitgateway.TransitGateway(
    'gateway',
    { defaultRouteTableAssociation: 'disable', defaultRouteTablePropagation: 'disable' },
    { provider },
  );
  const attachment = {
    transitGatewayId: gateway.id,
    vpcId: vpc.vpcId,
    subnetIds: vpc.isolatedSubnetIds,
    transitGatewayDefaultRouteTableAssociation: false,
    transitGatewayDefaultRouteTablePropagation: false,
  };
  new aws.ec2transitgateway.VpcAttachment('analytics-dev', attachment, { provider });
  const described = (subnets: aws.ec2.Subnet[]) =>
    pulumi.all(subnets.map(({ id, cidrBlock, tags }) => pulumi.output({ id, cidrBlock, tags })));
  const tables = (associations: aws.ec2.RouteTableAssociation[]) =>
    pulumi.all(associations.map(({ subnetId, routeTableId }) => pulumi.all({ subnetId, routeTableId })));
  return {
    vpcId: vpc.vpcId,
    subnets: vpc.subnets.apply(described),
    associations: vpc.routeTableAssociations.apply(tables),
    privateSubnetIds: vpc.privateSubnetIds,
    gateway: vpc.internetGateway.apply(({ id }) => id),
    natGateways: vpc.natGateways,
  };
}

describe('awsx.ec2.Vpc in the embedded engine', () => {
  const { aws: simulated } = new Cloud();
  const engine = embeddedEngine({ aws: simulated, folder: null });
  const program = { stack: 'network', run: network };

  it('registers the children that awsx registers, under the same URNs', async () => {
    const { steps } = await engine.preview(program, OPTIONS);
    const urns = steps.map(({ urn }) => urn.replace('urn:pulumi:network::landing-zone::', ''));
    const vpc = 'awsx:ec2:Vpc$aws:ec2/vpc:Vpc';
    const subnet = `${vpc}$aws:ec2/subnet:Subnet`;
    const table = `${subnet}$aws:ec2/routeTable:RouteTable`;
    expect(urns.filter((urn) => urn.startsWith('awsx')).sort()).toEqual(
      [
        'awsx:ec2:Vpc::analytics-dev',
        `${vpc}::analytics-dev`,
        `${vpc}$aws:ec2/internetGateway:InternetGateway::analytics-dev`,
        ...['app-1', 'app-2', 'data-1', 'data-2'].flatMap((name) => [
          `${subnet}::analytics-dev-${name}`,
          `${table}::analytics-dev-${name}`,
          `${table}$aws:ec2/routeTableAssociation:RouteTableAssociation::analytics-dev-${name}`,
        ]),
      ].sort(),
    );
  });

  it('gives real resources as outputs, changes nothing the second time, and goes in order', async () => {
    const { outputs } = await engine.up(program, OPTIONS);
    const subnets = outputs['subnets'] as { id: string; cidrBlock: string; tags: Record<string, string> }[];
    expect(subnets.map(({ cidrBlock, tags }) => [cidrBlock, tags['Name'], tags['SubnetType']])).toEqual([
      ['10.0.0.0/22', 'analytics-dev-app-1', 'Private'],
      ['10.0.16.0/23', 'analytics-dev-data-1', 'Isolated'],
      ['10.0.4.0/22', 'analytics-dev-app-2', 'Private'],
      ['10.0.18.0/23', 'analytics-dev-data-2', 'Isolated'],
    ]);
    expect(outputs['privateSubnetIds']).toEqual([subnets[0]?.id, subnets[2]?.id]);
    const associations = outputs['associations'] as { subnetId: string; routeTableId: string }[];
    expect(associations.map(({ subnetId }) => subnetId)).toEqual(subnets.map(({ id }) => id));
    expect(new Set(associations.map(({ routeTableId }) => routeTableId)).size).toBe(4);
    expect(outputs).toMatchObject({
      vpcId: expect.stringMatching(/^vpc-/),
      gateway: expect.stringMatching(/^igw-/),
      natGateways: [],
    });

    expect(await engine.up(program, { ...OPTIONS, refresh: true })).toMatchObject({ steps: [], unchanged: 19 });
    // The attachment uses subnets of the component: were it not deleted before them, AWS would refuse.
    expect((await engine.destroy('network')).steps).toHaveLength(19);
  });
});
