// What a stack says of its last whole run, among its outputs, held against the files.
import type { StackSpec } from '../plan/stackSpec';

/** The version of this tool, as stacks record it. */
export const VERSION = '0.1.0';

/** The outputs by which a stack can be told from its desired state. */
export interface Deployed {
  /** Of the resources that it deployed. */
  readonly digest: string;
  /** Of the outputs of other stacks that it read. */
  readonly inputs: string;
  /** Address → short digest of each resource that it deployed. */
  readonly resources: { readonly [address: string]: string };
  /** Addresses that it no longer has in its files and keeps until nothing uses them; of parts, see `leftoverName`. */
  readonly leftovers: readonly string[];
  /** The commit of the files; null if they were in no repository, or not as committed. */
  readonly commit: string | null;
  /** The version of this tool that deployed it. */
  readonly version: string;
}

/** The digest of a stack that was deployed and must not be as it is: that of no files, so that its next run judges it again. */
export const REJECTED = 'rejected';

/** Their names: no other stack reads them. */
export const DEPLOYED_OUTPUTS: ReadonlySet<string> = new Set<keyof Deployed>([
  'digest',
  'inputs',
  'resources',
  'leftovers',
  'commit',
  'version',
]);

/** What is known of a stack: nothing, if it was never deployed to its end. */
export function deployedOf(outputs: { readonly [output: string]: unknown } | undefined): Deployed | null {
  const digest = outputs?.['digest'];
  if (outputs === undefined || typeof digest !== 'string') return null;
  const { inputs, resources, leftovers, commit, version } = outputs;
  return {
    digest,
    inputs: typeof inputs === 'string' ? inputs : '',
    resources: isRecord(resources) ? resources : {},
    leftovers: Array.isArray(leftovers) ? leftovers.filter((address) => typeof address === 'string') : [],
    commit: typeof commit === 'string' ? commit : null,
    version: typeof version === 'string' ? version : '0',
  };
}

/** Whether `version` is a later one than this tool's. */
export function isNewer(version: string): boolean {
  return version.localeCompare(VERSION, 'en', { numeric: true }) > 0;
}

/** By which of what is left over something is remembered that has no address of its own: its type and logical name. */
export function leftoverName({ type, name }: { readonly type: string; readonly name: string }): string {
  return `${type} ${name}`;
}

/** Addresses that were deployed, or were left over, and are no longer in the files. */
export function goneFrom(deployed: Deployed | null, spec: StackSpec): string[] {
  if (deployed === null) return [];
  const desired = new Set(spec.resources.map(({ address }) => address));
  const had = new Set([...Object.keys(deployed.resources), ...deployed.leftovers]);
  return [...had].filter((address) => !desired.has(address)).sort();
}

function isRecord(value: unknown): value is { readonly [key: string]: string } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
