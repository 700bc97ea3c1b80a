// Regions that are named are regions of AWS.
import { awsRegions } from '../../aws/regions';
import type { Spot } from '../../spot';
import { didYouMean } from '../../suggestion';
import { keyIn, valueIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { Rule } from '../rule';
import { looksLikeRegion } from './regionNames';

export const knownRegions: Rule = {
  code: 'region/unknown',
  demands: 'the home region, that of global services and the available ones are regions that AWS is known to have',
  source: 'AWS General Reference, "AWS Regions"',
  *check(estate) {
    for (const [region, at] of named(estate))
      if (looksLikeRegion(region) && !awsRegions.has(region))
        yield {
          at,
          severity: 'warning',
          message: `AWS is not known to have a region \`${region}\``,
          help: didYouMean(region, awsRegions, 'if it is new, this is no problem'),
        };
  },
};

function named({ landingZone }: WrittenEstate): [string, Spot][] {
  const { regions, organization } = landingZone.value;
  const list = regions?.available === undefined ? 'default' : 'available';
  const single: [string | undefined, Spot][] = [
    [organization?.homeRegion, valueIn(landingZone, 'organization', 'homeRegion')],
    [regions?.globalServicesRegion, valueIn(landingZone, 'regions', 'globalServicesRegion')],
  ];
  return [
    ...single.flatMap(([region, at]): [string, Spot][] => (region === undefined ? [] : [[region, at]])),
    ...(regions?.[list] ?? []).map((region, index): [string, Spot] => [
      region,
      keyIn(landingZone, 'regions', list, index),
    ]),
  ];
}
