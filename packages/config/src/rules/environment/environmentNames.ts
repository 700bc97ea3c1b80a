// Names of environments and business units can be parts of names in AWS.
import { environmentNamePattern } from '../../patterns';
import { keyIn } from '../../written/file';
import type { Complaint, Rule } from '../rule';
import type { WrittenEstate } from '../../written/estate';

function named(code: string, section: 'environments' | 'businessUnits', noun: string): Rule {
  return {
    code,
    demands: `the name of ${noun} is 1 to 30 lower-case letters, digits and hyphens, beginning with a letter`,
    check: ({ landingZone }: WrittenEstate): Complaint[] =>
      Object.keys(landingZone.value[section] ?? {})
        .filter((name) => !environmentNamePattern.test(name))
        .map((name) => ({
          at: keyIn(landingZone, section, name),
          message: `\`${name}\` cannot be the name of ${noun}`,
          help: 'use 1 to 30 lower-case letters, digits and hyphens, beginning with a letter',
        })),
  };
}

export const environmentNames = named('environment/invalid-name', 'environments', 'an environment');
export const businessUnitNames = named('business-unit/invalid-name', 'businessUnits', 'a business unit');
