// Landing zones for the drift job: of accounts that share all their policies, or that have about 50 resources each.
import { parseEstate } from '@microaccounts/config';
import { compile } from '@microaccounts/landing-zone';
import { estateTexts } from '../estate.mjs';

/**
 * Of `count` accounts in one region without networks, so that all but those of the core share one set of policies.
 * @param {number} count
 * @param {number} seed
 */
export function sharing(count, seed) {
  const texts = estateTexts(count, seed);
  for (const file of texts.keys())
    if (file.startsWith('accounts/unit-')) texts.set(file, 'environment: dev\nregions: [us-east-1]\nnetwork: none\n');
  return landingZoneOf(texts);
}

/**
 * Of `count` accounts with more of everything.
 * @param {number} count
 * @param {number} seed
 */
export function full(count, seed) {
  return landingZoneOf(estateTexts(count, seed, 'full'));
}

/** @param {ReadonlyMap<string, string>} texts */
function landingZoneOf(texts) {
  const { estate, diagnostics } = parseEstate({ texts, diagnostics: [] });
  if (estate === null) throw new Error(JSON.stringify(diagnostics.slice(0, 3)));
  return compile(estate, null).landingZone;
}
