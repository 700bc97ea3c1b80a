// Configurations that tests begin with.
import { readSettings, type Settings } from '../plan/settings';

/** What must be configured, as a stack has it: texts, and a list. */
export const WRITTEN = {
  managementAccountId: '111111111111',
  homeRegion: 'eu-west-2',
  repository: 'example/cloud-accounts',
  environments: ['ring-0', 'ring-1'],
  organization: 'create',
};

/** What is configured where an organization exists. */
export const TAKING_OVER = { organization: 'import', organizationId: 'o-exampleorgid' };

/** The settings of {@link WRITTEN} with `more`. */
export function settingsOf(more: { readonly [key: string]: unknown } = {}): Settings {
  const { settings, problems } = readSettings({ ...WRITTEN, ...more });
  if (settings === null) throw new Error(JSON.stringify(problems));
  return settings;
}
