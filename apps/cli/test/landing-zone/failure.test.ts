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

it('a stack that could not delete what the files no longer have, though all else of it is done', async () => {
  const broken = { now: false };
  const aws = emptyAws(landingZone, {
    faults: {
      before: ({ operation }) => {
        if (broken.now && operation === 'DetachPolicy') throw new Error('no DetachPolicy today');
      },
    },
  });
  const engine = embeddedEngine({ aws, folder: null });
  await deploy(landingZone, aws, engine);
  const other = landingZoneOf('examples/small', {
    edits: { 'accounts/shop/web-dev.yaml': (text) => `${text}services: { allow: [sagemaker] }\n` },
  });
  broken.now = true;
  const first = await deploy(other, aws, engine);
  expect(first.stacks.find(({ stack }) => stack === 'account.web-dev')?.status).toBe('failed');
  broken.now = false;
  const second = await deploy(other, aws, engine);
  expect(second.stacks.find(({ stack }) => stack === 'account.web-dev')?.status).toBe('changed');
  expect((await observed(other, aws)).differences).toEqual([]);
}, 60_000);
