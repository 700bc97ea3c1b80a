// Resources are `*` or ARNs.
import type { FileRule } from '../rule';
import { textsIn, writtenStatements } from './writtenStatements';

export const resourceNames: FileRule = {
  code: 'statement/invalid-resource',
  demands: 'a resource is `*`, or an ARN with its six parts, in which wildcards may stand',
  source: 'IAM User Guide, "IAM JSON policy elements: Resource"',
  perFile: true,
  *check(estate) {
    for (const placed of writtenStatements(estate))
      for (const element of ['Resource', 'NotResource'] as const)
        for (const { text, at } of textsIn(placed, element))
          // A wildcard at the end may stand for several of the parts.
          if (!/^(\*|arn:[^:]*(:[^:]*){3}:.+|arn:.*\*)$/.test(text))
            yield {
              at,
              message: `\`${text}\` is not a resource`,
              help: "write `'*'`, or an ARN as in `arn:aws:s3:::example-bucket/*`",
            };
  },
};
