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
  check: (estate) => named(estate).flatMap(([name, at]) => unknownName(at, 'tier', name, estate.known.tiers)),
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

function named({ landingZone, accounts }: Surrounded): [string, Spot][] {
  const defaults = landingZone.value.network?.defaultTiers ?? [];
  return [
    ...defaults.map((name, index): [string, Spot] => [name, valueIn(landingZone, 'network', 'defaultTiers', index)]),
    ...accounts.flatMap(({ settings: { network = {} }, valueAt, keyAt }) =>
      Object.entries(network === 'none' ? {} : network).flatMap(([region, wanted]) => [
        ...(wanted?.tiers ?? []).map((name, index): [string, Spot] => [
          name,
          valueAt('network', region, 'tiers', index),
        ]),
        ...Object.keys(wanted?.dedicated ?? {}).map((name): [string, Spot] => [
          name,
          keyAt('network', region, 'dedicated', name),
        ]),
      ]),
    ),
  ];
}
