// Reads and checks the estate that a command is about.
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
 * The estate as it was at a commit of the repository that holds `folder`, and whether there was one.
 * @throws UserError if there is no such repository or commit.
 */
export async function readEstateAt(folder: string, ref: string): Promise<CheckedEstate & { readonly exists: boolean }> {
  const { EstateReadError, readEstateAtCommit } = await import('@microaccounts/config/read');
  const { checkEstate } = await import('@microaccounts/landing-zone');
  try {
    const files = readEstateAtCommit(folder, ref);
    return { ...checkEstate(files), exists: files.texts.size > 0 || files.diagnostics.length > 0 };
  } catch (cause) {
    if (cause instanceof EstateReadError) throw new UserError(cause.message, cause.help, { cause });
    throw cause;
  }
}

/** The landing zone of a checked estate; null, with all its diagnostics shown, if it is invalid: then nothing may be done. */
export function validLandingZone(checked: CheckedEstate, output: Output): LandingZone | null {
  if (checked.landingZone === null) {
    output.message(diagnosticsText(checked, output.messagePage));
    output.message('the estate is invalid: nothing was done');
  }
  return checked.landingZone;
}
