// aws.getAvailabilityZones: names and ids of zones, in the same order.
import { type AwsAccess } from '../awsAccess';
import { optionalText, type Properties } from '../properties';

export async function getAvailabilityZones(aws: AwsAccess, args: Properties): Promise<Properties> {
  const there = aws.in(optionalText(args, 'region') ?? aws.region);
  const state = optionalText(args, 'state');
  const Filters = state === undefined ? [] : [{ Name: 'state', Values: [state] }];
  const { AvailabilityZones: answered = [] } = await there.call('ec2', 'describeAvailabilityZones', { Filters });
  const zones = [...answered].sort((a, b) => ((a.ZoneName ?? '') < (b.ZoneName ?? '') ? -1 : 1));
  return {
    id: there.region,
    region: there.region,
    ...(state === undefined ? {} : { state }),
    groupNames: [...new Set(zones.map(({ GroupName }) => GroupName ?? there.region))],
    names: zones.map(({ ZoneName }) => ZoneName),
    zoneIds: zones.map(({ ZoneId }) => ZoneId),
  };
}
