import * as path from 'node:path';
import { readEstateFolder } from '@microaccounts/config/read';
import { checkEstate, resources } from '@microaccounts/landing-zone';
import { createColors } from 'picocolors';
import { explanationText } from '../render/explanation';
import { explain } from './explain';
import type { Explanation } from './explanation';

const { landingZone, explain: meaning } = checkEstate(readEstateFolder(path.join(__dirname, '../../../../estate')));
if (landingZone === null) throw new Error('the estate of this repository is invalid');
const { estate } = landingZone;
const all = resources(landingZone);
const meant = estate.accounts.flatMap(({ key }) => meaning(key) ?? []);
const explanations = meant.map((account): Explanation => explain(landingZone, all, account));
const active = explanations.filter(({ state }) => state === 'active');

test('every resource of the account stacks is counted, in the stacks that are about the account', () => {
  for (const { key, stacks } of explanations) {
    for (const { name, resources: number } of stacks) {
      expect(name.endsWith(`.${key}`)).toBe(true);
      expect(number).toBe(all.filter(({ stack }) => stack === name).length);
    }
  }
});

test('SCPs are told from the root down to the account, all attachments on the way and no other', () => {
  for (const { key, organizationalUnit, scps } of explanations) {
    const parts = organizationalUnit.split('/');
    const way = [
      'organization/root',
      ...parts.map((_, depth) => `organizational-unit/${parts.slice(0, depth + 1).join('/')}`),
      `account/${key}`,
    ];
    const attached = way.flatMap((target) =>
      all.filter((one) => one.kind === 'scp-attachment' && one.properties.target.ref === target).map(() => target),
    );
    expect(scps.map(({ target }) => target)).toEqual(attached);
  }
});

test('the subnets of an account are those of its tiers, one per availability zone', () => {
  for (const { key, networks } of active) {
    const account = estate.accounts.find((one) => one.key === key);
    const asked = Object.entries(account?.network ?? {}).flatMap(([region, { tiers }]) =>
      tiers.flatMap((tier) =>
        (estate.network.availabilityZones[region] ?? []).map((zone) => `${region} ${tier} ${zone}`),
      ),
    );
    const got = networks.flatMap(({ region, subnets }) =>
      subnets.map(({ tier, availabilityZoneId }) => `${region} ${tier} ${availabilityZoneId}`),
    );
    expect(got.sort()).toEqual(asked.sort());
  }
});

test('a suspended account may use no service and trusts nobody, whatever its file asks for', () => {
  const suspended = explanations.filter(({ state }) => state === 'suspended');
  expect(suspended.length).toBeGreaterThan(0);
  for (const explanation of suspended)
    expect(explanation).toMatchObject({ services: [], trustedAccounts: {}, roles: [] });
});

test('a role that people assume has a group, its own where the account names one', () => {
  for (const { key, roles } of active) {
    const account = estate.accounts.find((one) => one.key === key);
    for (const { name, group } of roles.filter((role) => role.group !== null)) {
      const own = account?.roles[name]?.group ?? estate.baseline.roles[name]?.group;
      expect(group).toBe(own ?? `AWS-{accountId}-${name}`);
    }
    expect(roles.find(({ name }) => name === 'LandingZoneAudit')).toMatchObject({ group: null });
  }
});

test('the page names everything that the document does', () => {
  for (const account of meant) {
    const explanation = explain(landingZone, all, account);
    const page = explanationText(explanation, account, createColors(false));
    const { email, scps, roles, networks, stacks, keys } = explanation;
    const names = [
      email,
      ...scps.map(({ name }) => name),
      ...roles.map(({ name }) => name),
      ...networks.flatMap(({ cidr, subnets }) => [cidr, ...subnets.map((subnet) => subnet.cidr)]),
      ...stacks.map(({ name }) => name),
      ...keys.map(({ alias }) => alias),
    ];
    for (const name of names) expect(page).toContain(name);
  }
});

test('the document holds the meant account of the estate and an origin for each value of it', () => {
  expect(explanations.map(({ account }) => account)).toEqual(estate.accounts);
  for (const { account, origins } of explanations) {
    expect(Object.keys(origins)).toEqual(expect.arrayContaining(['key', 'services[0]', 'organizationalUnit']));
    expect(Object.keys(origins).filter((path) => path.startsWith('services['))).toHaveLength(account.services.length);
  }
});

test('the table of values is no wider than 100 columns', () => {
  for (const account of meant) {
    const page = explanationText(explain(landingZone, all, account), account, createColors(false));
    const table = page.slice(page.indexOf('Every value and where it comes from')).split('\n');
    expect(table.length).toBeGreaterThan(20);
    expect(table.filter(({ length }) => length > 100)).toEqual([]);
  }
});
