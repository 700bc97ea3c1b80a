// The availability zones that a new estate begins with.

/** Ids of three zones of each region that needs no opting in, of two where there are no more (AWS RAM User Guide, "Availability Zone IDs for your AWS resources"). */
const ZONES: { readonly [region: string]: readonly string[] } = {
  'ap-northeast-1': zones('apne1', 1, 2, 4),
  'ap-northeast-2': zones('apne2', 1, 2, 3),
  'ap-northeast-3': zones('apne3', 1, 2, 3),
  'ap-south-1': zones('aps1', 1, 2, 3),
  'ap-southeast-1': zones('apse1', 1, 2, 3),
  'ap-southeast-2': zones('apse2', 1, 2, 3),
  'ca-central-1': zones('cac1', 1, 2, 4),
  'eu-central-1': zones('euc1', 1, 2, 3),
  'eu-north-1': zones('eun1', 1, 2, 3),
  'eu-west-1': zones('euw1', 1, 2, 3),
  'eu-west-2': zones('euw2', 1, 2, 3),
  'eu-west-3': zones('euw3', 1, 2, 3),
  'sa-east-1': zones('sae1', 1, 2, 3),
  'us-east-1': zones('use1', 1, 2, 4),
  'us-east-2': zones('use2', 1, 2, 3),
  'us-west-1': zones('usw1', 1, 3),
  'us-west-2': zones('usw2', 1, 2, 3),
};

/** The regions whose zones are known. */
export const knownRegions: readonly string[] = Object.keys(ZONES);

/** The ids of the zones to begin with; null for a region whose zones are not known. */
export function zonesOf(region: string): readonly string[] | null {
  return Object.hasOwn(ZONES, region) ? (ZONES[region] ?? null) : null;
}

function zones(prefix: string, ...numbers: readonly number[]): string[] {
  return numbers.map((number) => `${prefix}-az${number}`);
}
