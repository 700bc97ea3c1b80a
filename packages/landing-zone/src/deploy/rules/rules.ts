// All rules that every program keeps, in the order in which the page and the violations name them.
import { accessRules } from './access';
import { encryptionRules } from './encryption';
import { organizationRules } from './organization';
import type { Rule } from './rule';
import { sharingRules } from './sharing';
import { tagRules } from './tags';

export const rules: readonly Rule[] = [
  ...organizationRules,
  ...accessRules,
  ...encryptionRules,
  ...sharingRules,
  ...tagRules,
];
