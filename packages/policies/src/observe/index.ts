// Reads from AWS what the landing zone keeps in an account's IAM.
export { readIam } from './iam';
