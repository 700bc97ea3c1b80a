// Business unit and environment together name one VPC.
import { valueIn } from '../../written/file';
import type { Rule } from '../rule';

export const vpcNames: Rule = {
  code: 'network/vpc-name-clash',
  demands: 'no two pairs of business unit and environment make the same name of a VPC: `a-b` and `c`, `a` and `b-c`',
  *check({ accounts }) {
    const pairs = new Map<string, string>();
    for (const { businessUnit, settings, file } of accounts) {
      const environment = settings.environment;
      if (environment === undefined) continue;
      const name = `${businessUnit}-${environment}`;
      const pair = `\`${businessUnit}\` and \`${environment}\``;
      const other = pairs.get(name);
      if (other === undefined) pairs.set(name, pair);
      else if (other !== pair)
        yield {
          at: valueIn({ file }),
          message: `the VPC of ${pair} would be called \`${name}\` as that of ${other}`,
          help: 'rename the business unit or the environment',
        };
    }
  },
};
