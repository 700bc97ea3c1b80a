// The names that Pulumi gives where a program gives none: the logical name, with seven random characters.
import { randomBytes } from 'node:crypto';
import type { Properties } from '../pulumi/propertyValue';
import type { BridgedType } from '../translation/resourceType';

interface NameRule {
  readonly attribute: string;
  readonly prefix: string;
  readonly longest: number;
  readonly lowerCase: boolean;
}

const USUAL: NameRule = { attribute: 'name', prefix: '', longest: 255, lowerCase: false };

/** Where it is not the attribute `name` (pulumi/pulumi-aws, provider/resources.go). */
const RULES: Readonly<Record<string, NameRule>> = {
  aws_s3_bucket: { ...USUAL, attribute: 'bucket', longest: 63, lowerCase: true },
  aws_kms_alias: { ...USUAL, prefix: 'alias/', longest: 256 },
};

/** Where a name means something in AWS, and Pulumi gives none. */
const NEVER_NAMED = ['aws_route53_zone', 'aws_organizations_organization'];

/** Under this property the inputs tell which of them Pulumi would have filled in. */
export const DEFAULTS = '__defaults';

/**
 * The inputs with a name.
 * @param old the inputs of the last deployment, whose automatic name stays; null at the first
 * @param seed Pulumi's, so that a preview and its update agree
 */
export function withAutomaticName(
  type: BridgedType,
  logicalName: string,
  inputs: Properties,
  old: Properties | null,
  seed: Uint8Array,
): Properties {
  const property = nameProperty(type);
  if (property === undefined || !isFree(type, property, inputs)) return { ...inputs, [DEFAULTS]: [] };
  const kept = automaticNames(old ?? {}).includes(property) ? old?.[property] : undefined;
  return { ...inputs, [property]: kept ?? automaticName(type, logicalName, seed), [DEFAULTS]: [property] };
}

/** The property that holds a resource's name; undefined where it has none that a program may leave out. */
export function nameProperty({ root, terraform }: BridgedType): string | undefined {
  return NEVER_NAMED.includes(terraform) ? undefined : root.attributes[ruleOf(terraform).attribute]?.property;
}

/** The properties that were filled in when these inputs were checked. */
export function automaticNames(inputs: Properties): readonly string[] {
  const names = inputs[DEFAULTS];
  return Array.isArray(names) ? (names as string[]) : [];
}

function ruleOf(terraform: string): NameRule {
  return RULES[terraform] ?? USUAL;
}

/** Not given, not given by its prefix, and not asked for by `@pulumi/aws` itself. */
function isFree({ root, declaration, terraform }: BridgedType, property: string, inputs: Properties): boolean {
  const prefix = root.attributes[`${ruleOf(terraform).attribute}_prefix`]?.property;
  const isGiven = (name: string | undefined): boolean => name !== undefined && (inputs[name] ?? null) !== null;
  return declaration.inputs[property]?.optional === true && !isGiven(property) && !isGiven(prefix);
}

function automaticName({ terraform }: BridgedType, logicalName: string, seed: Uint8Array): string {
  const { prefix, longest, lowerCase } = ruleOf(terraform);
  const ending = `-${Buffer.from(seed.length > 0 ? seed : randomBytes(4))
    .toString('hex')
    .slice(0, 7)}`;
  const name = `${`${prefix}${logicalName}`.slice(0, longest - ending.length)}${ending}`;
  return lowerCase ? name.toLowerCase() : name;
}
