// Which of a registration's inputs force a new resource: each is planned against a past in which it alone was another.
import type { Properties } from '../pulumi/propertyValue';
import { planChange, type PlannedChange } from '../provider/change';
import type { PluginProcess } from '../terraform/pluginProcess';
import type { AttributePath } from '../terraform/messages';
import type { TerraformObject } from '../terraform/value';
import { pathText } from '../terraform/diagnostic';
import { propertyPath } from '../translation/propertyPath';
import type { BridgedType } from '../translation/resourceType';
import { completed, variants } from './previousState';

/** What is known of each path of a type: the answers are the same for all resources of the type. */
export type KnownReplacements = Map<string, boolean>;

/**
 * The paths, in Pulumi's names, of the inputs whose change makes a new resource.
 * @param creation the plan of the resource's creation
 * @param known answers from before; they are added to
 */
export async function replacingInputs(
  process: PluginProcess,
  type: BridgedType,
  inputs: Properties,
  { config, planned }: PlannedChange,
  known: KnownReplacements,
): Promise<string[]> {
  const replacing = new Set<string>();
  const state = completed(type.root, planned);
  // What the program does not know yet differs from any past, and says nothing of the argument in question.
  const always = await replacingAttributes(process, type, inputs, state);
  for (const { path, state: past } of variants(type.root, config, state)) {
    const key = `${type.terraform} ${pathText(path)}`;
    let replaces = known.get(key);
    if (replaces === undefined) {
      const forced = await replacingAttributes(process, type, inputs, past);
      replaces = [...forced].some((each) => each === attributeOf(path) || !always.has(each));
      known.set(key, replaces);
    }
    if (replaces) replacing.add(propertyPath(type.root, path).replace(/\[\d+\]/g, '[]'));
  }
  if (type.regionByProcess && 'region' in inputs) replacing.add('region');
  return [...replacing].sort();
}

/** The attributes for whose sake a plan wants a new resource. One that the provider refuses, or needs AWS for, says nothing. */
async function replacingAttributes(
  process: PluginProcess,
  type: BridgedType,
  inputs: Properties,
  past: TerraformObject,
): Promise<ReadonlySet<string | undefined>> {
  try {
    const { answer } = await planChange(process, type, { value: past, private: NO_NOTES, identity: null }, inputs);
    return new Set(answer.requiresReplace.map(attributeOf));
  } catch {
    return new Set();
  }
}

const NO_NOTES = Buffer.alloc(0);

function attributeOf({ steps: [first] }: AttributePath): string | undefined {
  return first?.selector === 'attributeName' ? first.attributeName : undefined;
}
