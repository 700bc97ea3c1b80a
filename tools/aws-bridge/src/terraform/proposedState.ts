// The state that Terraform proposes to a provider: the configuration, with what it leaves out taken from the prior state.
// (hashicorp/terraform, internal/plans/objchange/objchange.go: ProposedNew)
import { sameValue } from './equality';
import { isCollection, type Attribute, type ObjectNode, type TypeNode } from './schema';
import { isList, isObject, UNKNOWN, type TerraformObject, type TerraformValue } from './value';

/** @param prior null for a resource that is yet to be made */
export function proposedState(
  root: ObjectNode,
  prior: TerraformObject | null,
  config: TerraformObject,
): TerraformObject {
  const values = Object.entries(root.attributes).map(([name, attribute]): [string, TerraformValue] => {
    const before = (prior ?? emptyObject(root))[name] ?? null;
    return [name, proposedAttribute(attribute, before, config[name] ?? null)];
  });
  return Object.fromEntries(values);
}

/** An object in which nothing is given. */
export function emptyObject(root: ObjectNode): TerraformObject {
  return Object.fromEntries(Object.entries(root.attributes).map(([name, each]) => [name, absent(root, each)]));
}

/** What stands for an attribute or a block that is not given. */
export function absent(parent: ObjectNode, { node, nested }: Attribute): TerraformValue {
  if (!nested) return null;
  if (node.kind === 'map') return {};
  return parent.block && isCollection(node) ? [] : null;
}

function proposedAttribute(attribute: Attribute, prior: TerraformValue, config: TerraformValue): TerraformValue {
  if (!attribute.nested) return attribute.computed && config === null ? prior : config;
  return config === UNKNOWN || config === null ? config : proposedBlock(attribute.node, prior, config);
}

function proposedBlock(node: TypeNode, prior: TerraformValue, config: TerraformValue): TerraformValue {
  if (config === UNKNOWN) return config;
  if (node.kind === 'object' && isObject(config)) return proposedState(node, isObject(prior) ? prior : null, config);
  if (node.kind === 'map' && isObject(config)) {
    const before = isObject(prior) ? prior : {};
    const values = Object.entries(config).map(([key, each]) => [
      key,
      proposedBlock(node.element, before[key] ?? null, each),
    ]);
    return Object.fromEntries(values) as TerraformObject;
  }
  if (!isCollection(node) || !isList(config)) return config;
  const left: TerraformValue[] = isList(prior) ? [...prior] : [];
  const takePrior = (each: TerraformValue): TerraformValue => {
    const at = node.kind === 'list' ? 0 : left.findIndex((candidate) => cameFrom(node.element, candidate, each));
    const taken: readonly TerraformValue[] = at < 0 ? [] : left.splice(at, 1);
    return taken[0] ?? null;
  };
  return config.map((each) => proposedBlock(node.element, takePrior(each), each));
}

/** Could `prior`, a member of a set, have come from `config`? What the provider computes says nothing. */
function cameFrom(node: TypeNode, prior: TerraformValue, config: TerraformValue): boolean {
  if (node.kind !== 'object' || !isObject(prior) || !isObject(config)) return sameValue(node, prior, config);
  return Object.entries(node.attributes).every(([name, attribute]) => {
    const before = prior[name] ?? null;
    const given = config[name] ?? null;
    if (attribute.computed && given === null) return true;
    const { node: inner } = attribute;
    if (!attribute.nested || !isCollection(inner)) return sameValue(inner, before, given);
    if (!isList(before) || !isList(given)) return true;
    return (
      before.length === given.length &&
      given.every((each) => before.some((candidate) => cameFrom(inner.element, candidate, each)))
    );
  });
}
