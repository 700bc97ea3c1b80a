// Files → everything that is wrong with them, and the landing zone when nothing is.
import {
  limitNames,
  parseEstate,
  Readings,
  type Diagnostic,
  type DriftException,
  type Estate,
  type EstateFiles,
  type ExplainedAccount,
  type Finding,
  type Limits,
  type Locate,
} from '@microaccounts/config';
import { parseLock, printLock } from '@microaccounts/networking';
import { compile } from './compile';
import type { LandingZone } from './landingZone';

export interface CheckedEstate {
  /** The meant estate; null when the files do not amount to one. */
  readonly estate: Estate | null;
  /** What to deploy; null when there is an error. */
  readonly landingZone: LandingZone | null;
  /** What there would be to deploy if the address lock were up to date; null when there is any other error. */
  readonly unlocked: LandingZone | null;
  /** What there would be to deploy if AWS allowed as much of everything; null when there is any other error. */
  readonly excessive: LandingZone | null;
  /** Errors and warnings of every stage, by file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** What `addresses.lock.yaml` should hold; null when the estate cannot be planned. */
  readonly lock: { readonly text: string } | null;
  /** How many accounts the files describe. */
  readonly accounts: number;
  /** The files that were read, by their path in the estate: what diagnostics point at. */
  readonly texts: EstateFiles['texts'];
  /** What of the drift is accepted. */
  readonly driftExceptions: readonly DriftException[];
  readonly locate: Locate;
  /** The limits that the estate states itself, instead of leaving them to AWS's defaults. */
  readonly statedLimits: ReadonlySet<keyof Limits>;
  /** The meant account of a key and where each of its values comes from; null if there is none. */
  readonly explain: (key: string) => ExplainedAccount | null;
}

/** What `microaccounts lock` sets right by itself. */
const MENDABLE: ReadonlySet<string> = new Set(['network/lock-missing', 'network/lock-stale', 'network/lock-digest']);

/** More than AWS allows, of something that is sound in itself: the rest of it can still be compared. */
const EXCESSES: ReadonlySet<string> = new Set(['account/limit', 'scp/too-many-policies', 'scp/too-many-attachments']);

/**
 * Reads, checks and compiles an estate. Total: whatever the files hold, the answer is diagnostics, never an exception.
 * Estates that have files in common are checked faster with the same `readings`, and no otherwise.
 */
export function checkEstate(files: EstateFiles, readings = new Readings()): CheckedEstate {
  const parsed = parseEstate(files, readings);
  const { estate, locate, explain, driftExceptions } = parsed;
  const { limits } = parsed.written.landingZone.value;
  const statedLimits = new Set(limitNames.filter((name) => limits?.[name] !== undefined));
  if (estate === null)
    return {
      estate,
      landingZone: null,
      unlocked: null,
      excessive: null,
      diagnostics: parsed.diagnostics,
      lock: null,
      accounts: parsed.accounts,
      texts: files.texts,
      driftExceptions,
      locate,
      statedLimits,
      explain,
    };

  const { lockText } = parsed;
  const lock =
    lockText === null
      ? { lock: null, findings: [] }
      : readings.remembered('the address lock', lockText, () => parseLock(lockText));
  const { landingZone, findings } = compile(estate, lock.lock);
  const diagnostics = [
    ...parsed.diagnostics,
    ...[...lock.findings, ...findings]
      .filter(({ code }) => !isHearsay(code, parsed.diagnostics, lock.findings))
      .map((finding) => located(finding, locate)),
  ].sort(byPlace);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return {
    estate,
    landingZone: errors.length === 0 ? landingZone : null,
    unlocked: errors.every(({ code }) => MENDABLE.has(code)) ? landingZone : null,
    excessive: errors.every(({ code }) => EXCESSES.has(code)) ? landingZone : null,
    diagnostics,
    lock: { text: printLock(landingZone.network.lock) },
    accounts: parsed.accounts,
    texts: files.texts,
    driftExceptions,
    locate,
    statedLimits,
    explain,
  };
}

/** Whether a finding about the lock only follows from something else: parts of the estate left out, or a lock that was not read. */
function isHearsay(code: string, diagnostics: readonly Diagnostic[], lock: readonly Finding[]): boolean {
  if (code === 'network/lock-missing') return lock.length > 0;
  return code === 'network/lock-stale' && diagnostics.some(({ severity }) => severity === 'error');
}

function located({ place, ...finding }: Finding, locate: Locate): Diagnostic {
  return { ...finding, ...locate(place) };
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  return compareText(a.file, b.file) || a.line - b.line || a.column - b.column || compareText(a.code, b.code);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
