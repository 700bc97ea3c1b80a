// A Pulumi resource type in terms of AWS operations, and the life of a resource of such a type.
import { type AwsAccess } from './awsAccess';
import { differenceOf, inputsOf, isEmpty, settled, type Difference, type InputSchema } from './inputSchema';
import { optionalText, type Properties } from './properties';

/** A resource as it is in AWS. */
export interface ResourceState {
  readonly id: string;
  readonly outputs: Properties;
}

/** What a resource was and what it is to be. */
export interface Change {
  readonly old: Properties;
  readonly new: Properties;
  readonly changed: ReadonlySet<string>;
}

/** How the Pulumi provider `aws` serves one type. What fails throws what AWS answered. */
export interface ResourceType {
  readonly token: string;
  readonly inputs: InputSchema;
  /** It lives in a region: has the input and output `region`, by default the provider's. */
  readonly regional: boolean;
  /** Inputs by which AWS tells two of them apart: with all of them equal, the old one has to go before the new one comes. */
  readonly unique?: readonly string[];
  /** What the provider writes for what AWS leaves empty; seen with terraform-provider-aws 5.100.0. */
  readonly blank?: Properties;
  /** The id of a new resource. `made` is called as soon as it exists, if more is to be done after that. */
  create(aws: AwsAccess, inputs: Properties, made: (id: string) => void): Promise<string>;
  /** By its id, or by the id that imports take; null if it is gone. `known` is what it was before, empty on import. */
  read(aws: AwsAccess, id: string, known: Properties): Promise<ResourceState | null>;
  update(aws: AwsAccess, id: string, change: Change): Promise<void>;
  /** What is gone already is deleted. */
  delete(aws: AwsAccess, id: string, state: Properties): Promise<void>;
}

/** A resource that was made and not finished; `cause` says why. Its id is known, so it need not be made again. */
export class HalfMadeError extends Error {
  constructor(
    readonly id: string,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = 'HalfMadeError';
  }
}

const REGION: InputSchema = { region: { computed: true, replaces: true } };

/** A type whose resources live in a region. */
export function regional(type: Omit<ResourceType, 'regional'>): ResourceType {
  return { ...type, regional: true, inputs: { ...type.inputs, ...REGION } };
}

/** A type whose resources have no region. */
export function global(type: Omit<ResourceType, 'regional'>): ResourceType {
  return { ...type, regional: false };
}

/** Makes a resource and reads it back. @throws HalfMadeError if it exists and is not what was asked for. */
export async function createResource(type: ResourceType, aws: AwsAccess, inputs: Properties): Promise<ResourceState> {
  const there = within(type, aws, inputs);
  let made: string | undefined;
  try {
    made = await type.create(there, inputs, (id) => (made = id));
    return await existing(type, there, made, inputs);
  } catch (error) {
    throw made === undefined ? error : new HalfMadeError(made, error);
  }
}

/** A resource as it is now, null if it is gone. On import `known` may hold the region; so may the id: `vpc-1@eu-west-2`. */
export async function readResource(
  type: ResourceType,
  aws: AwsAccess,
  id: string,
  known: Properties,
): Promise<ResourceState | null> {
  const [, plain = id, region] = (type.regional && /^(.+)@([a-z]+(?:-[a-z]+)+-\d+)$/.exec(id)) || [];
  const there = within(type, aws, region === undefined ? known : { region });
  const read = await type.read(there, plain, known);
  return read === null ? null : complete(type, there, known, read);
}

export async function updateResource(
  type: ResourceType,
  aws: AwsAccess,
  id: string,
  old: Properties,
  inputs: Properties,
): Promise<ResourceState> {
  const there = within(type, aws, old);
  const { changed } = differenceOf(type.inputs, old, inputs);
  await type.update(there, id, { old, new: inputs, changed: new Set(changed) });
  return existing(type, there, id, inputs);
}

export async function deleteResource(type: ResourceType, aws: AwsAccess, id: string, state: Properties): Promise<void> {
  await type.delete(within(type, aws, state), id, state);
}

/** How `inputs` differ from a resource, and whether its replacement has to wait until it is gone. */
export function diffResource(
  type: ResourceType,
  state: Properties,
  inputs: Properties,
): Difference & { readonly deleteBeforeReplace: boolean } {
  const difference = differenceOf(type.inputs, state, inputs);
  const unique = type.unique ?? [];
  const clash = unique.length > 0 && !unique.some((name) => difference.changed.includes(name));
  return { ...difference, deleteBeforeReplace: difference.replaces.length > 0 && clash };
}

/** The inputs of a resource that was read, for a state that had none. */
export function importedInputs(type: ResourceType, { outputs }: ResourceState): Properties {
  return inputsOf(type.inputs, outputs);
}

async function existing(type: ResourceType, aws: AwsAccess, id: string, inputs: Properties): Promise<ResourceState> {
  const read = await type.read(aws, id, inputs);
  if (read === null) throw new Error(`${type.token} ${id} is not there right after it was made`);
  const state = complete(type, aws, inputs, read);
  if (inputs['tags'] !== undefined || !isEmpty(state.outputs['tags'])) return state;
  // Tags that nobody gave are no output of what was just made, only of what is read later (seen with 5.100.0).
  const { tags: _none, ...outputs } = state.outputs;
  return { ...state, outputs };
}

function complete(
  type: ResourceType,
  aws: AwsAccess,
  known: Properties,
  { id, outputs }: ResourceState,
): ResourceState {
  const told = Object.fromEntries(Object.entries(outputs).filter(([, value]) => value !== undefined));
  const tagged = told['tags'] === undefined ? {} : { tagsAll: told['tags'] };
  const placed = type.regional ? { region: aws.region } : {};
  return { id, outputs: settled(type.inputs, known, { ...type.blank, ...told, ...tagged, ...placed }) };
}

function within(type: ResourceType, aws: AwsAccess, properties: Properties): AwsAccess {
  const region = type.regional ? optionalText(properties, 'region') : undefined;
  return region === undefined ? aws : aws.in(region);
}
