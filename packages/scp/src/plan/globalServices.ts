// Which actions a region deny leaves alone, and why: AWS's two published lists, sorted by where their requests go.

/**
 * What is open in every region: services whose endpoint is in a region that nobody chose (us-east-1, us-west-2 …), and
 * billing, identity and support, in which there is nothing to place. Both lists together: AWS Organizations User Guide,
 * "Deny access to AWS based on the requested AWS Region", and AWS Control Tower Controls Reference, "Region deny".
 * Regional services of those lists are not here but in {@link globalRegionServices}; `waf-regional` is in neither, as all
 * it protects is in a region.
 */
const globalServices: readonly string[] = [
  'a4b',
  'access-analyzer',
  'account',
  'activate',
  'artifact',
  'aws-marketplace',
  'aws-marketplace-management',
  'aws-portal',
  'billing',
  'billingconductor',
  'budgets',
  'ce',
  'chatbot',
  'chime',
  'cloudfront',
  'compute-optimizer',
  'consoleapp',
  'consolidatedbilling',
  'cur',
  'devicefarm',
  'directconnect',
  'ecr-public',
  'freetier',
  'globalaccelerator',
  'health',
  'iam',
  'importexport',
  'invoicing',
  'iq',
  'mobileanalytics',
  'networkmanager',
  'notifications',
  'notifications-contacts',
  'organizations',
  'payments',
  'pricing',
  'resource-explorer-2',
  'route53',
  'route53-recovery-cluster',
  'route53-recovery-control-config',
  'route53-recovery-readiness',
  'route53domains',
  'savingsplans',
  'shield',
  'sso',
  'sts',
  'support',
  'supportapp',
  'supportplans',
  'sustainability',
  'tax',
  'trustedadvisor',
  'waf',
  'wellarchitected',
];

/** Single actions of regional services that consoles and tools need everywhere; from the same lists. */
const globalReads: readonly string[] = [
  'cloudtrail:LookupEvents',
  'ec2:DescribeRegions',
  'ec2:DescribeTransitGateways',
  'ec2:DescribeVpnGateways',
  's3:GetAccountPublic*',
  's3:ListAllMyBuckets',
  's3:ListMultiRegionAccessPoints',
  's3:PutAccountPublic*',
  'tag:GetResources',
];

/** Action patterns that the region deny never touches. */
export const globalActions: readonly string[] = [...globalServices.map((prefix) => `${prefix}:*`), ...globalReads];

/**
 * Regional services whose global part lives in one region: certificates (`acm`), web ACLs (`wafv2`, `fms`) and the
 * configuration records (`config`) of CloudFront, keys for certificates and DNSSEC (`kms`), quotas of global services
 * (`servicequotas`) and shares of global resources (`ram`). AWS's lists open the first five in every region and leave
 * out the last two; here each is open in the regions of the account and in the region of global services.
 */
export const globalRegionServices: readonly string[] = ['acm', 'config', 'fms', 'kms', 'ram', 'servicequotas', 'wafv2'];
