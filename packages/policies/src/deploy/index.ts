// How IAM roles, boundary and identity provider reach an account.
export { deployIamPolicy, deploySamlProvider, iamPolicyImport, samlProviderImport } from './identity';
export { deployRole, roleImport } from './role';
