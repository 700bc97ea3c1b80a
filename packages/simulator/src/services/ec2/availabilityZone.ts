// Availability zones: ids are AWS's, names are each account's own.
// (AWS RAM User Guide, "Availability Zone IDs for your AWS resources")
import { createHash } from 'node:crypto';
import type {
  AvailabilityZone,
  DescribeAvailabilityZonesCommandInput,
  DescribeAvailabilityZonesCommandOutput,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../store/awsError';
import { type CallContext } from '../../store/callContext';
import { type Answer, reads } from '../../store/operation';
import { filtered } from './filter';
import { invalidValue } from './refusal';

/** Prefix of the zone ids of a region, and their numbers. Opt-in regions are not simulated. */
const ZONES: Readonly<Record<string, readonly [prefix: string, numbers: readonly number[]]>> = {
  'us-east-1': ['use1', [1, 2, 3, 4, 5, 6]],
  'us-east-2': ['use2', [1, 2, 3]],
  'us-west-1': ['usw1', [1, 3]],
  'us-west-2': ['usw2', [1, 2, 3, 4]],
  'ca-central-1': ['cac1', [1, 2, 4]],
  'sa-east-1': ['sae1', [1, 2, 3]],
  'eu-west-1': ['euw1', [1, 2, 3]],
  'eu-west-2': ['euw2', [1, 2, 3]],
  'eu-west-3': ['euw3', [1, 2, 3]],
  'eu-central-1': ['euc1', [1, 2, 3]],
  'eu-north-1': ['eun1', [1, 2, 3]],
  'ap-south-1': ['aps1', [1, 2, 3]],
  'ap-southeast-1': ['apse1', [1, 2, 3]],
  'ap-southeast-2': ['apse2', [1, 2, 3]],
  'ap-northeast-1': ['apne1', [1, 2, 4]],
  'ap-northeast-2': ['apne2', [1, 2, 3, 4]],
  'ap-northeast-3': ['apne3', [1, 2, 3]],
};

export interface Zone {
  /** `us-east-1a` */
  readonly name: string;
  /** `use1-az1` */
  readonly id: string;
}

export const availabilityZoneOperations = {
  DescribeAvailabilityZones: reads(
    (context, input: DescribeAvailabilityZonesCommandInput): Answer<DescribeAvailabilityZonesCommandOutput> => {
      const rows = zonesOf(context).map((zone) => ({ ...zone, tags: {} }));
      const passing = filtered(rows, input.Filters, {
        'zone-name': ({ name }) => [name],
        'zone-id': ({ id }) => [id],
        state: () => ['available'],
        'region-name': () => [context.region],
        'zone-type': () => ['availability-zone'],
        'opt-in-status': () => ['opt-in-not-required'],
      });
      const asked = passing.filter(
        ({ name, id }) => (input.ZoneNames?.includes(name) ?? true) && (input.ZoneIds?.includes(id) ?? true),
      );
      return { AvailabilityZones: asked.map((zone) => view(context, zone)) };
    },
  ),
};

/** The zones of the call's region, by name: which name has which id differs from account to account. */
export function zonesOf(context: CallContext): Zone[] {
  const zones = ZONES[context.region];
  if (zones === undefined) throw new AwsError('AuthFailure', `The region ${context.region} is not simulated.`);
  const [prefix, numbers] = zones;
  const order = (number: number): string =>
    createHash('sha256').update(`${context.accountId}/${prefix}/${number}`).digest('hex');
  const shuffled = [...numbers].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return shuffled.map((number, index) => ({
    name: context.region + 'abcdef'.charAt(index),
    id: `${prefix}-az${number}`,
  }));
}

/** The zone of a name or an id, the first one if neither is given. */
export function chosenZone(context: CallContext, name: string | undefined, id: string | undefined): Zone {
  const zone = zonesOf(context).find((one) => (name ?? one.name) === one.name && (id ?? one.id) === one.id);
  if (zone === undefined) throw invalidValue(`Value (${name ?? id}) for parameter availabilityZone is invalid.`);
  return zone;
}

function view(context: CallContext, { name, id }: Zone): AvailabilityZone {
  return {
    ZoneName: name,
    ZoneId: id,
    RegionName: context.region,
    State: 'available',
    ZoneType: 'availability-zone',
    OptInStatus: 'opt-in-not-required',
    GroupName: `${context.region}-zg-1`,
    NetworkBorderGroup: context.region,
  };
}
