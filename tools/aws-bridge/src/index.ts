// What tests use: the bridge itself, its gRPC door, and the offline validation of registrations.
export { AwsBridge, type BridgeOptions } from './bridge';
export { MOTO_GAPS, startProxy, type EndpointProxy, type Gaps } from './endpoint/proxy';
export { serveBridge, type ServedBridge } from './grpc/serveBridge';
export type { Deed, Tally } from './provider/tally';
export type { Identity } from './provider/identity';
export { UNKNOWN_PROPERTY, type Properties } from './pulumi/propertyValue';
export type { ProviderSchema } from './terraform/providerSchema';
export type { ResourceTypes, BridgedType } from './translation/resourceType';
export type { Misfit } from './translation/toTerraform';
export { validateRegistrations, type ValidationOptions } from './validation/validateRegistrations';
export { isAccepted, type Registration, type RegistrationVerdict } from './validation/verdict';
