// Services that are named are services of AWS.
import { isServicePrefix, servicePrefixes } from '../../aws/iam';
import { iamDataDay } from '../../aws/iamServices';
import { didYouMean } from '../../suggestion';
import type { FileRule } from '../rule';
import { looksLikePrefix } from './serviceNames';
import { writtenServices } from './writtenServices';

export const knownServices: FileRule = {
  code: 'service/unknown',
  demands: 'a service that is named is one whose prefix AWS has, or a bundle; a bundle names services only',
  source: 'Service Authorization Reference, "Actions, resources, and condition keys for AWS services"',
  perFile: true,
  *check(estate) {
    const { bundles } = estate.known;
    // The same mistake may be in many accounts, and there are hundreds of services to compare it with.
    const helps = new Map<string, string>();
    for (const { name, at, bundles: allowed } of writtenServices(estate)) {
      if (!looksLikePrefix(name) || isServicePrefix(name) || (allowed && bundles.has(name))) continue;
      const help =
        helps.get(name) ?? (bundles.has(name) ? 'a bundle names services only' : meant(name, allowed ? bundles : []));
      helps.set(name, help);
      yield { at: at(), message: `unknown service \`${name}\``, help };
    }
  },
};

function meant(name: string, bundles: Iterable<string>): string {
  return didYouMean(name, [...servicePrefixes(), ...bundles], `AWS documented none of this prefix on ${iamDataDay}`);
}
