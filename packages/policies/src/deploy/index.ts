// How IAM roles, boundary and identity provider reach an account.
export { deployIamPolicy, deploySamlProvider } from './identity';
export { deployRole } from './role';
