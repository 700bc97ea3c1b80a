// Own bundles have names of their own.
import { builtInBundles } from '../../services';
import { keyIn } from '../../written/file';
import type { Rule } from '../rule';

export const bundleNames: Rule = {
  code: 'service/built-in-bundle',
  demands: 'an own bundle is not called as a built-in one',
  check: ({ landingZone }) =>
    Object.keys(landingZone.value.services?.bundles ?? {})
      .filter((name) => Object.hasOwn(builtInBundles, name))
      .map((name) => ({
        at: keyIn(landingZone, 'services', 'bundles', name),
        message: `\`${name}\` is the name of a built-in bundle`,
        help: 'give yours another name',
      })),
};
