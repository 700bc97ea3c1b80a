// `microaccounts explain <account>`: everything that the estate means for one account, and where each value is from.
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
  const checked = await readEstate(estate);
  const landingZone = validLandingZone(checked, output);
  if (landingZone === null) return EXIT.failed;
  const meant = checked.explain(key);
  if (meant === null) {
    const keys = landingZone.estate.accounts.map((account) => account.key);
    throw new UserError(`there is no account \`${key}\` in the estate`, await suggestion(key, keys));
  }
  const { resources } = await import('@microaccounts/landing-zone');
  const explanation = explainAccount(landingZone, resources(landingZone), meant);
  output.result(
    format === 'json' ? JSON.stringify(explanation, null, 2) : explanationText(explanation, meant, output.colors),
  );
  return EXIT.fine;
}
