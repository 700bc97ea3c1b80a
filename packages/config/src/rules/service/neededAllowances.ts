// What an account allows is not what every account has.
import { bundlesWith, defaultServices, foundationServices, servicesIn, servicesOf } from '../../services';
import type { FileRule } from '../rule';

export const neededAllowances: FileRule = {
  code: 'service/already-default',
  demands: 'an account allows what it would not have otherwise',
  perFile: true,
  *check({ landingZone, accounts }) {
    if (landingZone.broken) return;
    const { services } = landingZone.value;
    const bundles = bundlesWith(services?.bundles);
    const had = servicesOf(
      [...(services?.default ?? defaultServices), ...foundationServices, ...(services?.foundation ?? [])],
      bundles,
    );
    for (const { settings, valueAt } of accounts)
      for (const [index, name] of (settings.services?.allow ?? []).entries()) {
        const services = servicesIn(name, bundles);
        if (!services.every((service) => had.has(service))) continue;
        // What is denied as well is a contradiction, which another rule names.
        const denied = servicesOf(settings.services?.deny ?? [], bundles);
        if (!services.some((service) => denied.has(service)))
          yield {
            at: valueAt('services', 'allow', index),
            severity: 'warning',
            message: `\`${name}\` is allowed already, as every account has it`,
            help: 'leave it out',
          };
      }
  },
};
