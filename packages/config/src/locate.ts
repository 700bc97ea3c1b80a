// Places, named by what they are, and spots, named by file and path → file, line and column.
import type { Diagnostic, Locate, Place } from './diagnostic';
import { ADDRESS_LOCK } from './files';
import type { Source } from './source/source';
import type { Problem, Spot } from './spot';
import type { WrittenEstate } from './written/estate';
import { keyIn } from './written/file';

type Located = ReturnType<Locate>;

/** The position of a spot. */
export function positionOf(spot: Spot, sources: ReadonlyMap<string, Source>): Located {
  if ('position' in spot) return { file: spot.file, ...spot.position };
  const position = sources.get(spot.file)?.position(spot.path, spot.of) ?? { line: 1, column: 1 };
  return { file: spot.file, ...position };
}

/** Finds places in an estate: the key, or the nearest written key around it. What has no place of its own is in `landing-zone.yaml`. */
export function locator(estate: WrittenEstate, sources: ReadonlyMap<string, Source>): Locate {
  const guardrails = new Map(estate.guardrails.map((guardrail) => [guardrail.name, guardrail]));
  return (place) => positionOf(spotOf(place), sources);

  function spotOf(place: Place): Spot {
    if ('lock' in place)
      return place.at === undefined ? keyIn({ file: ADDRESS_LOCK }) : { file: ADDRESS_LOCK, position: place.at };
    if ('driftException' in place) return keyIn(estate.driftExceptions, 'exceptions', place.driftException);
    if ('landingZone' in place) return keyIn(estate.landingZone, ...place.landingZone);
    if ('account' in place)
      return estate.known.accounts.get(place.account)?.keyAt(...place.path) ?? keyIn(estate.landingZone);
    const guardrail = guardrails.get(place.guardrail);
    return guardrail === undefined ? keyIn(estate.landingZone) : keyIn(guardrail, ...place.path);
  }
}

/** A problem with the position of its spot. */
export function diagnosticOf({ at, ...problem }: Problem, sources: ReadonlyMap<string, Source>): Diagnostic {
  const { code, severity, message, help } = problem;
  return { code, severity, ...positionOf(at, sources), message, help };
}

/** By file, line and column, each diagnostic once: what accounts of a project share is wrong once. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const distinct = new Map(
    diagnostics.map((one) => [`${one.code} ${one.file} ${one.line} ${one.column} ${one.message}`, one]),
  );
  return [...distinct.values()].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
