// What every account needs is not denied.
import { bundlesWith, foundationServices, servicesIn, servicesOf } from '../../services';
import { listed } from '../reference';
import type { FileRule } from '../rule';

export const foundationKept: FileRule = {
  code: 'service/foundation-denied',
  demands: 'no account denies a foundation service',
  perFile: true,
  *check({ landingZone, accounts }) {
    const { services } = landingZone.value;
    const bundles = bundlesWith(services?.bundles);
    const foundation = servicesOf([...foundationServices, ...(services?.foundation ?? [])], bundles);
    for (const { settings, valueAt } of accounts)
      for (const [index, name] of (settings.services?.deny ?? []).entries()) {
        const kept = servicesIn(name, bundles).filter((service) => foundation.has(service));
        if (kept.length === 0) continue;
        const inside = kept[0] === name ? '' : `, since ${listed(kept)} is in it`;
        yield {
          at: valueAt('services', 'deny', index),
          message: `\`${name}\` cannot be denied${inside}`,
          help: 'foundation services are never taken away',
        };
      }
  },
};
