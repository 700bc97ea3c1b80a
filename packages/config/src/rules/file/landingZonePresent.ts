// There is a `landing-zone.yaml`.
import type { Rule } from '../rule';

export const landingZonePresent: Rule = {
  code: 'estate/missing-landing-zone',
  demands: 'the estate has a `landing-zone.yaml`',
  check: ({ hasLandingZone, landingZone, unread }) =>
    // One that could not be read is not missing.
    hasLandingZone || unread.has(landingZone.file)
      ? []
      : [
          {
            at: { file: landingZone.file, path: [], of: 'key' },
            message: 'there is no `landing-zone.yaml`',
            help: 'an estate is a folder that has one; `--estate` names the folder',
          },
        ],
};
