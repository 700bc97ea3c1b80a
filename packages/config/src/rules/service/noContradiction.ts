// What an account allows is not what it denies.
import { bundlesWith, servicesIn, servicesOf } from '../../services';
import type { FileRule } from '../rule';

export const noContradiction: FileRule = {
  code: 'service/contradiction',
  demands: 'no account allows what it denies; a part of a bundle that it allows, it may deny',
  perFile: true,
  *check({ landingZone, accounts }) {
    const bundles = bundlesWith(landingZone.value.services?.bundles);
    for (const { settings, valueAt } of accounts) {
      const { allow = [], deny = [] } = settings.services ?? {};
      if (allow.length === 0 || deny.length === 0) continue;
      const denied = servicesOf(deny, bundles);
      if (denied.size === 0) continue;
      for (const [index, name] of allow.entries())
        if (servicesIn(name, bundles).every((service) => denied.has(service)))
          yield {
            at: valueAt('services', 'allow', index),
            message: `\`${name}\` is allowed and denied`,
            help: 'take it out of `allow` or out of `deny`',
          };
    }
  },
};
