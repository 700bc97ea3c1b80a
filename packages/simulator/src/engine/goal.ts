// What a program wants a resource to be: a registration, freed from Pulumi's protocol.
import type { Alias } from '@pulumi/pulumi/proto/alias_pb';
import type { RegisterResourceRequest } from '@pulumi/pulumi/proto/resource_pb';
import { type Properties } from '../resources';
import { holdsSecret, plain } from '../resources/wire';
import { urnOf } from './urn';

export interface Goal {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  /** URN. */
  readonly parent: string;
  /** `<URN>::<id>`. */
  readonly provider: string;
  readonly inputs: Properties;
  /** Names of inputs and outputs that are secret. */
  readonly secrets: readonly string[];
  /** URNs. */
  readonly dependencies: readonly string[];
  readonly protect: boolean;
  readonly retainOnDelete: boolean;
  readonly ignoreChanges: readonly string[];
  readonly replaceOnChanges: readonly string[];
  /** Undefined leaves it to the type. */
  readonly deleteBeforeReplace: boolean | undefined;
  /** URNs under which the state may know it. */
  readonly aliases: readonly string[];
  readonly importId: string | undefined;
}

/** The goal that a registration states. */
export function goalOf(stack: string, request: RegisterResourceRequest): Goal {
  const [type, name, parent] = [request.getType(), request.getName(), request.getParent()];
  const wire = (request.getObject()?.toJavaScript() ?? {}) as Properties;
  const secretInputs = Object.keys(wire).filter((property) => holdsSecret(wire[property]));
  return {
    urn: urnOf(stack, parent, type, name),
    type,
    name,
    parent,
    custom: request.getCustom(),
    provider: request.getProvider(),
    inputs: plain(wire) as Properties,
    secrets: [...new Set([...secretInputs, ...request.getAdditionalsecretoutputsList()])],
    dependencies: request.getDependenciesList(),
    protect: request.getProtect() ?? false,
    retainOnDelete: request.getRetainondelete() ?? false,
    ignoreChanges: request.getIgnorechangesList(),
    replaceOnChanges: request.getReplaceonchangesList(),
    deleteBeforeReplace: request.getDeletebeforereplacedefined() ? request.getDeletebeforereplace() : undefined,
    aliases: request.getAliasesList().map((alias) => aliasUrn(stack, alias, { type, name, parent })),
    importId: request.getImportid() || undefined,
  };
}

/** `inputs`, with the old values in the paths that are to be ignored: `tags`, `tags.owner`, `tags["cost-center"]`. */
export function withoutIgnored(inputs: Properties, old: Properties, paths: readonly string[]): Properties {
  return paths.reduce(
    (kept, path) =>
      withOld(
        kept,
        old,
        path.split(/[.[\]"]+/).filter((key) => key !== ''),
      ),
    inputs,
  );
}

function withOld(inputs: Properties, old: Properties, [key, ...below]: readonly string[]): Properties {
  if (key === undefined) return inputs;
  const { [key]: given, ...others } = inputs;
  const inside = (value: unknown): Properties =>
    typeof value === 'object' && value !== null ? (value as Properties) : {};
  const before = below.length === 0 ? old[key] : withOld(inside(given), inside(old[key]), below);
  return before === undefined ? others : { ...others, [key]: before };
}

function aliasUrn(stack: string, alias: Alias, self: { type: string; name: string; parent: string }): string {
  const spec = alias.getSpec();
  if (spec === undefined) return alias.getUrn();
  const parent = spec.getNoparent() ? '' : spec.getParenturn() || self.parent;
  return urnOf(spec.getStack() || stack, parent, spec.getType() || self.type, spec.getName() || self.name);
}
