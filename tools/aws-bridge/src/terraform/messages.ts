// The messages of the plugin protocol, as `tfplugin5.proto` describes them.
export interface DynamicValue {
  readonly msgpack: Uint8Array;
}

export type PathStep =
  | { readonly selector: 'attributeName'; readonly attributeName: string }
  | { readonly selector: 'elementKeyString'; readonly elementKeyString: string }
  | { readonly selector: 'elementKeyInt'; readonly elementKeyInt: number };

export interface AttributePath {
  readonly steps: readonly PathStep[];
}

export interface DiagnosticMessage {
  /** 1 is an error, 2 a warning. */
  readonly severity: number;
  readonly summary: string;
  readonly detail: string;
  readonly attribute: AttributePath | null;
}

export interface IdentityData {
  readonly identityData: DynamicValue | null;
}

export interface AttributeMessage {
  readonly name: string;
  /** JSON of a cty type. */
  readonly type: Uint8Array;
  readonly required: boolean;
  readonly optional: boolean;
  readonly computed: boolean;
}

export interface NestedBlockMessage {
  readonly typeName: string;
  readonly block: BlockMessage;
  /** 1 single, 2 list, 3 set, 4 map, 5 group. */
  readonly nesting: number;
  readonly minItems: number;
  readonly maxItems: number;
}

export interface BlockMessage {
  readonly attributes: readonly AttributeMessage[];
  readonly blockTypes: readonly NestedBlockMessage[];
}

export interface SchemaMessage {
  readonly version: number;
  readonly block: BlockMessage;
}

interface Diagnosed {
  readonly diagnostics: readonly DiagnosticMessage[];
}

interface Capabilities {
  readonly clientCapabilities?: { readonly deferralAllowed: boolean; readonly writeOnlyAttributesAllowed: boolean };
}

export interface SchemaResponse extends Diagnosed {
  readonly provider: SchemaMessage;
  readonly resourceSchemas: Readonly<Record<string, SchemaMessage>>;
  readonly dataSourceSchemas: Readonly<Record<string, SchemaMessage>>;
}

export interface PlanRequest extends Capabilities {
  readonly typeName: string;
  readonly priorState: DynamicValue;
  readonly proposedNewState: DynamicValue;
  readonly config: DynamicValue;
  readonly priorPrivate: Uint8Array;
  readonly priorIdentity: IdentityData | null;
}

export interface PlanResponse extends Diagnosed {
  readonly plannedState: DynamicValue;
  readonly requiresReplace: readonly AttributePath[];
  readonly plannedPrivate: Uint8Array;
  readonly plannedIdentity: IdentityData | null;
}

export interface ApplyRequest {
  readonly typeName: string;
  readonly priorState: DynamicValue;
  readonly plannedState: DynamicValue;
  readonly config: DynamicValue;
  readonly plannedPrivate: Uint8Array;
  readonly plannedIdentity: IdentityData | null;
}

/** A resource as the provider answers with it; no state at all when it is gone. */
export interface StateResponse extends Diagnosed {
  readonly newState: DynamicValue | null;
  readonly private: Uint8Array;
  readonly newIdentity: IdentityData | null;
}

export interface ReadRequest extends Capabilities {
  readonly typeName: string;
  readonly currentState: DynamicValue;
  readonly private: Uint8Array;
  readonly currentIdentity: IdentityData | null;
}

export interface ImportedResource {
  readonly typeName: string;
  readonly state: DynamicValue;
  readonly private: Uint8Array;
  readonly identity: IdentityData | null;
}

interface Typed extends Capabilities {
  readonly typeName: string;
  readonly config: DynamicValue;
}

/** For each method of the service what goes in and what comes out. */
export interface PluginMethods {
  getSchema: [Record<string, never>, SchemaResponse];
  prepareProviderConfig: [{ readonly config: DynamicValue }, Diagnosed & { preparedConfig: DynamicValue | null }];
  validateResourceTypeConfig: [Typed, Diagnosed];
  validateDataSourceConfig: [Typed, Diagnosed];
  upgradeResourceState: [
    { readonly typeName: string; readonly version: number; readonly rawState: { readonly json: Uint8Array } },
    Diagnosed & { readonly upgradedState: DynamicValue },
  ];
  configure: [Capabilities & { readonly terraformVersion: string; readonly config: DynamicValue }, Diagnosed];
  readResource: [ReadRequest, StateResponse];
  planResourceChange: [PlanRequest, PlanResponse];
  applyResourceChange: [ApplyRequest, StateResponse];
  importResourceState: [
    Capabilities & { readonly typeName: string; readonly id: string },
    Diagnosed & { readonly importedResources: readonly ImportedResource[] },
  ];
  readDataSource: [Typed, Diagnosed & { readonly state: DynamicValue }];
}

/** What Terraform 1.11 says that it can do. */
export const CAPABILITIES = { deferralAllowed: false, writeOnlyAttributesAllowed: true };
