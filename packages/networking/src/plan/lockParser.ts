// Reads `addresses.lock.yaml`: what it says, or what is wrong with it.
import type { Finding } from '@microaccounts/config';
import { parse } from 'yaml';
import { z } from 'zod';
import { LOCK_FORMAT_VERSION, type AddressLock } from './addressLock';
import { parseCidr, type Cidr } from './cidr';
import { lockDigest } from './lockText';
import { vpcName } from './names';

const cidr = z.custom<Cidr>((value) => typeof value === 'string' && parseCidr(value) !== null, 'not a CIDR block');
const blocks = z.array(cidr);
const key = z.string().min(1);

const vpc = z.strictObject({
  businessUnit: key,
  environment: key,
  cell: z.int().min(1),
  cidr,
  subnets: z.record(key, blocks),
  retired: blocks.default([]),
  accounts: z.array(key).nullable().default(null),
});

const region = z
  .strictObject({ zones: z.array(key), vpcs: z.record(key, vpc), retired: blocks.default([]) })
  .superRefine(({ zones, vpcs }, context) => {
    if (new Set(zones).size < zones.length)
      context.addIssue({ code: 'custom', path: ['zones'], message: 'a zone twice' });
    for (const [name, { businessUnit, environment, cell, subnets }] of Object.entries(vpcs)) {
      const issue = (path: string[], message: string): void =>
        context.addIssue({ code: 'custom', path: ['vpcs', name, ...path], message });
      const expected = vpcName(businessUnit, environment, cell);
      if (name !== expected) issue([], `it should be called \`${expected}\``);
      for (const [tier, cidrs] of Object.entries(subnets)) {
        if (cidrs.length > zones.length) issue(['subnets', tier], 'more subnets than zones');
      }
    }
  });

const file = z.strictObject({
  formatVersion: z.literal(LOCK_FORMAT_VERSION),
  regions: z.record(key, region),
  digest: z.string().optional(),
});

/** A lock whose digest is wrong is still given, since what it says must not be given away; one that cannot be read is null. */
export interface ParsedLock {
  readonly lock: AddressLock | null;
  readonly findings: readonly Finding[];
}

/** What the text of `addresses.lock.yaml` says. Never throws: whatever is wrong with it is a finding. */
export function parseLock(text: string): ParsedLock {
  const restore = 'take the file of the base branch, then run `microaccounts lock`';
  const unreadable = (code: string, message: string): ParsedLock => ({
    lock: null,
    findings: [finding(code, message, restore)],
  });

  let content: unknown;
  try {
    content = parse(text, { logLevel: 'error' });
  } catch (error) {
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return unreadable('network/lock-malformed', `the address lock is not YAML: ${reason.replace(/:$/, '')}`);
  }
  const version = (content as { formatVersion?: unknown } | null)?.formatVersion;
  if (typeof version === 'number' && version !== LOCK_FORMAT_VERSION) {
    return unreadable('network/lock-version', `the address lock has the unknown format version \`${version}\``);
  }
  const read = file.safeParse(content);
  if (!read.success) {
    const findings = read.error.issues.map(({ path, message }) => {
      const place = path.length === 0 ? '' : `\`${path.map(String).join('.')}\`: `;
      return finding('network/lock-malformed', `the address lock is malformed: ${place}${message}`, restore);
    });
    return { lock: null, findings };
  }
  const { digest, ...lock } = read.data;
  if (digest === lockDigest(lock)) return { lock, findings: [] };
  const message = 'the address lock does not match its digest: it was edited, or two changes were merged into it';
  return { lock, findings: [finding('network/lock-digest', message, 'microaccounts lock')] };
}

function finding(code: string, message: string, help: string): Finding {
  return { code, severity: 'error', message, help, place: { lock: true } };
}
