// What a company configures, checked as a whole: every mistake is told, in the words of its key.
import { z } from 'zod';
import { problemsOf, type Problem, type Vocabulary } from './problem';

/** How the organization comes under this program. */
export type OrganizationMode = 'create' | 'import' | 'manage';

export interface Settings {
  readonly managementAccountId: string;
  /** Where bucket and key are; Organizations and IAM have no region. */
  readonly homeRegion: string;
  readonly repository: Repository;
  /** The branch from which is deployed. */
  readonly branch: string;
  /** The GitHub environments from which is deployed. */
  readonly environments: readonly string[];
  /** ARNs of the roles that may take on `LandingZoneDrift` beside jobs of GitHub: of a drift job that runs in AWS. */
  readonly driftTaskRoles: readonly string[];
  readonly stateBucket: string;
  readonly organization: OrganizationMode;
  /** The id that AWS must answer with; null while there is no organization. */
  readonly organizationId: string | null;
  /** Whether GitHub's identity provider is made, or is in the account already. */
  readonly identityProvider: 'create' | 'existing';
  /** Days for which replaced and deleted states are kept. */
  readonly noncurrentDays: number;
  /** Days for which access logs are kept. */
  readonly logDays: number;
}

export interface Repository {
  readonly owner: string;
  readonly name: string;
  /** GitHub's numbers of owner and repository, where its tokens name them; null where they do not. */
  readonly ids: { readonly owner: string; readonly repository: string } | null;
}

export type ReadSettings =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly Problem[] };

/** Bucket names have 3 to 63 characters; `-logs` is added for the log bucket (S3 User Guide, "Bucket naming rules"). */
const BUCKET = /^(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9-]{1,56}[a-z0-9]$/;

const text = (pattern: RegExp, what: string) => z.string(what).regex(pattern, what);
const days = (otherwise: number) =>
  z.coerce.number('a number of days').int('a whole number of days').min(1, 'at least 1 day').default(otherwise);
const ROLE = /^arn:aws:iam::\d{12}:role\/([\x21-\x29\x2b-\x3e\x40-\x7e]+\/)?[\w+=,.@-]{1,64}$/;
const number = text(/^[1-9]\d*$/, 'a number of GitHub');

const written = z.strictObject({
  managementAccountId: text(/^\d{12}$/, '12 digits'),
  homeRegion: text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as `us-east-1`'),
  repository: text(/^[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9._-]+$/, '`owner/name`'),
  repositoryOwnerId: number.optional(),
  repositoryId: number.optional(),
  branch: text(/^[^\s:*?~^\\[]+$/, 'the name of a branch').default('main'),
  environments: z
    .array(
      text(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/, 'a list of names of letters, digits, `-`, `_` and `.`'),
      'a list of GitHub environments',
    )
    .min(1, 'a list of at least one GitHub environment'),
  driftTaskRoles: z
    .array(text(ROLE, 'a list of ARNs such as `arn:aws:iam::111111111111:role/example`'), 'a list of ARNs of roles')
    .default([]),
  stateBucket: text(BUCKET, 'a bucket name of 3 to 58 lower-case letters, digits and hyphens').optional(),
  organization: z.enum(['create', 'import', 'manage'], '`create`, `import` or `manage`'),
  organizationId: text(/^o-[a-z0-9]{10,32}$/, 'an id such as `o-exampleorgid`').optional(),
  identityProvider: z.enum(['create', 'existing'], '`create` or `existing`').default('create'),
  noncurrentDays: days(90),
  logDays: days(365),
});

type Written = z.infer<typeof written>;

/** The keys that can be configured, in the order of the documentation. */
export const settingKeys: readonly string[] = Object.keys(written.shape);

/** The keys whose value is a list. */
export const listKeys: readonly string[] = ['environments', 'driftTaskRoles'];

const vocabulary: Vocabulary = { project: 'bootstrap', keys: settingKeys, lists: listKeys };

/** The settings, or all that is wrong with what was configured. */
export function readSettings(values: { readonly [key: string]: unknown }): ReadSettings {
  const parsed = written.safeParse(values);
  const problems = parsed.success ? contradictions(parsed.data) : problemsOf(parsed.error, values, vocabulary);
  if (!parsed.success || problems.length > 0) return { settings: null, problems };
  return { settings: settingsOf(parsed.data), problems: [] };
}

function contradictions({ repositoryOwnerId, repositoryId, organization, organizationId }: Written): Problem[] {
  const problems: Problem[] = [];
  if ((repositoryOwnerId === undefined) !== (repositoryId === undefined)) {
    const key = repositoryId === undefined ? 'repositoryId' : 'repositoryOwnerId';
    const help = '`gh api repos/<owner>/<name>` tells both; leave both out where tokens name neither';
    problems.push({ key, message: `\`${key}\` is missing: GitHub's tokens name both numbers or none`, help });
  }
  if (organization !== 'create' && organizationId === undefined) {
    const help = '`aws organizations describe-organization` tells it';
    problems.push({
      key: 'organizationId',
      message: `\`organizationId\` is missing: \`${organization}\` takes over an organization that exists`,
      help,
    });
  }
  if (organization === 'create' && organizationId !== undefined) {
    const help = 'set `organization` to `import`, or remove `organizationId`';
    problems.push({
      key: 'organizationId',
      message: '`organizationId` names an organization, and `create` makes a new one',
      help,
    });
  }
  return problems;
}

function settingsOf(given: Written): Settings {
  const [owner = '', name = ''] = given.repository.split('/');
  const { repositoryOwnerId, repositoryId, managementAccountId, homeRegion } = given;
  const ids =
    repositoryOwnerId === undefined || repositoryId === undefined
      ? null
      : { owner: repositoryOwnerId, repository: repositoryId };
  return {
    managementAccountId,
    homeRegion,
    repository: { owner, name, ids },
    branch: given.branch,
    environments: given.environments,
    driftTaskRoles: given.driftTaskRoles,
    stateBucket: given.stateBucket ?? `landing-zone-state-${managementAccountId}-${homeRegion}`,
    organization: given.organization,
    organizationId: given.organizationId ?? null,
    identityProvider: given.identityProvider,
    noncurrentDays: given.noncurrentDays,
    logDays: given.logDays,
  };
}
