// A guardrail does not take away what every account needs.
import { bundlesWith, foundationServices, servicesOf } from '../../services';
import type { FileRule } from '../rule';
import { textsIn, writtenStatements } from '../statement/writtenStatements';

export const guardrailFoundation: FileRule = {
  code: 'guardrail/foundation-denied',
  demands: 'no guardrail denies a whole foundation service to everybody',
  perFile: true,
  *check(estate) {
    const { services } = estate.landingZone.value;
    const foundation = servicesOf(
      [...foundationServices, ...(services?.foundation ?? [])],
      bundlesWith(services?.bundles),
    );
    for (const placed of writtenStatements(estate)) {
      const { of, statement } = placed;
      if (of === 'role' || statement.Effect !== 'Deny' || Object.keys(statement.Condition ?? {}).length > 0) continue;
      if (!textsIn(placed, 'Resource').some(({ text }) => text === '*')) continue;
      for (const { text, at } of textsIn(placed, 'Action')) {
        const [service = '', name] = text.toLowerCase().split(':');
        if (name !== '*' || !foundation.has(service)) continue;
        yield {
          at,
          message: `\`${text}\` cannot be denied: \`${service}\` is a foundation service`,
          help: 'name the actions that are not to be, or a condition',
        };
      }
    }
  },
};
