// The address lock as a file: one text for one lock, ending in a digest of what it says.
import { ADDRESS_LOCK, schemaComment } from '@microaccounts/config';
import { canonicalJson, digest } from '@microaccounts/resources';
import type { AddressLock, LockedRegion, LockedVpc } from './addressLock';

const HEADER = `${schemaComment(ADDRESS_LOCK)}
# Written by \`microaccounts lock\` and reviewed like any lock file; not edited by hand.
# A block once given never moves. Zones are in the order of the subnets' names. Retired blocks are not given again.
# The digest makes two merges that both change this file conflict: take the base's file, then run the command again.
`;

/** The SHA-256 of the canonical content of a lock, in hexadecimal: what its file ends in. */
export function lockDigest(lock: AddressLock): string {
  return digest(canonicalJson(lock));
}

/** The text of `addresses.lock.yaml`. Equal locks have equal texts. */
export function printLock(lock: AddressLock): string {
  const regions = sortedEntries(lock.regions).flatMap(([name, region]) => printRegion(name, region));
  const lines = [
    `formatVersion: ${lock.formatVersion}`,
    ...(regions.length === 0 ? ['regions: {}'] : ['regions:', ...regions]),
    `digest: '${lockDigest(lock)}'`,
  ];
  return `${HEADER}${lines.join('\n')}\n`;
}

function printRegion(name: string, { zones, vpcs, retired }: LockedRegion): string[] {
  const vpcLines = sortedEntries(vpcs).flatMap(([vpc, locked]) => printVpc(vpc, locked));
  return [
    `  ${text(name)}:`,
    `    zones: ${list(zones)}`,
    ...(vpcLines.length === 0 ? ['    vpcs: {}'] : ['    vpcs:', ...vpcLines]),
    ...(retired.length === 0 ? [] : ['    retired:', ...retired.map((cidr) => `      - ${cidr}`)]),
  ];
}

function printVpc(name: string, vpc: LockedVpc): string[] {
  const subnets = sortedEntries(vpc.subnets).map(([tier, cidrs]) => `          ${text(tier)}: ${list(cidrs)}`);
  return [
    `      ${text(name)}:`,
    `        businessUnit: ${text(vpc.businessUnit)}`,
    `        environment: ${text(vpc.environment)}`,
    `        cell: ${vpc.cell}`,
    `        cidr: ${vpc.cidr}`,
    ...(subnets.length === 0 ? ['        subnets: {}'] : ['        subnets:', ...subnets]),
    ...(vpc.retired.length === 0 ? [] : [`        retired: ${list(vpc.retired)}`]),
    ...printAccounts(vpc.accounts),
  ];
}

/** A line each, since accounts come and go one by one. */
function printAccounts(accounts: LockedVpc['accounts']): string[] {
  if (accounts === null) return [];
  if (accounts.length === 0) return ['        accounts: []'];
  return ['        accounts:', ...accounts.map((key) => `          - ${text(key)}`)];
}

function list(items: readonly string[]): string {
  return `[${items.map(text).join(', ')}]`;
}

/** Plain where YAML reads it as a string without doubt, otherwise quoted. */
function text(value: string): string {
  const plain = /^(\d+(\.\d+){3}\/\d+|[a-z][a-z0-9]*(-[a-z0-9]+)*)$/.test(value);
  return plain && !/^(null|true|false|yes|no|on|off|y|n)$/.test(value) ? value : JSON.stringify(value);
}

function sortedEntries<T>(map: { readonly [key: string]: T }): [string, T][] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
}
