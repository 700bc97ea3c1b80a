// What a Pulumi program configures its provider with, as the Terraform provider's configuration.
import { providerArguments } from '../pulumi/declaration';
import { isRecord, UNKNOWN_PROPERTY, type Properties } from '../pulumi/propertyValue';
import type { ObjectNode } from '../terraform/schema';
import type { TerraformObject } from '../terraform/value';
import { bindRoot, type BoundObject } from '../translation/binding';
import { noMisfits, toTerraform, type Misfits } from '../translation/toTerraform';
import { CREDENTIALS } from './environment';

/** Of Pulumi alone, or of no matter away from AWS. */
const NOT_SENT = ['version', 'pluginDownloadURL', 's3UsEast1RegionalEndpoint', 'userAgents'];

/** What the provider would ask AWS about before its first resource, and how often it tries. */
const WITHOUT_AWS = { ...CREDENTIALS, skipMetadataApiCheck: 'true', skipCredentialsValidation: true };
const WITH_ENDPOINT = { ...WITHOUT_AWS, s3UsePathStyle: true, maxRetries: 2 };
const WITH_NOTHING = { ...WITHOUT_AWS, skipRequestingAccountId: true, maxRetries: 1 };

export class ProviderArguments {
  private readonly root: BoundObject;

  /**
   * @param provider the provider's own schema
   * @param reachable whether there is an endpoint that answers in AWS's place
   */
  constructor(
    provider: ObjectNode,
    private readonly reachable: boolean,
  ) {
    this.root = bindRoot(provider, providerArguments(), 'provider', []);
  }

  /**
   * @param given as Pulumi sends them: everything but text is JSON
   * @param region in place of the configured one
   */
  configuration(
    given: Properties,
    region?: string,
  ): { readonly configuration: TerraformObject; readonly misfits: Misfits } {
    const named = Object.entries(given).filter(([name]) => !NOT_SENT.includes(name) && !name.startsWith('__'));
    const parsed = Object.fromEntries(named.map(([name, value]) => [name, this.parsed(name, value)]));
    const properties = {
      ...(this.reachable ? WITH_ENDPOINT : WITH_NOTHING),
      ...Object.fromEntries(Object.entries(parsed).filter(([, value]) => value !== undefined)),
      ...(region === undefined ? {} : { region }),
    };
    const misfits = noMisfits();
    return { configuration: toTerraform(this.root, properties, misfits), misfits };
  }

  private parsed(name: string, value: unknown): unknown {
    const { node } = this.root.attributes[this.root.names[name] ?? ''] ?? {};
    const isText = node?.kind === 'primitive' && node.type === 'string';
    if (isText || node === undefined || typeof value !== 'string' || value === UNKNOWN_PROPERTY) return value;
    return withoutEmpty(JSON.parse(value));
  }
}

/** An empty list of endpoints is none. */
function withoutEmpty(value: unknown): unknown {
  return (Array.isArray(value) && value.length === 0) || (isRecord(value) && Object.keys(value).length === 0)
    ? undefined
    : value;
}
