// Tiers that are named exist.
import { tierNamePattern } from '../../patterns';
import type { Spot } from '../../spot';
import { keyIn, keysAt, valueIn } from '../../written/file';
import { unknownName } from '../reference';
import type { FileRule, Rule, Surrounded } from '../rule';

export const knownTiers: FileRule = {
  code: 'network/unknown-tier',
  demands: 'a tier that is named is one of `network.vpc.tiers`',
  perFile: true,
  *check(estate) {
    const { tiers } = estate.known;
    for (const [name, at] of named(estate))
      if (tiers?.has(name) === false) yield* unknownName(at(), 'tier', name, tiers);
  },
};

export const tierNames: Rule = {
  code: 'network/invalid-tier-name',
  demands: 'the name of a tier is 1 to 20 lower-case letters, digits and hyphens, beginning with a letter',
  check: ({ landingZone }) =>
    (keysAt(landingZone.raw, 'network', 'vpc', 'tiers') ?? [])
      .filter((name) => !tierNamePattern.test(name))
      .map((name) => ({
        at: keyIn(landingZone, 'network', 'vpc', 'tiers', name),
        message: `\`${name}\` cannot be the name of a tier`,
        help: 'use 1 to 20 lower-case letters, digits and hyphens, beginning with a letter',
      })),
};

/** The places of accounts are made for what is unknown alone: there are many of them. */
function* named({ landingZone, accounts }: Surrounded): Generator<[string, () => Spot]> {
  for (const [index, name] of (landingZone.value.network?.defaultTiers ?? []).entries())
    yield [name, () => valueIn(landingZone, 'network', 'defaultTiers', index)];
  for (const { settings, valueAt, keyAt } of accounts) {
    const { network } = settings;
    if (network === undefined || network === 'none') continue;
    for (const [region, wanted] of Object.entries(network)) {
      for (const [index, name] of (wanted?.tiers ?? []).entries())
        yield [name, () => valueAt('network', region, 'tiers', index)];
      for (const name of Object.keys(wanted?.dedicated ?? {}))
        yield [name, () => keyAt('network', region, 'dedicated', name)];
    }
  }
}
