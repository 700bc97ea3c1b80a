// The regions that AWS has (AWS General Reference, "AWS Regions"), of all its partitions.

export const awsRegions: ReadonlySet<string> = new Set([
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'ca-west-1', 'mx-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['af-south-1', 'il-central-1', 'me-central-1', 'me-south-1', 'ap-east-1', 'ap-east-2', 'ap-south-1', 'ap-south-2'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3'],
  ...['ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4'],
  ...['ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
  ...['cn-north-1', 'cn-northwest-1', 'us-gov-east-1', 'us-gov-west-1', 'eusc-de-east-1'],
]);

/**
 * What the ids of a region's availability zones begin with: `use1` of `us-east-1`, `apse2` of `ap-southeast-2` (AWS RAM
 * User Guide, "Availability Zone IDs for your AWS resources"); null of what is no region's name.
 */
export function zonePrefix(region: string): string | null {
  const match =
    /^([a-z]{2,4})(?:-(gov))?-(north|south|east|west|central|northeast|northwest|southeast|southwest)-(\d+)$/.exec(
      region,
    );
  if (match === null) return null;
  const [, area = '', gov, direction = '', number = ''] = match;
  const short = direction
    .replace('central', 'c')
    .replace('north', 'n')
    .replace('south', 's')
    .replace('east', 'e')
    .replace('west', 'w');
  return `${area}${gov === undefined ? '' : 'g'}${short}${number}`;
}
