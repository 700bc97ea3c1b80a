// Adds to findings whose they are, and where in the estate what is violated is written.
import type { Locate, Place } from '@microaccounts/config';
import type { LandingZone } from '@microaccounts/landing-zone';
import { placesOf, type About } from './place';
import type { DriftReport, FindingOrigin } from './report';

/** What the files say, and where. */
export interface Written {
  readonly landingZone: LandingZone;
  readonly locate: Locate;
}

/**
 * The report with `owner` and `origin`: the owner of the account as its file says, and the key of the estate that the
 * property, or else the resource, follows from, or the nearest one that is written. What no file declares has no origin;
 * what belongs to no account of the files has no owner.
 */
export function withOwnership(report: DriftReport, written: Written): DriftReport {
  const positionOf = positions(written);
  const owners = new Map(written.landingZone.estate.accounts.map(({ key, owner }) => [key, owner]));
  const ownerOf = (account: string): { readonly owner?: string } => {
    const owner = owners.get(account);
    return owner === undefined ? {} : { owner };
  };
  return {
    ...report,
    ...(report.loops && { loops: report.loops.map((loop) => ({ ...loop, ...ownerOf(loop.account) })) }),
    findings: report.findings.map((finding) => ({
      ...finding,
      ...ownerOf(finding.account),
      ...(finding.status === 'unmanaged' ? {} : { origin: positionOf(finding) }),
    })),
  };
}

/** Gives where what a finding is about is written, or, of what nobody wrote, where it would be. Each place is looked up once. */
export function positions({ landingZone, locate }: Written): (about: About) => FindingOrigin {
  const placeOf = placesOf(landingZone);
  const known = new Map<string, FindingOrigin>();
  return (about) => {
    const place: Place = placeOf(about);
    const key = JSON.stringify(place);
    const position = known.get(key) ?? pick(locate(place));
    known.set(key, position);
    return position;
  };
}

function pick({ file, line, column }: ReturnType<Locate>): FindingOrigin {
  return { file, line, column };
}
