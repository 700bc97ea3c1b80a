// Files → the meant estate and everything that is wrong with what is written.
import { meantEstate } from './defaults/estate';
import { meantDriftExceptions, type DriftException } from './defaults/driftExceptions';
import type { Diagnostic, Locate } from './diagnostic';
import type { Estate } from './estate';
import { explainedAccount, type ExplainedAccount } from './explained';
import { ADDRESS_LOCK, type EstateFiles } from './files';
import { diagnosticOf, inOrder, locator } from './locate';
import { Readings } from './readings';
import { writtenEstate, type WrittenEstate } from './written/estate';

export interface ParsedEstate {
  /**
   * The meant estate. Where something is wrong, it is what the rest of the files means, so that its planners can find
   * the rest of the problems; null where that would mean nothing: without a readable landing zone and its core accounts.
   */
  readonly estate: Estate | null;
  readonly written: WrittenEstate;
  /** Errors and warnings, sorted by file, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where a place of the estate is written. */
  readonly locate: Locate;
  /** The meant account of a key and where each of its values comes from; null if there is none. Found out only now. */
  readonly explain: (key: string) => ExplainedAccount | null;
  /** The text of the address lock; null if there is none. */
  readonly lockText: string | null;
  /** What of the drift is accepted, in the order of the files; it changes nothing of what is deployed. */
  readonly driftExceptions: readonly DriftException[];
  /** How many accounts the files describe. */
  readonly accounts: number;
}

/**
 * Parses, checks and completes an estate. Pure and total: whatever the files hold, it answers. Estates that have files in
 * common are read faster with the same `readings`, and no otherwise.
 */
export function parseEstate(files: EstateFiles, readings = new Readings()): ParsedEstate {
  const { estate: written, sources } = writtenEstate(files, readings);
  const found = readings.judgements.of(written).map((problem) => diagnosticOf(problem, sources));
  return {
    estate: meantEstate(written, readings.meantAccounts),
    written,
    diagnostics: inOrder([...files.diagnostics, ...found]),
    locate: locator(written, sources),
    explain: (key) => explainedAccount(key, written, sources),
    lockText: files.texts.get(ADDRESS_LOCK) ?? null,
    driftExceptions: meantDriftExceptions(written.driftExceptions.value),
    accounts: written.known.accounts.size,
  };
}
