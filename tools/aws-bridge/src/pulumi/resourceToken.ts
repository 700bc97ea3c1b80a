// Pulumi's tokens and the Terraform types that they can stand for. The rules are those of spelling alone: a type that they
// do not find is reported as not there, since a resource checked against another type would prove nothing.
import { snakeCase } from './spelling';

export interface Token {
  readonly module: string;
  /** The file of the class in `@pulumi/aws`, without its extension. */
  readonly file: string;
  readonly name: string;
}

/** `aws:iam/role:Role` in its parts; undefined for another package's token. */
export function parseToken(token: string): Token | undefined {
  const [, module, file, name] = /^aws:([^/]+)\/([^:]+):(.+)$/.exec(token) ?? [];
  if (module === undefined || file === undefined || name === undefined) return undefined;
  return { module, file, name };
}

/** The token in a URN: of the resource itself, without its parents' types. */
export function tokenIn(urn: string): string {
  return urn.split('::')[2]?.split('$').pop() ?? '';
}

/** What spelling does not find (pulumi/pulumi-aws, provider/resources.go). */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'account/alternativeContact': 'aws_account_alternate_contact',
  'account/alternateContact': 'aws_account_alternate_contact',
  'alb/loadBalancer': 'aws_alb',
  'cfg/recorder': 'aws_config_configuration_recorder',
  'cfg/recorderStatus': 'aws_config_configuration_recorder_status',
  'cfg/rule': 'aws_config_config_rule',
  'cloudtrail/trail': 'aws_cloudtrail',
  'codedeploy/application': 'aws_codedeploy_app',
  'codepipeline/pipeline': 'aws_codepipeline',
  'ec2/peeringConnectionOptions': 'aws_vpc_peering_connection_options',
  'elb/loadBalancer': 'aws_elb',
  'iam/openIdConnectProvider': 'aws_iam_openid_connect_provider',
  'lb/loadBalancer': 'aws_lb',
  's3/bucketObjectv2': 'aws_s3_object',
  's3/bucketReplicationConfig': 'aws_s3_bucket_replication_configuration',
};

/** What Terraform writes for a module of Pulumi, where it is not the module's name. */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  alb: ['lb_', ''],
  apigateway: ['api_gateway_'],
  autoscaling: ['autoscaling_', ''],
  cfg: ['config_'],
  cloudwatch: ['cloudwatch_', 'cloudwatch_event_', 'cloudwatch_log_'],
  costexplorer: ['ce_'],
  directconnect: ['dx_'],
  directoryservice: ['directory_service_'],
  ec2: ['', 'ec2_', 'vpc_', 'ec2_managed_', 'ebs_'],
  ec2clientvpn: ['ec2_client_vpn_'],
  ec2transitgateway: ['ec2_transit_gateway_', 'ec2_'],
  elasticbeanstalk: ['elastic_beanstalk_'],
  elb: ['elb_', ''],
  index: [''],
  lb: ['lb_', ''],
  opensearch: ['opensearch_', 'opensearchserverless_'],
  rds: ['rds_', 'db_', ''],
  resourceexplorer: ['resourceexplorer2_'],
  s3: ['s3_', 's3control_', 's3'],
  serverlessrepository: ['serverlessapplicationrepository_'],
  servicediscovery: ['service_discovery_'],
  vpc: ['vpc_', ''],
  vpn: ['vpn_', ''],
};

/**
 * The first Terraform type that a token can stand for.
 * @param exists whether the provider has a type
 */
export function terraformType(token: string, exists: (type: string) => boolean): string | undefined {
  const parsed = parseToken(token);
  return parsed && candidates(parsed).find(exists);
}

function candidates({ module, file, name }: Token): string[] {
  const names = [...new Set([file, name].flatMap(spellings))];
  const exception = EXCEPTIONS[`${module}/${file}`];
  return [
    ...(exception === undefined ? [] : [exception]),
    ...names.flatMap((each) => (PREFIXES[module] ?? []).map((prefix) => `aws_${prefix}${each}`)),
    ...names.flatMap((each) => [`aws_${module}_${each}`, `aws_${each}`, `aws_${snakeCase(module)}_${each}`]),
    ...(names.some((each) => each === module || each === module.replace(/s$/, '')) ? [`aws_${module}`] : []),
  ];
}

function spellings(name: string): string[] {
  const base = name.replace(/^get(?=[A-Z])/, '');
  const snake = snakeCase(base);
  return [snake, snake.replace(/_?v2$/, ''), snake.replace(/(\d)/, '_$1'), base.toLowerCase()];
}
