// A Terraform provider as a child process: started, greeted, called and stopped as Terraform does it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { PluginMethods } from './messages';
import { PluginClient } from './pluginClient';

/** What a plugin asks for as a sign that it was not started by hand (hashicorp/terraform, internal/plugin/serve.go). */
const COOKIE = {
  TF_PLUGIN_MAGIC_COOKIE: 'd602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2',
  PLUGIN_PROTOCOL_VERSIONS: '5',
};
const GREETING_MILLISECONDS = 60_000;
/** The provider's own waits take minutes; its default for a resource is twenty. */
const CALL_MILLISECONDS = 20 * 60_000;
const STOP_MILLISECONDS = 3_000;
/** What is kept of what the provider writes to stderr. */
const LAST_WORDS = 4_000;

const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export class PluginProcess {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: PluginClient,
    /** Milliseconds until it answered. */
    readonly startedIn: number,
  ) {}

  /**
   * @param binary the provider's executable
   * @param environment the whole environment of the process
   * @throws {Error} when it cannot be started, or is no provider of protocol 5
   */
  static async start(binary: string, environment: Readonly<Record<string, string>>): Promise<PluginProcess> {
    const begin = performance.now();
    const child = spawn(binary, [], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...environment, ...COOKIE } });
    children.add(child);
    child.once('exit', () => children.delete(child));
    try {
      const address = addressIn(await greeting(child));
      return new PluginProcess(child, new PluginClient(address), performance.now() - begin);
    } catch (error) {
      child.kill('SIGKILL');
      children.delete(child);
      throw error;
    }
  }

  get processId(): number | undefined {
    return this.child.pid;
  }

  call<Name extends keyof PluginMethods>(name: Name, request: PluginMethods[Name][0]): Promise<PluginMethods[Name][1]> {
    return this.client.call(name, request, CALL_MILLISECONDS);
  }

  /** Ends the process; resolves when it has gone. */
  async stop(): Promise<void> {
    this.client.close();
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), STOP_MILLISECONDS);
    await gone;
    clearTimeout(timer);
  }
}

/** The first line that a plugin writes. */
async function greeting(child: ChildProcess): Promise<string> {
  let [written, complaint] = ['', ''];
  child.stderr?.on('data', (chunk: Buffer) => (complaint = `${complaint}${chunk.toString()}`.slice(-LAST_WORDS)));
  let timer: NodeJS.Timeout | undefined;
  const line = new Promise<string>((resolve, reject) => {
    const fail = (what: string): void => reject(new Error(`${child.spawnfile} ${what} ${complaint}`.trim()));
    timer = setTimeout(() => fail('does not answer'), GREETING_MILLISECONDS);
    child.stdout?.on('data', (chunk: Buffer) => {
      written += chunk.toString();
      if (written.includes('\n')) resolve(written.slice(0, written.indexOf('\n')));
    });
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${code} before it answered`));
  });
  return line.finally(() => clearTimeout(timer));
}

/** A greeting is `core protocol|plugin protocol|network|address|kind` (hashicorp/go-plugin, docs/internals.md). */
function addressIn(line: string): string {
  const [core, protocol, network, address = '', kind] = line.trim().split('|');
  if (core !== '1' || protocol !== '5' || kind !== 'grpc') throw new Error(`no provider of protocol 5: ${line}`);
  return network === 'unix' ? `unix:${address}` : address;
}
