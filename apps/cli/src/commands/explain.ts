// `microaccounts explain <account>`: everything that the estate means for one account.
import { explain as explainAccount } from '../explain/explain';
import { readEstate, validLandingZone } from '../estate';
import { EXIT, UserError, type ExitCode } from '../exit';
import type { Output } from '../output';
import { suggestion } from '../suggestion';
import { explanationText } from '../render/explanation';

export interface ExplainOptions {
  readonly estate: string;
  readonly format: 'text' | 'json';
}

/** Explains the account with this key. An unknown one is the user's mistake, with a suggestion. */
export async function explain({ estate, format }: ExplainOptions, output: Output, key: string): Promise<ExitCode> {
  const landingZone = validLandingZone(await readEstate(estate), output);
  if (landingZone === null) return EXIT.failed;
  const { accounts } = landingZone.estate;
  const account = accounts.find((candidate) => candidate.key === key);
  if (account === undefined) {
    const keys = accounts.map((candidate) => candidate.key);
    throw new UserError(`there is no account \`${key}\` in the estate`, await suggestion(key, keys));
  }
  const { resources } = await import('@microaccounts/landing-zone');
  const explanation = explainAccount(landingZone, resources(landingZone), account);
  output.result(format === 'json' ? JSON.stringify(explanation, null, 2) : explanationText(explanation, output.colors));
  return EXIT.fine;
}
