// A landing zone of many accounts with little in each, for tests of numbers.
import { meantAccount, meantEstate } from '@microaccounts/config/testing';
import { compile, type LandingZone } from '@microaccounts/landing-zone';
import type { Expectation } from '../expectation';
import { expectedResources, placesOf } from '../scope/landingZoneParts';

/** So many accounts beside the network account, in one region, without networks. */
export function company(count: number): { landingZone: LandingZone; expectation: Expectation } {
  const keys = ['network', ...Array.from({ length: count }, (_, n) => `team-${String(n).padStart(4, '0')}`)];
  const estate = meantEstate({
    regions: { default: ['us-east-1'], available: ['us-east-1'], globalServicesRegion: 'us-east-1' },
    baseline: {
      ...meantEstate().baseline,
      // IAM takes none of under 1,000 characters (IAM API Reference, "CreateSAMLProvider").
      federation: {
        kind: 'saml',
        provider: 'corp',
        metadata: `<EntityDescriptor>${'x'.repeat(1000)}</EntityDescriptor>`,
      },
    },
    accounts: keys.map((key) =>
      meantAccount(key, {
        regions: ['us-east-1'],
        network: {},
        organizationalUnit: key === 'network' ? 'Core' : 'Workloads/Dev',
      }),
    ),
  });
  const { landingZone } = compile(estate, null);
  return { landingZone, expectation: { ...placesOf(landingZone), resources: expectedResources(landingZone) } };
}
