// Configurations that tests begin with.
import { readSettings, type Settings } from '../plan/settings';

const IMAGE = `222222222222.dkr.ecr.eu-west-2.amazonaws.com/landing-zone/drift@sha256:${'0'.repeat(64)}`;

/** What must be configured, as a stack has it: texts, and lists. */
export const WRITTEN = {
  accountId: '222222222222',
  region: 'eu-west-2',
  driftRoleArn: 'arn:aws:iam::111111111111:role/landing-zone/LandingZoneDrift',
  image: IMAGE,
  backendUrl: 's3://landing-zone-state-111111111111-eu-west-2?region=eu-west-2',
  secretsProvider: 'awskms://alias/landing-zone-state?region=eu-west-2',
  vpcId: 'vpc-0123456789abcdef0',
  subnets: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
};

/** Everything else that can be configured. */
export const MORE = {
  schedule: 'rate(4 hours)',
  timeZone: 'Europe/London',
  windowMinutes: '0',
  tiers: ['accounts'],
  shards: '100',
  parallel: '20',
  timeoutMinutes: '60',
  silentHours: '12',
  emails: ['platform@example.com', 'security@example.com'],
  reportBucket: 'example-reports',
  retentionDays: '30',
  keyArn: 'arn:aws:kms:eu-west-2:222222222222:key/00000000-0000-4000-8000-000000000000',
};

/** The settings of {@link WRITTEN} with `more`. */
export function settingsOf(more: { readonly [key: string]: unknown } = {}): Settings {
  const { settings, problems } = readSettings({ ...WRITTEN, ...more });
  if (settings === null) throw new Error(JSON.stringify(problems));
  return settings;
}
