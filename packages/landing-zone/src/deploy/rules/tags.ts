// Rules about tags: what is the landing zone's says so, and accounts say whose they are.
import { ACCOUNT_TYPE } from '@microaccounts/account-factory/imports';
import { MANAGED_BY } from '@microaccounts/resources';
import { opacity, reading, type Registered } from './registered';
import { broken, KEPT, ofTypes, undecided, worst, type Rule, type Verdict } from './rule';

const SOURCE = 'AWS Whitepaper, "Best Practices for Tagging AWS Resources"';

/** Types of resources that can have tags and are found by a name or path that nothing else bears, so they have none. */
const WITHOUT: readonly string[] = [
  'aws:iam/policy:Policy',
  'aws:iam/samlProvider:SamlProvider',
  'aws:organizations/organizationalUnit:OrganizationalUnit',
  'aws:organizations/policy:Policy',
];

/** Types of resources that must have tags even where a program gives them none; others are judged if they have some. */
const WITH: readonly string[] = [
  ACCOUNT_TYPE,
  'aws:backup/vault:Vault',
  'aws:ec2/internetGateway:InternetGateway',
  'aws:ec2/routeTable:RouteTable',
  'aws:ec2/subnet:Subnet',
  'aws:ec2/vpc:Vpc',
  'aws:ec2transitgateway/routeTable:RouteTable',
  'aws:ec2transitgateway/transitGateway:TransitGateway',
  'aws:ec2transitgateway/vpcAttachment:VpcAttachment',
  'aws:iam/openIdConnectProvider:OpenIdConnectProvider',
  'aws:iam/role:Role',
  'aws:kms/key:Key',
  'aws:ram/resourceShare:ResourceShare',
  'aws:route53/zone:Zone',
  'aws:s3/bucket:Bucket',
  'aws:ssm/parameter:Parameter',
];

const resourcesSayWhoManagesThem: Rule = {
  name: 'resources-say-who-manages-them',
  meaning: `What can have tags has ${Object.entries(MANAGED_BY)
    .map(([key, value]) => `\`${key}: ${value}\``)
    .join(', ')}; policies, identity providers and organizational units are known by name.`,
  source: SOURCE,
  help: "add `MANAGED_BY` to its tags: drift detection and guardrails know the landing zone's own by it",
  about: (type) => type.startsWith('aws:') && !WITHOUT.includes(type),
  verdict: (registered) => {
    if (!WITH.includes(registered.type) && !('tags' in registered.inputs)) return KEPT;
    return worst(Object.entries(MANAGED_BY).map(([key, value]) => onTag(registered, key, value)));
  },
};

/** The tags by which costs, questions and approvals find their way (see `standardTags`). */
const OF_ACCOUNTS = ['business-unit', 'environment', 'owner'];

const accountsSayWhoseTheyAre: Rule = {
  name: 'accounts-say-whose-they-are',
  meaning: `An account has the tags ${OF_ACCOUNTS.map((key) => `\`${key}\``).join(', ')}.`,
  source: `${SOURCE}; AWS Well-Architected Framework, COST03-BP02 "Add organization information to cost and usage"`,
  help: 'give it its `standardTags`',
  about: ofTypes(ACCOUNT_TYPE),
  verdict: (registered) => worst(OF_ACCOUNTS.map((key) => onTag(registered, key, null))),
};

export const tagRules: readonly Rule[] = [resourcesSayWhoManagesThem, accountsSayWhoseTheyAre];

/** Whether the tag `key` is there, with `value` unless that is null. */
function onTag(registered: Registered, key: string, value: string | null): Verdict {
  const tags = reading(registered, 'tags');
  if (tags.seen === 'unknown' || tags.seen === 'secret') return undecided('tags', tags.seen);
  const tag = tags.seen === 'value' ? (tags.value as Readonly<Record<string, unknown>>)[key] : undefined;
  const hidden = opacity(tag);
  if (hidden !== null) return undecided(`tags.${key}`, hidden);
  const right = value === null ? tag !== undefined && tag !== '' : tag === value;
  return right
    ? KEPT
    : broken(`\`${registered.name}\` has no tag \`${key}\`${value === null ? '' : ` of \`${value}\``}`);
}
