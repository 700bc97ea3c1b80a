// A Transit Gateway alone; the provider's own waits for gateways can be minutes. moto attaches every VPC to the gateway's default route
// table, which the landing zone's gateways do not have, and cannot undo that: so without attachments.
import { DescribeTransitGatewaysCommand, EC2Client, ModifyTransitGatewayCommand } from '@aws-sdk/client-ec2';
import { resources } from '@microaccounts/landing-zone';
import { readTransitGateways } from '@microaccounts/networking/observe';
import { landingZoneOf } from '../landing-zone/simulation';
import { registeredBy } from '../registrations/registered';
import { Alone } from './alone';
import { EmulatedAws, MOTO_ACCOUNT } from './emulatedAws';
import { notShown } from './kinds';

const ESTATE = 'examples/small';
const desired = resources(landingZoneOf(ESTATE)).find(({ kind }) => kind === 'transit-gateway');

let aws: EmulatedAws;
let alone: Alone;

beforeAll(async () => {
  aws = await EmulatedAws.open({ estate: ESTATE, homeRegion: 'us-east-1' });
  const registered = (await registeredBy(ESTATE)).find(({ address }) => address === desired?.address);
  alone = await Alone.open({
    aws,
    type: 'aws:ec2transitgateway/transitGateway:TransitGateway',
    inputs: registered?.inputs ?? {},
    read: () => readTransitGateways(aws.management(EC2Client), { accountId: MOTO_ACCOUNT, region: 'us-east-1' }),
  });
});

afterAll(async () => {
  await aws?.close();
  process.stdout.write(`${notShown('slow').join('\n')}\n`);
});

it('is made as it is desired, left alone and read back', async () => {
  expect(await alone.up()).toEqual(['create']);
  expect(await alone.observed()).toEqual(desired?.properties);
  expect(await alone.up()).toEqual([]);
  expect(await alone.up({ refresh: true })).toEqual([]);
});

it('is found out when it is changed by hand, and healed', async () => {
  const ec2 = aws.management(EC2Client);
  const { TransitGateways: [gateway] = [] } = await ec2.send(new DescribeTransitGatewaysCommand({}));
  const { TransitGatewayId } = gateway ?? {};
  await ec2.send(new ModifyTransitGatewayCommand({ TransitGatewayId, Description: 'Mine' }));
  expect(await alone.observed()).toEqual({ ...desired?.properties, description: 'Mine' });
  expect(await alone.up({ refresh: true })).toEqual(['update']);
  expect(await alone.observed()).toEqual(desired?.properties);
});

it('is removed', async () => {
  await alone.destroy();
  await expect(alone.observed()).rejects.toThrow('0 things were read');
});
