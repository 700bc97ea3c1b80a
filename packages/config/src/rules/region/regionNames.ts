// Region names look like region names.
import { keyIn, valueIn } from '../../written/file';
import type { Spot } from '../../spot';
import type { Complaint, Rule } from '../rule';

export const regionNames: Rule = {
  code: 'region/invalid-name',
  demands: 'a region is called as AWS calls it: `eu-west-2`',
  source: 'AWS General Reference, "AWS Regions"',
  *check({ landingZone }) {
    const { regions, organization } = landingZone.value;
    yield* judge(organization?.homeRegion, valueIn(landingZone, 'organization', 'homeRegion'));
    yield* judge(regions?.globalServicesRegion, valueIn(landingZone, 'regions', 'globalServicesRegion'));
    const list = regions?.available === undefined ? 'default' : 'available';
    for (const [index, region] of (regions?.[list] ?? []).entries())
      yield* judge(region, keyIn(landingZone, 'regions', list, index));
  },
};

/** Whether a text has the form of a region's name, be there one or not. */
export function looksLikeRegion(region: string): boolean {
  return /^[a-z]{2,4}(-[a-z]+){1,2}-\d{1,2}$/.test(region);
}

function judge(region: string | undefined, at: Spot): Complaint[] {
  if (region === undefined || looksLikeRegion(region)) return [];
  return [{ at, message: `\`${region}\` is not the name of a region`, help: 'write it as in `eu-west-2`' }];
}
