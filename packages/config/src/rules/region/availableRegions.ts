// Whatever names a region names an available one.
import type { Spot } from '../../spot';
import { keyIn, valueIn } from '../../written/file';
import type { AccountEntry } from '../../written/accountEntry';
import { unknownName } from '../reference';
import type { FileRule, Surrounded } from '../rule';

export const availableRegions: FileRule = {
  code: 'region/unavailable',
  demands: 'a region that is named anywhere is one of `regions.available`',
  perFile: true,
  *check(estate) {
    const named = [...ofLandingZone(estate), ...estate.accounts.flatMap(ofAccount)];
    for (const [region, at] of named)
      for (const { help } of unknownName(at, 'region', region, estate.known.regions))
        yield { at, message: `the region \`${region}\` is not available`, ...(help === undefined ? {} : { help }) };
  },
};

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

function ofAccount({ settings, keyAt }: AccountEntry): [string, Spot][] {
  const network = settings.network === 'none' ? {} : (settings.network ?? {});
  return [
    ...(settings.regions ?? []).map((region, index): [string, Spot] => [region, keyAt('regions', index)]),
    ...Object.keys(network).map((region): [string, Spot] => [region, keyAt('network', region)]),
    ...Object.keys(settings.quotas ?? {}).map((region): [string, Spot] => [region, keyAt('quotas', region)]),
  ];
}
