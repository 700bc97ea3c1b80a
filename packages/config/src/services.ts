// The services that every account keeps, and the built-in names for sets of services.

/**
 * Foundation services, by IAM prefix: without them an account cannot be governed, paid for, audited or helped, or the
 * landing zone's own baseline (key, backup vault, parameters, network shares) would not work. No account can deny them, and
 * `services.foundation` adds to them.
 */
export const foundationServices: readonly string[] = [
  'access-analyzer',
  'account',
  'artifact',
  'aws-portal',
  'backup',
  'backup-storage',
  'billing',
  'budgets',
  'ce',
  'cloudtrail',
  'config',
  'consolidatedbilling',
  'cur',
  'freetier',
  'health',
  'iam',
  'invoicing',
  'kms',
  'notifications',
  'organizations',
  'payments',
  'pricing',
  'ram',
  'resource-explorer-2',
  'resource-groups',
  'servicequotas',
  'signin',
  'ssm',
  'sts',
  'support',
  'tag',
  'tax',
  'trustedadvisor',
];

/** What accounts may use if `services.default` is not written. */
export const defaultServices: readonly string[] = [
  'cloudwatch',
  'dynamodb',
  'ec2',
  'lambda',
  'logs',
  's3',
  'sns',
  'sqs',
];

/** Built-in bundles: name → services. `services.bundles` adds others. */
export const builtInBundles: { readonly [name: string]: readonly string[] } = {
  analytics: ['athena', 'glue', 'lakeformation', 's3'],
  containers: [
    'application-autoscaling',
    'autoscaling',
    'ecr',
    'ecs',
    'eks',
    'elasticloadbalancing',
    'servicediscovery',
  ],
  delivery: ['cloudformation', 'codeartifact', 'codebuild', 'codeconnections', 'codedeploy', 'codepipeline'],
  'file-storage': ['datasync', 'elasticfilesystem', 'fsx', 'storagegateway'],
  observability: ['application-signals', 'cloudwatch', 'logs', 'oam', 'rum', 'synthetics', 'xray'],
  'relational-databases': ['pi', 'rds', 'rds-data', 'rds-db', 'secretsmanager'],
  serverless: [
    'apigateway',
    'dynamodb',
    'events',
    'execute-api',
    'lambda',
    'pipes',
    'scheduler',
    'sns',
    'sqs',
    'states',
  ],
  'session-manager': ['ec2messages', 'ssm', 'ssmmessages'],
  web: ['acm', 'cloudfront', 'elasticloadbalancing', 'route53', 'waf-regional', 'wafv2'],
};

/** The services that a list of services and bundles stands for. A name of no bundle is a service. */
export function servicesOf(
  names: readonly string[],
  bundles: { readonly [name: string]: readonly string[] },
): ReadonlySet<string> {
  return new Set(names.flatMap((name) => servicesIn(name, bundles)));
}

/** The services that one name stands for. */
export function servicesIn(name: string, bundles: { readonly [name: string]: readonly string[] }): readonly string[] {
  return Object.hasOwn(bundles, name) ? (bundles[name] ?? []) : [name];
}

/** All bundles of an estate: the built-in ones, whose names nobody else may take, and its own. */
export function bundlesWith(own: { readonly [name: string]: readonly string[] } | undefined): {
  readonly [name: string]: readonly string[];
} {
  return { ...own, ...builtInBundles };
}
