// Services are called by their IAM prefixes.
import type { Spot } from '../../spot';
import { didYouMean } from '../../suggestion';
import { valueIn } from '../../written/file';
import type { WrittenEstate } from '../../written/estate';
import type { Rule } from '../rule';

const PREFIX = /^[a-z0-9][a-z0-9-]*$/;

export const serviceNames: Rule = {
  code: 'service/invalid-name',
  demands: 'a service is named by its IAM prefix (`s3`), or several by a bundle',
  *check(estate) {
    for (const [name, at] of namesOf(estate))
      if (!PREFIX.test(name))
        yield { at, message: `\`${name}\` is not an IAM service prefix`, help: meant(name, estate.known.bundles) };
  },
};

/** The prefix in `S3`, `AmazonSNS` or `sqs:*`, or a bundle. */
function meant(name: string, bundles: Iterable<string>): string {
  const prefix = name.toLowerCase().replace(/^(amazon|aws)[ -]?|:.*$/g, '');
  return PREFIX.test(prefix) ? `did you mean \`${prefix}\`?` : didYouMean(name, bundles);
}

function* namesOf({ landingZone, accounts }: WrittenEstate): Generator<[string, Spot]> {
  const { services } = landingZone.value;
  for (const list of ['default', 'foundation'] as const)
    for (const [index, name] of (services?.[list] ?? []).entries())
      yield [name, valueIn(landingZone, 'services', list, index)];
  for (const [bundle, names] of Object.entries(services?.bundles ?? {}))
    for (const [index, name] of names.entries())
      yield [name, valueIn(landingZone, 'services', 'bundles', bundle, index)];
  for (const { settings, valueAt } of accounts) {
    for (const list of ['allow', 'deny'] as const)
      for (const [index, name] of (settings.services?.[list] ?? []).entries())
        yield [name, valueAt('services', list, index)];
    for (const [trusted, names] of Object.entries(settings.trustedAccounts ?? {}))
      for (const [index, name] of names.entries()) yield [name, valueAt('trustedAccounts', trusted, index)];
  }
}
