// The resource types and the functions of `@pulumi/aws`, each with the Terraform type that stands behind it.
import { declarationOf, type Declaration } from '../pulumi/declaration';
import { terraformType } from '../pulumi/resourceToken';
import type { ProviderSchema } from '../terraform/providerSchema';
import type { ObjectNode } from '../terraform/schema';
import { bindRoot, type BoundObject } from './binding';

export interface BridgedType {
  readonly token: string;
  /** Such as `aws_iam_role`. */
  readonly terraform: string;
  readonly version: number;
  readonly root: BoundObject;
  readonly declaration: Declaration;
  /** `@pulumi/aws` takes a `region` here, and this provider takes none: another process has to serve other regions. */
  readonly regionByProcess: boolean;
}

export class ResourceTypes {
  private readonly known = new Map<string, BridgedType>();

  constructor(private readonly schema: ProviderSchema) {}

  /**
   * @param token such as `aws:iam/role:Role`
   * @throws {RangeError} a token that `@pulumi/aws` or this provider does not have
   */
  resource(token: string): BridgedType {
    const type = terraformType(token, (name) => this.schema.hasResource(name));
    return this.bridged(token, type, (name) => this.schema.resource(name));
  }

  /**
   * @param token such as `aws:index/getAvailabilityZones:getAvailabilityZones`
   * @throws {RangeError} a token that `@pulumi/aws` or this provider does not have
   */
  dataSource(token: string): BridgedType {
    const type = terraformType(token, (name) => this.schema.hasDataSource(name));
    return this.bridged(token, type, (name) => this.schema.dataSource(name));
  }

  private bridged(
    token: string,
    terraform: string | undefined,
    schemaOf: (type: string) => { readonly version: number; readonly root: ObjectNode },
  ): BridgedType {
    const known = this.known.get(token);
    if (known !== undefined) return known;
    const declaration = declarationOf(token);
    if (declaration === undefined) throw new RangeError(`@pulumi/aws has no \`${token}\``);
    if (terraform === undefined) throw new RangeError(`this provider has nothing for \`${token}\``);
    const { version, root } = schemaOf(terraform);
    const region = root.attributes['region'];
    const regionByProcess = 'region' in declaration.inputs && region?.optional !== true;
    const members = { ...declaration.inputs, ...declaration.outputs };
    // Where the provider has no argument `region`, it may have an attribute of that name which says something else.
    const bound = bindRoot(root, members, terraform, regionByProcess ? ['timeouts', 'region'] : ['timeouts']);
    const type = { token, terraform, version, declaration, regionByProcess, root: bound };
    this.known.set(token, type);
    return type;
  }
}
