// A stack that failed is not taken for deployed, whatever of it was done; the next `up` finishes it.
import { stackDigest } from '@microaccounts/landing-zone';
import { embeddedEngine } from '@microaccounts/simulator/engine';
import { deploy, emptyAws, landingZoneOf, observed } from './simulation';

const landingZone = landingZoneOf('examples/small');

it.each([
  ['organization', 'CreatePolicy'],
  ['account.network', 'MoveAccount'],
  ['network.us-east-1', 'AssociateRouteTable'],
  ['network.us-east-1', 'AssociateResourceShare'],
  ['baseline.web-dev', 'PutParameter'],
  ['baseline.web-dev', 'CreateAlias'],
])(
  '%s, when %s fails',
  async (stack, operation) => {
    const broken = { now: true };
    const aws = emptyAws(landingZone, {
      faults: {
        before: (call) => {
          if (broken.now && call.operation === operation) throw new Error(`no ${operation} today`);
        },
      },
    });
    const engine = embeddedEngine({ aws, folder: null });
    const first = await deploy(landingZone, aws, engine);
    expect(first.stacks.find(({ stack: name }) => name === stack)?.status).toBe('failed');
    expect((await engine.outputs(stack))?.['digest']).toBeUndefined();

    broken.now = false;
    expect((await deploy(landingZone, aws, engine)).failed).toBe(0);
    expect((await engine.outputs(stack))?.['digest']).toBe(stackDigest(landingZone, stack));
    expect((await observed(landingZone, aws)).differences).toEqual([]);
  },
  60_000,
);
