// The estates of `examples/` and the repository's own, held against what they must give.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEstate } from './parse';
import { readEstateFolder } from './read';

const root = path.resolve(__dirname, '../../..');
const bad = path.join(root, 'examples/bad');

test.each(['estate', 'examples/small'])('%s is without fault', (folder) => {
  const { diagnostics, estate } = parseEstate(readEstateFolder(path.join(root, folder)));
  expect(diagnostics).toEqual([]);
  expect(estate).not.toBeNull();
});

test.each(readdirSync(bad))('examples/bad/%s gives the diagnostics it expects', (name) => {
  const folder = path.join(bad, name);
  const expected: unknown = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  const { diagnostics } = parseEstate(readEstateFolder(folder));
  expect(diagnostics.map(({ code, file, line, column }) => ({ code, file, line, column }))).toEqual(expected);
});

test('every bad example says what it expects', () => {
  const names = readdirSync(bad);
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(names.filter((name) => !existsSync(path.join(bad, name, 'expected.json')))).toEqual([]);
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
