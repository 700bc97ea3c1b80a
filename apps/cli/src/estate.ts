// Reads and checks the estate that a command is about.
import type { EstateFiles } from '@microaccounts/config';
import type { CheckedEstate, LandingZone } from '@microaccounts/landing-zone';
import { UserError } from './exit';
import type { Output } from './output';
import { diagnosticsText } from './render/diagnostics';

/** The estate in `folder`, checked: whatever is wrong with it, even that it is not there, is a diagnostic. */
export async function readEstate(folder: string): Promise<CheckedEstate> {
  const { readEstateFolder } = await import('@microaccounts/config/read');
  const { checkEstate } = await import('@microaccounts/landing-zone');
  return checkEstate(readEstateFolder(folder));
}

/**
 * The estate at a commit of the repository that holds `folder`, and the one to compare with it: at another commit, or in
 * the folder. One that was not there yet counts as empty, and an invalid one at the base says nothing. That matters only
 * to a valid head: with an invalid one nothing is compared, and its own mistakes come first.
 * @throws UserError if there is no such repository or commit, or nothing that can be compared with.
 */
export async function readComparedEstates(
  folder: string,
  base: string,
  head: string | undefined,
): Promise<{ readonly base: CheckedEstate; readonly head: CheckedEstate }> {
  const { readEstateFolder } = await import('@microaccounts/config/read');
  const { Readings } = await import('@microaccounts/config');
  const { checkEstate } = await import('@microaccounts/landing-zone');
  const files = head === undefined ? readEstateFolder(folder) : await filesAt(folder, head);
  const filesBefore = await filesAt(folder, base, files);
  const readings = new Readings();
  const after = checkEstate(files, readings);
  const before = isEqual(filesBefore, files) ? after : checkEstate(filesBefore, readings);
  const exists = filesBefore.texts.size > 0 || filesBefore.diagnostics.length > 0;
  if (exists && isComparable(after) && !isComparable(before) && before.unlocked === null)
    throw new UserError(
      `the estate at \`${base}\` has errors, so nothing can be compared with it`,
      `compare with a commit whose estate is valid, or validate this one in a checkout of \`${base}\``,
    );
  return { base: before, head: after };
}

async function filesAt(folder: string, ref: string, like?: EstateFiles): Promise<EstateFiles> {
  const { EstateReadError, readEstateAtCommit } = await import('@microaccounts/config/read');
  try {
    return readEstateAtCommit(folder, ref, like);
  } catch (cause) {
    if (cause instanceof EstateReadError) throw new UserError(cause.message, cause.help, { cause });
    throw cause;
  }
}

function isComparable({ landingZone, excessive }: CheckedEstate): boolean {
  return landingZone !== null || excessive !== null;
}

/** Whether two estates have the same files, so that one of them says everything. */
function isEqual(a: EstateFiles, b: EstateFiles): boolean {
  if (a.diagnostics.length + b.diagnostics.length > 0 || a.texts.size !== b.texts.size) return false;
  return [...a.texts].every(([file, text]) => b.texts.get(file) === text);
}

/** The landing zone of a checked estate; null, with all its diagnostics shown, if it is invalid: then nothing may be done. */
export function validLandingZone(checked: CheckedEstate, output: Output): LandingZone | null {
  if (checked.landingZone === null) {
    output.message(diagnosticsText(checked, output.messagePage));
    output.message('the estate is invalid: nothing was done');
  }
  return checked.landingZone;
}
