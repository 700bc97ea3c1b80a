// Services are called by their IAM prefixes.
import { didYouMean } from '../../suggestion';
import type { FileRule } from '../rule';
import { writtenServices } from './writtenServices';

const PREFIX = /^[a-z0-9][a-z0-9-]*$/;

/** Whether a text has the form of a service prefix, be there one or not. */
export function looksLikePrefix(name: string): boolean {
  return PREFIX.test(name);
}

export const serviceNames: FileRule = {
  code: 'service/invalid-name',
  demands: 'a service is named by its IAM prefix (`s3`), or several by a bundle',
  perFile: true,
  *check(estate) {
    for (const { name, at } of writtenServices(estate))
      if (!looksLikePrefix(name))
        yield {
          at: at(),
          message: `\`${name}\` is not an IAM service prefix`,
          help: meant(name, estate.known.bundles),
        };
  },
};

/** The prefix in `S3`, `AmazonSNS` or `sqs:*`, or a bundle. */
function meant(name: string, bundles: Iterable<string>): string {
  const prefix = name.toLowerCase().replace(/^(amazon|aws)[ -]?|:.*$/g, '');
  return PREFIX.test(prefix) ? `did you mean \`${prefix}\`?` : didYouMean(name, bundles);
}
