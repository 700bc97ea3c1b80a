// What a company configures, checked as a whole: every mistake is told, in the words of its key.
import { z } from 'zod';
import { problemsOf, type Problem, type Vocabulary } from '@microaccounts/bootstrap';
import { IMAGE, imageOf, type Image } from './image';
import { TIERS, type Tier } from './parts';
import { isTimeZone, scheduleProblem } from './scheduleExpression';

export interface Settings {
  /** The account that this runs in. */
  readonly accountId: string;
  readonly region: string;
  /** `LandingZoneDrift` in the management account. */
  readonly driftRoleArn: string;
  readonly image: Image;
  readonly backendUrl: string;
  readonly secretsProvider: string;
  readonly vpcId: string;
  /** Private subnets from which AWS can be reached. */
  readonly subnets: readonly string[];
  readonly schedule: string;
  readonly timeZone: string;
  /** Minutes after the time of the schedule within which a run begins; 0 for at once. */
  readonly windowMinutes: number;
  readonly tiers: readonly Tier[];
  /** Into how many parts the accounts are divided. */
  readonly shards: number;
  /** How many parts run at once. */
  readonly parallel: number;
  /** Minutes after which a part is given up. */
  readonly timeoutMinutes: number;
  /** Hours without a run that came to its end, after which an alarm goes off. */
  readonly silentHours: number;
  readonly emails: readonly string[];
  readonly reportBucket: string;
  /** Days for which reports are kept. */
  readonly retentionDays: number;
  /** A key that exists; null to make one. */
  readonly keyArn: string | null;
}

export type ReadSettings =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly Problem[] };

const text = (pattern: RegExp, what: string) => z.string(what).regex(pattern, what);
const count = (what: string, least: number, most: number) =>
  z.coerce
    .number(what)
    .int(`${what} that is whole`)
    .min(least, `${what} of at least ${least}`)
    .max(most, `${what} of at most ${most}`);
const listOf = <Item extends z.ZodType>(item: Item, what: string) => z.array(item, what);

/** Bucket names have 3 to 63 characters (S3 User Guide, "Bucket naming rules"). */
const BUCKET = /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/;

const written = z.strictObject({
  accountId: text(/^\d{12}$/, '12 digits'),
  region: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as `us-east-1`'),
  driftRoleArn: text(
    /^arn:aws:iam::\d{12}:role\/[\w+=,.@/-]+$/,
    'an ARN such as `arn:aws:iam::111111111111:role/landing-zone/LandingZoneDrift`',
  ),
  image: text(
    IMAGE,
    'an image in ECR with a tag or a digest: `<account>.dkr.ecr.<region>.amazonaws.com/<name>@sha256:…`',
  ),
  backendUrl: text(/^s3:\/\/[a-z0-9][^\s]+$/, 'a state in S3 such as `s3://example?region=us-east-1`'),
  secretsProvider: text(
    /^awskms:\/\/\S+$/,
    'a key of KMS such as `awskms://alias/landing-zone-state?region=us-east-1`',
  ),
  vpcId: text(/^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC'),
  subnets: listOf(text(/^subnet-[0-9a-f]{8,17}$/, 'a list of ids of subnets'), 'a list of ids of subnets')
    .min(1, 'a list of at least one subnet')
    .max(16, 'a list of at most 16 subnets'),
  schedule: z
    .string('an expression of EventBridge Scheduler')
    .superRefine((expression, context) => {
      const problem = scheduleProblem(expression);
      if (problem !== null) context.addIssue({ code: 'custom', message: problem });
    })
    .default('cron(17 1/4 * * ? *)'),
  timeZone: z.string('a time zone').refine(isTimeZone, 'a time zone such as `Europe/London`').default('UTC'),
  windowMinutes: count('a number of minutes', 0, 1_440).default(15),
  tiers: listOf(z.enum(TIERS, `a list of ${TIERS.map((tier) => `\`${tier}\``).join(', ')}`), 'a list of tiers')
    .min(1, 'a list of at least one tier')
    .default([...TIERS]),
  shards: count('a number of shards', 1, 100).default(4),
  parallel: count('a number of tasks', 1, 100).default(5),
  timeoutMinutes: count('a number of minutes', 5, 1_440).default(120),
  silentHours: count('a number of hours', 1, 168).default(24),
  emails: listOf(
    text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'a list of e-mail addresses'),
    'a list of e-mail addresses',
  ).default([]),
  reportBucket: text(BUCKET, 'a bucket name of 3 to 63 lower-case letters, digits and hyphens').optional(),
  retentionDays: count('a number of days', 1, 3_650).default(365),
  keyArn: text(/^arn:aws:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/, 'the ARN of a key').optional(),
});

/** The keys that can be configured, in the order of the documentation. */
export const settingKeys: readonly string[] = Object.keys(written.shape);

/** The keys whose value is a list. */
export const listKeys: readonly string[] = ['subnets', 'tiers', 'emails'];

const vocabulary: Vocabulary = { project: 'drift-schedule', keys: settingKeys, lists: listKeys };

/** The settings, or all that is wrong with what was configured. */
export function readSettings(values: { readonly [key: string]: unknown }): ReadSettings {
  const parsed = written.safeParse(values);
  if (!parsed.success) return { settings: null, problems: problemsOf(parsed.error, values, vocabulary) };
  const { image, reportBucket, keyArn, ...given } = parsed.data;
  const { accountId, region } = given;
  const settings: Settings = {
    ...given,
    image: imageOf(image),
    reportBucket: reportBucket ?? `drift-reports-${accountId}-${region}`,
    keyArn: keyArn ?? null,
  };
  const foreign = keyProblem(settings);
  return foreign === null ? { settings, problems: [] } : { settings: null, problems: [foreign] };
}

/** A bucket and a topic are encrypted by a key of their own region alone. */
function keyProblem({ keyArn, region }: Settings): Problem | null {
  if (keyArn === null || keyArn.split(':')[3] === region) return null;
  return {
    key: 'keyArn',
    message: `\`keyArn\` is of another region than \`${region}\``,
    help: 'name a key of the region, or leave it out to have one made',
  };
}
