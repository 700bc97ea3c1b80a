// What an account allows is not what it denies.
import { bundlesWith, servicesOf } from '../../services';
import type { FileRule } from '../rule';

export const noContradiction: FileRule = {
  code: 'service/contradiction',
  demands: 'no account allows what it denies; a part of a bundle that it allows, it may deny',
  perFile: true,
  *check({ landingZone, accounts }) {
    const bundles = bundlesWith(landingZone.value.services?.bundles);
    for (const { settings, valueAt } of accounts) {
      const denied = servicesOf(settings.services?.deny ?? [], bundles);
      if (denied.size === 0) continue;
      for (const [index, name] of (settings.services?.allow ?? []).entries())
        if ([...servicesOf([name], bundles)].every((service) => denied.has(service)))
          yield {
            at: valueAt('services', 'allow', index),
            message: `\`${name}\` is allowed and denied`,
            help: 'take it out of `allow` or out of `deny`',
          };
    }
  },
};
