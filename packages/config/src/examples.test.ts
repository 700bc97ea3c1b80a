// The good estates of `examples/` and the repository's own; the bad ones are held against what they must give in the package
// `landing-zone`, since planners find the rest of what is wrong.
import path from 'node:path';
import { parseEstate } from './parse';
import { readEstateFolder } from './read';
import { rules } from './rules';

const root = path.resolve(__dirname, '../../..');

const good = ['estate', 'examples/small', 'examples/unshared'];

test.each(good)('%s is without fault', (folder) => {
  const { diagnostics, estate } = parseEstate(readEstateFolder(path.join(root, folder)));
  expect(diagnostics).toEqual([]);
  expect(estate).not.toBeNull();
});

test('every rule is silent on each of them', () => {
  for (const folder of good) {
    const { written } = parseEstate(readEstateFolder(path.join(root, folder)));
    const complaints = rules.flatMap(({ code, check }) =>
      [...check(written)].map(({ message }) => `${code}: ${message}`),
    );
    expect(complaints).toEqual([]);
  }
});

describe("the repository's own estate", () => {
  const { estate } = parseEstate(readEstateFolder(path.join(root, 'estate')));
  const accounts = estate?.accounts ?? [];

  test('is a company of three business units, four environments beside the core, and two regions', () => {
    expect(Object.keys(estate?.businessUnits ?? {})).toHaveLength(3);
    expect(Object.keys(estate?.environments ?? {}).sort()).toEqual(['core', 'dev', 'prod', 'shared', 'uat']);
    expect(estate?.regions.available).toEqual(['us-east-1', 'eu-west-2']);
    const core = Object.values(estate?.coreAccounts ?? {});
    const micro = accounts.filter(({ key }) => !core.includes(key));
    expect(micro.length).toBeGreaterThanOrEqual(14);
    expect(micro.length).toBeLessThanOrEqual(20);
    for (const { network } of accounts.filter(({ key }) => core.includes(key))) expect(network).toEqual({});
  });

  test('shows every feature that an account can have', () => {
    const some = (of: (account: (typeof accounts)[number]) => boolean): boolean => accounts.some(of);
    expect({
      suspended: some(({ state }) => state === 'suspended'),
      oneRegion: some(({ regions }) => regions.length === 1),
      dataTier: some(({ network }) => Object.values(network).some(({ tiers }) => tiers.includes('data'))),
      noNetwork: some(({ network, environment }) => environment !== 'core' && Object.keys(network).length === 0),
      trusted: some(({ trustedAccounts }) => Object.keys(trustedAccounts).length > 0),
      guardrail: some(({ guardrails }) => guardrails.length > 0),
      ownGuardrail: some(({ guardrails }) => guardrails.some((name) => Object.hasOwn(estate?.guardrails ?? {}, name))),
      ownRole: some(({ roles }) =>
        Object.values(roles).some(({ policies, statements }) => policies.length > 0 && statements.length > 0),
      ),
      deniedDefault: some(
        ({ services }) => !(estate?.services.default ?? []).every((service) => services.includes(service)),
      ),
      named: some(({ key, name }) => key !== name),
      tags: some(({ tags }) => Object.keys(tags).length > 0),
    }).toEqual({
      suspended: true,
      oneRegion: true,
      dataTier: true,
      noNetwork: true,
      trusted: true,
      guardrail: true,
      ownGuardrail: true,
      ownRole: true,
      deniedDefault: true,
      named: true,
      tags: true,
    });
  });
});
