// The written estate: every file of it parsed, typed and put in its place. What rules judge and defaults complete.
import type { z } from 'zod';
import { DRIFT_EXCEPTIONS, LANDING_ZONE, type EstateFiles } from '../files';
import type { Source } from '../source/source';
import { Readings } from '../readings';
import type { Problem } from '../spot';
import { accountFile, type WrittenAccountFile } from './account';
import type { AccountEntry } from './accountEntry';
import { driftExceptions, type WrittenDriftExceptions } from './driftExceptions';
import { absentFile, isWritten, type WrittenFile } from './file';
import { guardrail, type WrittenGuardrail } from './guardrail';
import { knownNames, type KnownNames } from './known';
import { landingZone, type WrittenLandingZone } from './landingZone';
import { placement, type Placement } from './placement';

export interface WrittenEstate {
  readonly landingZone: WrittenFile<WrittenLandingZone>;
  /** Whether `landing-zone.yaml` is there. */
  readonly hasLandingZone: boolean;
  /** In the order of files and of entries in them; keys may repeat, which a rule reports. */
  readonly accounts: readonly AccountEntry[];
  /** The files under `accounts/` that have the key `accounts`. */
  readonly projects: readonly WrittenFile<WrittenAccountFile>[];
  readonly guardrails: readonly NamedGuardrail[];
  readonly driftExceptions: WrittenFile<WrittenDriftExceptions>;
  /** What YAML and schema say against the files. */
  readonly problems: readonly Problem[];
  /** What can be referred to by name. */
  readonly known: KnownNames;
  readonly misplaced: Placement['misplaced'];
  readonly repeated: Placement['repeated'];
  /** The texts of all files that were read. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that are there, or may be, and could not be read. */
  readonly unread: ReadonlySet<string>;
}

export interface NamedGuardrail extends WrittenFile<WrittenGuardrail> {
  readonly name: string;
}

/** Parses every file of an estate, once; what `readings` has, not again. The sources are for looking positions up. */
export function writtenEstate(
  { texts, diagnostics }: EstateFiles,
  readings = new Readings(),
): {
  readonly estate: WrittenEstate;
  readonly sources: ReadonlyMap<string, Source>;
} {
  const sources = new Map<string, Source>();
  const read = <T extends object>(file: string, schema: z.ZodType<T>): WrittenFile<T> => {
    const { source, written } = readings.read(file, texts.get(file) ?? '', schema);
    sources.set(file, source);
    return written;
  };
  const placed = placement(texts.keys());
  const zone =
    placed.landingZone === null ? absentFile(LANDING_ZONE, landingZone) : read(placed.landingZone, landingZone);
  const guardrails = placed.guardrails.map(({ file, name }) => ({ name, ...read(file, guardrail) }));
  const exceptions =
    placed.driftExceptions === null
      ? absentFile(DRIFT_EXCEPTIONS, driftExceptions)
      : read(placed.driftExceptions, driftExceptions);
  const accountFiles = placed.accounts.map((place) => ({ place, written: read(place.file, accountFile) }));
  const accounts = accountFiles.flatMap(({ place, written }) => readings.accountsIn(written, place));
  const estate = {
    landingZone: zone,
    hasLandingZone: placed.landingZone !== null,
    accounts,
    projects: accountFiles.map(({ written }) => written).filter(({ raw }) => isWritten(raw, 'accounts')),
    guardrails,
    driftExceptions: exceptions,
    problems: [zone, exceptions, ...guardrails, ...accountFiles.map(({ written }) => written)].flatMap(
      ({ problems }) => problems,
    ),
    known: knownNames({ landingZone: zone, accounts, guardrails }),
    misplaced: placed.misplaced,
    repeated: placed.repeated,
    texts,
    unread: new Set(diagnostics.map(({ file }) => file)),
  };
  return { estate, sources };
}
