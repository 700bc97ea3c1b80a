// Reads `addresses.lock.yaml`: what it says, or what is wrong with it.
import {
  ADDRESS_LOCK,
  addressLock,
  LOCK_FORMAT_VERSION,
  parseSource,
  type Finding,
  type Place,
} from '@microaccounts/config';
import type { AddressLock } from './addressLock';
import { lockDigest } from './lockText';
import { vpcName } from './names';

/** What the format of the file cannot say. */
const file = addressLock.superRefine(({ regions }, context) => {
  for (const [region, { zones, vpcs }] of Object.entries(regions)) {
    const issue = (path: string[], message: string): void =>
      context.addIssue({ code: 'custom', path: ['regions', region, ...path], message });
    if (new Set(zones).size < zones.length) issue(['zones'], 'a zone twice');
    for (const [name, { businessUnit, environment, cell, subnets }] of Object.entries(vpcs)) {
      const expected = vpcName(businessUnit, environment, cell);
      if (name !== expected) issue(['vpcs', name], `it should be called \`${expected}\``);
      for (const [tier, cidrs] of Object.entries(subnets))
        if (cidrs.length > zones.length) issue(['vpcs', name, 'subnets', tier], 'more subnets than zones');
    }
  }
});

/** A lock whose digest is wrong is still given, since what it says must not be given away; one that cannot be read is null. */
export interface ParsedLock {
  readonly lock: AddressLock | null;
  readonly findings: readonly Finding[];
}

/** What the text of `addresses.lock.yaml` says. Never throws: whatever is wrong with it is a finding. */
export function parseLock(text: string): ParsedLock {
  const source = parseSource(ADDRESS_LOCK, text);
  const refused = (findings: readonly Finding[]): ParsedLock => ({ lock: null, findings });
  if (source.problems.length > 0)
    return refused(source.problems.map(({ at, message }) => malformed(message, 'position' in at ? at.position : TOP)));

  const version = (source.value as { formatVersion?: unknown } | null | undefined)?.formatVersion;
  if (typeof version === 'number' && version !== LOCK_FORMAT_VERSION) {
    const message = `the address lock has the unknown format version \`${version}\``;
    return refused([finding('network/lock-version', message, RESTORE, source.position(['formatVersion'], 'value'))]);
  }
  // It is read once, so that to compile the schema would not pay.
  const read = file.safeParse(source.value, { jitless: true });
  if (!read.success)
    return refused(
      read.error.issues.map(({ path, message }) => {
        const place = path.length === 0 ? '' : `\`${path.map(String).join('.')}\`: `;
        return malformed(`${place}${lowerCase(message)}`, source.position(path as (string | number)[], 'key'));
      }),
    );
  const { digest, ...lock } = read.data;
  if (digest === lockDigest(lock)) return { lock, findings: [] };
  const message = 'the address lock does not match its digest: it was edited, or two changes were merged into it';
  const at = source.position(['digest'], 'key');
  return { lock, findings: [finding('network/lock-digest', message, 'microaccounts lock', at)] };
}

type Position = NonNullable<Extract<Place, { lock: true }>['at']>;

const TOP: Position = { line: 1, column: 1 };
const RESTORE = 'take the file of the base branch, then run `microaccounts lock`';

function malformed(what: string, at: Position): Finding {
  return finding('network/lock-malformed', `the address lock is malformed: ${what}`, RESTORE, at);
}

function finding(code: string, message: string, help: string, at: Position): Finding {
  return { code, severity: 'error', message, help, place: { lock: true, at } };
}

function lowerCase(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
