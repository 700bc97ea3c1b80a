// What the estate means and what is wrong with it: everything here is pure. Reading it is `@microaccounts/config/read`.
export { builtInGuardrails, isBuiltInGuardrail, type BuiltInGuardrail } from './builtInGuardrails';
export { isCidr, parseCidrBlock, type Cidr, type CidrBlock } from './cidr';
export type { DriftException } from './defaults/driftExceptions';
export type { StandardRoleName } from './defaults/roleNames';
export type { Diagnostic, Finding, Locate, Place } from './diagnostic';
export type {
  Account,
  AccountNetwork,
  BusinessUnit,
  Contacts,
  Environment,
  Estate,
  Guardrail,
  Limits,
  OrganizationalUnit,
  RoleSettings,
  Tier,
} from './estate';
export type { ExplainedAccount, ExplainedOrigin, ExplainedValue, TakenAway } from './explained';
export { schemaFiles } from './format/jsonSchema';
export { SCHEMA_FOLDER, schemaComment } from './format/schemaComment';
export { addressMatcher } from './addressPattern';
export { ADDRESS_LOCK, LANDING_ZONE, type EstateFiles } from './files';
export { limitNames, limitTable, type Limit } from './limits';
export { parseEstate, type ParsedEstate } from './parse';
export { Readings } from './readings';
export { rules } from './rules';
export type { Complaint, Rule } from './rules/rule';
export { builtInBundles, defaultServices, foundationServices } from './services';
export type { Source } from './source/source';
export { parseSource } from './source/yaml';
export { didYouMean } from './suggestion';
export { addressLock, LOCK_FORMAT_VERSION } from './written/addressLock';
export type { WrittenEstate } from './written/estate';
