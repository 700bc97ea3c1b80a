// Keys that are read and checked, and that nothing acts on.
import type { Path } from '../../spot';
import { isWritten, keyIn, keysAt, rawAt, type WrittenFile } from '../../written/file';
import type { AccountEntry } from '../../written/accountEntry';
import type { Complaint, FileRule } from '../rule';

export interface Idle {
  /** `*` stands for every key of a map. */
  readonly path: readonly string[];
  /** Of which values it is so; of all, if absent. */
  readonly when?: (value: unknown) => boolean;
  /** The same in words. */
  readonly only?: string;
}

const ofLandingZone: readonly Idle[] = [
  { path: ['environments', '*', 'segment'] },
  { path: ['services', 'strategy'], when: (value) => value === 'allowListed', only: '`allowListed`' },
  { path: ['policies', 'shards'], when: (value) => typeof value === 'number' && value > 1, only: 'values above `1`' },
  { path: ['network', 'transitGateway', 'segments'] },
  { path: ['network', 'transitGateway', 'peering'], when: (value) => value !== 'none', only: '`mesh`' },
  { path: ['network', 'directConnect'] },
  { path: ['baseline', 'federation', 'identityCenter'] },
  { path: ['baseline', 'budget'] },
  { path: ['baseline', 'quotaTemplate'] },
  { path: ['limits', 'rcpCharacters'] },
  { path: ['limits', 'rcpAttachmentsPerTarget'] },
  { path: ['limits', 'subnetsPerVpc'] },
  { path: ['limits', 'sharedSubnetsPerAccount'] },
];

const ofAccount: readonly Idle[] = [
  { path: ['network', '*', 'dedicated'] },
  {
    path: ['trustedAccounts', '*'],
    when: (services) => Array.isArray(services) && services.some((service) => service !== 'kms'),
    only: 'services other than `kms`',
  },
  { path: ['quotas'] },
  { path: ['budget'] },
  { path: ['state'], when: (value) => value === 'closed', only: '`closed`' },
  { path: ['id'] },
];

const ofGuardrail: readonly Idle[] = [{ path: ['type'], when: (value) => value === 'rcp', only: '`rcp`' }];

/** By the kind of file, for the rule and the reference page. */
export const idleKeys = { landingZone: ofLandingZone, account: ofAccount, guardrail: ofGuardrail } as const;

export const actedOn: FileRule = {
  code: 'estate/not-acted-on',
  demands: 'a key that this version reads and checks, but does nothing about, is pointed out',
  perFile: true,
  *check({ landingZone, guardrails, accounts }) {
    yield* idle(landingZone, ofLandingZone);
    for (const guardrail of guardrails) yield* idle(guardrail, ofGuardrail);
    for (const account of accounts) yield* idleOfAccount(account);
  },
};

function* idle(file: WrittenFile<unknown>, entries: readonly Idle[]): Generator<Complaint> {
  for (const { path, when } of entries)
    for (const at of writtenPaths(file.raw, path))
      if (when?.(rawAt(file.raw, at)) ?? true) yield complaint(keyIn(file, ...at), at, rawAt(file.raw, at));
}

function* idleOfAccount(account: AccountEntry): Generator<Complaint> {
  for (const { path, when } of ofAccount)
    for (const at of mayBeWritten(account.raw, path) ? writtenPaths(account.raw, path) : [])
      if (when?.(rawAt(account.raw, at)) ?? true) yield complaint(account.keyAt(...at), at, rawAt(account.raw, at));
}

function complaint(at: Complaint['at'], path: Path, value: unknown): Complaint {
  const said = typeof value === 'string' || typeof value === 'number' ? `${path.join('.')}: ${value}` : path.join('.');
  const services = path[0] === 'trustedAccounts' ? ' beyond `kms`' : '';
  return {
    at,
    severity: 'warning',
    message: `this version does nothing about \`${said}\`${services}`,
    help: 'it is read and checked, and may stay',
  };
}

/** Whether it is worth looking further; most keys of most files are not written. */
function mayBeWritten(raw: unknown, [first]: readonly string[]): boolean {
  return typeof raw === 'object' && raw !== null && first !== undefined && first in raw;
}

/** The paths that are written, of a pattern in which `*` stands for every key. */
function writtenPaths(raw: unknown, pattern: readonly string[], around: Path = []): Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return isWritten(raw, ...around) ? [around] : [];
  const steps = step === '*' ? (keysAt(raw, ...around) ?? []) : [step];
  return steps.flatMap((next) => writtenPaths(raw, rest, [...around, next]));
}
