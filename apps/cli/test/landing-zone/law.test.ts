// The law: what is observed in AWS after a deployment is what the landing zone says, kind by kind, and a second `up` changes nothing.
import { expectedResources, type Observation } from '@microaccounts/drift';
import type { Difference, LandingZone } from '@microaccounts/landing-zone';
import type { UpSummary } from '@microaccounts/landing-zone/deploy';
import type { Kind } from '@microaccounts/resources';
import type { SimulatedAws } from '@microaccounts/simulator';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed } from './simulation';

/** Every kind of the union, by the compiler's word: a new kind that is not observed here does not compile. `none`: nobody declares any. */
const KINDS: { readonly [K in Kind]: true | 'none' } = {
  account: true,
  'alternate-contact': true,
  'backup-vault': true,
  'delegated-administrator': 'none',
  'iam-policy': true,
  'internet-gateway': true,
  key: true,
  'organizational-unit': true,
  parameter: true,
  'policy-type': true,
  'principal-association': true,
  'resource-association': true,
  'resource-share': true,
  role: true,
  'route-table': true,
  'saml-provider': true,
  scp: true,
  'scp-attachment': true,
  subnet: true,
  'transit-gateway': true,
  'transit-gateway-attachment': true,
  'trusted-service': true,
  vpc: true,
};

describe('the landing zone of `estate/` on the embedded engine', () => {
  let landingZone: LandingZone;
  let aws: SimulatedAws;
  let engine: ReturnType<typeof embeddedEngine>;
  let first: UpSummary;
  let observation: Observation;
  let differences: Difference[];

  beforeAll(async () => {
    landingZone = landingZoneOf('estate');
    aws = emptyAws(landingZone);
    engine = embeddedEngine({ aws, folder: null });
    first = await deploy(landingZone, aws, engine);
    ({ observation, differences } = await observed(landingZone, aws));
  }, 120_000);

  it('deploys every stack', () => {
    expect(first.stacks.filter(({ status }) => status !== 'changed')).toEqual([]);
    expect(first.stacks).toHaveLength(landingZone.stacks.length);
  });

  it('leaves nothing unread', () => {
    expect([...observation.unchecked]).toEqual([]);
  });

  it.each(Object.entries(KINDS))('observes every %s as it is desired, and no other', (kind, declared) => {
    const desired = expectedResources(landingZone).filter((resource) => resource.kind === kind);
    expect(desired.length > 0).toBe(declared === true);
    expect(observation.resources.filter((resource) => resource.kind === kind)).toHaveLength(desired.length);
    expect(differences.filter((difference) => JSON.stringify(difference).includes(`"${kind}"`))).toEqual([]);
  });

  it('observes exactly the desired state', () => {
    expect(differences).toEqual([]);
  });

  it('changes nothing the second time, nor after reading everything back', async () => {
    for (const refresh of [false, true]) {
      const again = await deploy(landingZone, aws, engine, { refresh, force: true });
      expect(again.stacks.filter(({ status }) => status !== 'unchanged')).toEqual([]);
    }
  }, 120_000);
});
