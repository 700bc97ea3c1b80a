// Whatever names a region names an available one.
import type { Path, Spot } from '../../spot';
import { keyIn, valueIn } from '../../written/file';
import type { AccountEntry } from '../../written/accountEntry';
import { unknownName } from '../reference';
import type { Complaint, FileRule, Surrounded } from '../rule';

export const availableRegions: FileRule = {
  code: 'region/unavailable',
  demands: 'a region that is named anywhere is one of `regions.available`',
  perFile: true,
  *check(estate) {
    const { regions } = estate.known;
    for (const [region, at] of ofLandingZone(estate)) yield* unavailable(region, at, regions);
    for (const account of estate.accounts)
      for (const [region, path] of ofAccount(account))
        if (regions?.has(region) === false) yield* unavailable(region, account.keyAt(...path), regions);
  },
};

function unavailable(region: string, at: Spot, regions: Surrounded['known']['regions']): Complaint[] {
  return unknownName(at, 'region', region, regions).map(({ help }) => {
    return { at, message: `the region \`${region}\` is not available`, ...(help === undefined ? {} : { help }) };
  });
}

function ofLandingZone({ landingZone }: Surrounded): [string, Spot][] {
  const { regions, network, baseline } = landingZone.value;
  const keyed = (map: object | undefined, ...path: string[]): [string, Spot][] => {
    return Object.keys(map ?? {}).map((region) => [region, keyIn(landingZone, ...path, region)]);
  };
  return [
    ...(regions?.default ?? []).map((region, index): [string, Spot] => [
      region,
      valueIn(landingZone, 'regions', 'default', index),
    ]),
    ...keyed(network?.pools, 'network', 'pools'),
    ...keyed(network?.availabilityZones, 'network', 'availabilityZones'),
    ...keyed(network?.transitGateway?.asn, 'network', 'transitGateway', 'asn'),
    ...keyed(network?.directConnect, 'network', 'directConnect'),
    ...keyed(baseline?.quotaTemplate, 'baseline', 'quotaTemplate'),
  ];
}

function* ofAccount({ settings }: AccountEntry): Generator<[string, Path]> {
  const { regions = [], network, quotas } = settings;
  for (const [index, region] of regions.entries()) yield [region, ['regions', index]];
  if (network !== undefined && network !== 'none')
    for (const region of Object.keys(network)) yield [region, ['network', region]];
  if (quotas !== undefined) for (const region of Object.keys(quotas)) yield [region, ['quotas', region]];
}
