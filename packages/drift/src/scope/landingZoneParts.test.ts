import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate, type LandingZone } from '@microaccounts/landing-zone';
import { join } from 'node:path';
import { parted } from '../expectation';
import { landingZone as small } from '../testing/landingZone';
import { expectedResources, partedExpectation, placesOf } from './landingZoneParts';

const ROOT = join(__dirname, '../../../..');

function landingZoneOf(folder: string): LandingZone {
  const { unlocked } = checkEstate(readEstateFolder(join(ROOT, folder)));
  if (unlocked === null) throw new Error(`${folder} is not valid`);
  return unlocked;
}

test.each<[string, () => LandingZone]>([
  ['estate', () => landingZoneOf('estate')],
  ['examples/small', () => landingZoneOf('examples/small')],
  ['examples/unshared', () => landingZoneOf('examples/unshared')],
  ['something of every kind', () => small],
])('%s: the parts together are all that there is, each thing once', (_name, of) => {
  const landingZone = of();
  const parts = partedExpectation(landingZone);
  const all = [
    ...parts.organization(),
    ...parts.regions.flatMap((region) => parts.network(region)),
    ...parts.accounts.flatMap(({ key }) => parts.baseline(key)),
  ];
  const sorted = (of: readonly { address: string }[]) => [...of].sort((a, b) => (a.address < b.address ? -1 : 1));
  expect(sorted(all)).toEqual(sorted(expectedResources(landingZone)));
  const grouped = parted({ ...placesOf(landingZone), resources: expectedResources(landingZone) });
  for (const { key } of parts.accounts) expect(sorted(grouped.baseline(key))).toEqual(sorted(parts.baseline(key)));
  for (const region of parts.regions) expect(sorted(grouped.network(region))).toEqual(sorted(parts.network(region)));
});
