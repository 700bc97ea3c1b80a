import { gunzipSync, gzipSync } from 'node:zlib';
import { referredResource } from '../plan/resources';
import { resourceDigests, stackSpec } from '../plan/stackSpec';
import { someAccounts, someLandingZone } from '../testing/landingZone';
import { VERSION, type Deployed } from './deployed';
import type { Held } from './engine';
import { abandonedIn, makingOf, readMaking, writtenMaking, type Making } from './making';
import { REVISION_TYPE, revisionOf } from './revision';

const STACK = 'account.shop-dev';
const before = someLandingZone();
const after = someLandingZone(someAccounts({ 'shop-dev': { guardrails: ['no-iam-users'], name: 'Shop' } }));
const [spec, head] = [stackSpec(before, STACK), stackSpec(after, STACK)];

function deployedFrom({ digest, resources }: typeof spec): Deployed {
  return { digest, inputs: '', resources: resourceDigests(resources), leftovers: [], commit: null, version: VERSION };
}

const making = (deployed: Deployed | null): Making =>
  makingOf(head, deployed, (reference) => referredResource(after, reference));
const addresses = (resources: readonly { readonly address: string }[]): string[] =>
  resources.map(({ address }) => address).sort();

describe('what a run is about to make', () => {
  it('is all of a stack that was never deployed', () => {
    const { over, resources } = making(null);
    expect(over).toBeNull();
    expect(addresses(resources)).toEqual(expect.arrayContaining(addresses(head.resources)));
  });

  it('is nothing where nothing has changed', () => {
    expect(making(deployedFrom(head))).toEqual({ over: revisionOf(head.digest), resources: [] });
  });

  it('is what has changed, with what that refers to', () => {
    const { over, resources } = making(deployedFrom(spec));
    expect(over).toBe(revisionOf(spec.digest));
    const old = resourceDigests(spec.resources);
    const now = resourceDigests(head.resources);
    const changed = head.resources.filter(({ address }) => old[address] !== now[address]);
    expect(changed.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['account', 'scp-attachment']));
    const [attachment] = changed.filter(({ kind }) => kind === 'scp-attachment');
    const policy = `scp/${attachment?.address.replace(/^.*\//, '')}`;
    const others = addresses(resources.filter(({ stack }) => stack !== STACK));
    expect(addresses(resources.filter(({ stack }) => stack === STACK))).toEqual(addresses(changed));
    expect(others).toContain(policy);
    // The unit in which the account is, and the one around that.
    expect(others.filter((address) => address.startsWith('organizational-unit/')).length).toBeGreaterThan(1);
  });
});

describe('as it is written down', () => {
  it('is JSON, compressed, in base64', () => {
    const written = writtenMaking(making(null));
    expect(JSON.parse(gunzipSync(Buffer.from(written, 'base64')).toString())).toEqual(making(null));
    expect(readMaking(written)).toEqual(making(null));
    const known = gzipSync('{"over":"0123456789abcdef","resources":[]}').toString('base64');
    expect(readMaking(known)).toEqual({ over: '0123456789abcdef', resources: [] });
  });

  it.each([undefined, '', 'x', gzipSync('{}').toString('base64'), gzipSync('null').toString('base64')])(
    'is nothing if it cannot be understood: %p',
    (written) => expect(readMaking(written)).toBeNull(),
  );
});

describe('what was abandoned', () => {
  const deployed = deployedFrom(spec);
  const revision = (name: string, of: Making): Held => ({
    ...{ type: REVISION_TYPE, name },
    outputs: { making: writtenMaking(of) },
  });
  const found = (...held: Held[]): string[] => addresses(abandonedIn(held, deployed, spec));
  const own = addresses(making(deployed).resources);

  it('is what a run was about to make that came to no end', () => {
    expect(found(revision(revisionOf(head.digest), making(deployed)))).toEqual(own);
    expect(found(revision('of nobody knows what', { resources: making(deployed).resources }))).toEqual(own);
  });

  it('is nothing of the last whole run, nor of what that has settled', () => {
    expect(found(revision(revisionOf(spec.digest), making(null)))).toEqual([]);
    expect(found(revision(revisionOf(head.digest), making(null)))).toEqual([]);
    expect(found({ type: REVISION_TYPE, name: 'of an earlier version' })).toEqual([]);
  });

  it('is not what the files say the same of', () => {
    const same = { over: revisionOf(spec.digest), resources: spec.resources };
    expect(found(revision(revisionOf(head.digest), same))).toEqual([]);
  });
});
