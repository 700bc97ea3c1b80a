// Who a connection speaks as: one configuration of the provider, in its region and, for resources that name one, in others.
import type { Properties } from '../pulumi/propertyValue';
import type { PluginProcess } from '../terraform/pluginProcess';
import type { BridgedType } from '../translation/resourceType';
import type { ProviderArguments } from './configuration';
import type { ProviderPool } from './pool';

export class Identity {
  constructor(
    private readonly pool: ProviderPool,
    private readonly providerArguments: ProviderArguments,
    private readonly given: Properties,
  ) {}

  /**
   * The process that answers for a resource.
   * @param properties its inputs or its outputs
   * @throws {Error} what the provider says of its configuration
   */
  processFor(type: BridgedType, properties: Properties): Promise<PluginProcess> {
    return this.process(type.regionByProcess ? this.regionOf(properties) : undefined);
  }

  /**
   * @param region in place of the configured one
   * @throws {Error} what the provider says of its configuration
   */
  async process(region?: string): Promise<PluginProcess> {
    const { configuration, misfits } = this.providerArguments.configuration(this.given, region);
    const [wrong] = misfits.wrong;
    if (wrong !== undefined) throw new Error(`the provider's \`${wrong.property}\`: ${wrong.message}`);
    return this.pool.process(configuration);
  }

  /** Where a resource is, or is to be made; undefined when nothing says. */
  regionOf(properties: Properties): string | undefined {
    const [own, configured] = [properties['region'], this.given['region']];
    if (typeof own === 'string' && own !== '') return own;
    return typeof configured === 'string' && configured !== '' ? configured : undefined;
  }
}
