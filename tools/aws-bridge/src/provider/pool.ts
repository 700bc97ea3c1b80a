// The provider's processes: one per configuration, since a process answers for one account and one region.
import { CAPABILITIES } from '../terraform/messages';
import { throwErrors } from '../terraform/diagnostic';
import { PluginProcess } from '../terraform/pluginProcess';
import { encodeValue, type TerraformObject } from '../terraform/value';

const TERRAFORM_VERSION = '1.11.4';

export class ProviderPool {
  private readonly configured = new Map<string, Promise<PluginProcess>>();
  private readonly running = new Set<PluginProcess>();
  private spare: PluginProcess | undefined;
  private closed = false;

  constructor(
    private readonly binary: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** A process that is configured like this; the same one for the same configuration. */
  process(configuration: TerraformObject): Promise<PluginProcess> {
    const key = Buffer.from(encodeValue(configuration)).toString('base64');
    const known = this.configured.get(key);
    if (known !== undefined) return known;
    const made = this.configure(configuration);
    this.configured.set(key, made);
    made.catch(() => this.configured.delete(key));
    return made;
  }

  /** Any process, for what needs no configuration. */
  async any(): Promise<PluginProcess> {
    const [first] = this.running;
    if (first !== undefined) return first;
    this.spare = await this.start();
    return this.spare;
  }

  get processes(): readonly PluginProcess[] {
    return [...this.running];
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.allSettled(this.configured.values());
    await Promise.all([...this.running].map((each) => each.stop()));
    this.running.clear();
  }

  private async configure(configuration: TerraformObject): Promise<PluginProcess> {
    const { spare } = this;
    this.spare = undefined;
    const process = spare ?? (await this.start());
    try {
      const given = { msgpack: encodeValue(configuration) };
      const prepared = await process.call('prepareProviderConfig', { config: given });
      throwErrors(prepared.diagnostics, 'the provider');
      const config = prepared.preparedConfig ?? given;
      const request = { terraformVersion: TERRAFORM_VERSION, config, clientCapabilities: CAPABILITIES };
      throwErrors((await process.call('configure', request)).diagnostics, 'the provider');
      return process;
    } catch (error) {
      this.running.delete(process);
      await process.stop();
      throw error;
    }
  }

  private async start(): Promise<PluginProcess> {
    if (this.closed) throw new Error('the bridge is closed');
    const process = await PluginProcess.start(this.binary, this.environment);
    this.running.add(process);
    return process;
  }
}
